package io.vad4j.core.simulation.render;

/** Shape that is rasterized once and drawn many times at the same position. */
public final class Sprite extends Raster {
  private final int[] colours;
  private final float[] coverages;
  private int left = Integer.MAX_VALUE;
  private int top = Integer.MAX_VALUE;
  private int right = -1;
  private int bottom = -1;

  public Sprite(int width, int height) {
    super(width, height);
    colours = new int[width * height];
    coverages = new float[width * height];
  }

  @Override
  void plot(int x, int y, double coverage, int colour) {
    int i = y * width() + x;
    colours[i] = coverages[i] == 0 ? colour : Palette.mix(colours[i], colour, coverage);
    coverages[i] += (float) (coverage * (1 - coverages[i]));
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }

  @Override
  void shade(int x, int y, double darkness) {
    int i = y * width() + x;
    colours[i] = Palette.mix(colours[i], Palette.BLACK, darkness);
  }

  public void drawOn(Raster target) {
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        int i = y * width() + x;
        if (coverages[i] > 0) {
          target.plot(x, y, coverages[i], colours[i]);
        }
      }
    }
  }
}
