package io.vad4j.core.source.street;

/** A colour picture that shapes are laid over. */
public final class Picture extends Raster {
  private final int[] pixels;

  /** A black picture. */
  public Picture(int width, int height) {
    super(width, height);
    pixels = new int[width * height];
  }

  /** The colours as {@code 0xRRGGBB}, row by row; changes show in the picture. */
  public int[] pixels() {
    return pixels;
  }

  /** Becomes a copy of another picture of this size. */
  public void copy(Picture other) {
    System.arraycopy(other.pixels, 0, pixels, 0, pixels.length);
  }

  @Override
  void plot(int x, int y, double coverage, int colour) {
    int i = y * width() + x;
    pixels[i] = coverage >= 1 ? colour : Colours.mix(pixels[i], colour, coverage);
  }

  @Override
  void shade(int x, int y, double darkness) {
    int i = y * width() + x;
    pixels[i] = Colours.mix(pixels[i], Colours.BLACK, darkness);
  }
}
