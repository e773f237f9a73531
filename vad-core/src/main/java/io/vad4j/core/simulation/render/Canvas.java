package io.vad4j.core.simulation.render;

/** Colour image that shapes are drawn on. */
public final class Canvas extends Raster {
  private final int[] pixels;

  /** A black image. */
  public Canvas(int width, int height) {
    super(width, height);
    pixels = new int[width * height];
  }

  /** The live pixel array, {@code 0xRRGGBB} row by row. */
  public int[] pixels() {
    return pixels;
  }

  /** Copies another canvas of this size. */
  public void copyFrom(Canvas other) {
    System.arraycopy(other.pixels, 0, pixels, 0, pixels.length);
  }

  /**
   * Copies another canvas of this size, translated by fractions of pixels with replicated borders.
   */
  public void copyShifted(Canvas other, double right, double down) {
    int dx = (int) Math.floor(right);
    int dy = (int) Math.floor(down);
    double partX = right - dx;
    double partY = down - dy;
    for (int y = 0; y < height(); y++) {
      for (int x = 0; x < width(); x++) {
        int upper =
            Palette.mix(
                other.nearestPixel(x - dx, y - dy - 1),
                other.nearestPixel(x - dx - 1, y - dy - 1),
                partX);
        int lower =
            Palette.mix(
                other.nearestPixel(x - dx, y - dy), other.nearestPixel(x - dx - 1, y - dy), partX);
        pixels[y * width() + x] = Palette.mix(lower, upper, partY);
      }
    }
  }

  private int nearestPixel(int x, int y) {
    int row = Math.max(0, Math.min(height() - 1, y));
    return pixels[row * width() + Math.max(0, Math.min(width() - 1, x))];
  }

  @Override
  void plot(int x, int y, double coverage, int colour) {
    int i = y * width() + x;
    pixels[i] = coverage >= 1 ? colour : Palette.mix(pixels[i], colour, coverage);
  }

  @Override
  void shade(int x, int y, double darkness) {
    int i = y * width() + x;
    pixels[i] = Palette.mix(pixels[i], Palette.BLACK, darkness);
  }
}
