package io.vad4j.core.simulation.render;

/** Colour image that shapes are drawn on. */
public final class Canvas extends Raster {
  /** The factor of {@link #setScaled} that changes nothing. */
  public static final int FACTOR_UNIT = 256;

  private final int[] pixels;
  private double light = 1;

  /** A black image. */
  public Canvas(int width, int height) {
    super(width, height);
    pixels = new int[width * height];
  }

  /** The live pixel array, {@code 0xRRGGBB} row by row. */
  public int[] pixels() {
    return pixels;
  }

  /** Sets the brightness factor of subsequent shapes. */
  public void setLight(double factor) {
    this.light = factor;
  }

  /** Sets a pixel to that of another canvas, multiplied by a factor. */
  public void setScaled(int index, Canvas other, int factor) {
    int pixel = other.pixels[index];
    pixels[index] =
        scaled(pixel >> 16 & 0xff, factor) << 16
            | scaled(pixel >> 8 & 0xff, factor) << 8
            | scaled(pixel & 0xff, factor);
  }

  private static int scaled(int sample, int factor) {
    return Math.min(255, (sample * factor + FACTOR_UNIT / 2) / FACTOR_UNIT);
  }

  /** A copy. */
  public Canvas copy() {
    Canvas copy = new Canvas(width(), height());
    copy.copyFrom(this);
    return copy;
  }

  /** The grey level of a pixel. */
  public double grey(int index) {
    int pixel = pixels[index];
    return 0.299 * (pixel >> 16 & 0xff) + 0.587 * (pixel >> 8 & 0xff) + 0.114 * (pixel & 0xff);
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
    int lit = light == 1 ? colour : Palette.scaleBrightness(colour, light);
    pixels[i] = coverage >= 1 ? lit : Palette.mix(pixels[i], lit, coverage);
  }

  @Override
  void shade(int x, int y, double darkness) {
    int i = y * width() + x;
    pixels[i] = Palette.mix(pixels[i], Palette.BLACK, darkness);
  }
}
