package io.vad4j.core.simulation.render;

import java.util.BitSet;

/** Where marked figures are seen, less what unmarked ones in front of them hide. */
public final class Silhouette extends Raster {
  private final BitSet bits = new BitSet();
  private boolean marking;

  /** A silhouette of nothing. */
  public Silhouette(int width, int height) {
    super(width, height);
  }

  /** Whether what is drawn from now on belongs to the silhouette or hides it. */
  public void setMarking(boolean enabled) {
    this.marking = enabled;
  }

  /** A bit for every pixel, row by row. */
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
