package io.vad4j.core.simulation.render;

import java.util.BitSet;

/** Visible pixels of marked figures, without those occluded by unmarked ones. */
public final class Silhouette extends Raster {
  private final BitSet bits = new BitSet();
  private boolean marking;

  /** An empty silhouette. */
  public Silhouette(int width, int height) {
    super(width, height);
  }

  /** Sets whether subsequent shapes belong to the silhouette or occlude it. */
  public void setMarking(boolean enabled) {
    this.marking = enabled;
  }

  /** One bit per pixel, row by row. */
  public BitSet bits() {
    return bits;
  }

  @Override
  void plot(int x, int y, double coverage, int colour) {
    if (coverage >= 0.5) {
      bits.set(y * width() + x, marking);
    }
  }

  @Override
  void shade(int x, int y, double darkness) {}
}
