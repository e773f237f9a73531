package io.vad4j.core.simulation.render;

import java.util.function.IntToDoubleFunction;

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

  /**
   * Draws the shape with every row translated sideways.
   *
   * @param shift pixels to the right of a row
   */
  public void drawBent(Raster target, IntToDoubleFunction shift) {
    for (int y = top; y <= bottom; y++) {
      double right = shift.applyAsDouble(y);
      int whole = (int) Math.floor(right);
      double part = right - whole;
      int last = Math.min(width() - 1, this.right + whole + 1);
      for (int x = Math.max(0, left + whole); x <= last; x++) {
        double near = coverage(x - whole, y) * (1 - part);
        double far = coverage(x - whole - 1, y) * part;
        if (near + far > 0) {
          int colour =
              Palette.mix(colour(x - whole, y), colour(x - whole - 1, y), far / (near + far));
          target.plot(x, y, Math.min(1, near + far), colour);
        }
      }
    }
  }

  private double coverage(int x, int y) {
    return x < 0 || x >= width() ? 0 : coverages[y * width() + x];
  }

  private int colour(int x, int y) {
    return colours[y * width() + Math.max(0, Math.min(width() - 1, x))];
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
