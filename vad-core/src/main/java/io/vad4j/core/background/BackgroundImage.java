package io.vad4j.core.background;

import io.vad4j.core.image.CellGrid;

/** Grey levels of a background that follows images cell by cell. Not thread-safe. */
final class BackgroundImage {
  private final CellGrid grid;
  private final byte[] pixels;

  BackgroundImage(CellGrid grid) {
    this.grid = grid;
    this.pixels = new byte[grid.width() * grid.height()];
  }

  /** The grey levels, row by row. */
  byte[] pixels() {
    return pixels;
  }

  /** Takes all grey levels of an image. */
  void set(byte[] image) {
    System.arraycopy(image, 0, pixels, 0, pixels.length);
  }

  /** Multiplies a cell by the change of the light. */
  void multiply(int cell, RatioField ratios) {
    int left = grid.left(cell % grid.columns());
    int right = grid.left(cell % grid.columns() + 1);
    float[] row = new float[right - left];
    CellRows.forEach(
        grid,
        cell,
        (from, to) -> {
          ratios.row(from / grid.width(), left, right, row);
          for (int i = from; i < to; i++) {
            pixels[i] = (byte) Math.min(255, Math.round((pixels[i] & 0xff) * row[i - from]));
          }
        });
  }

  /** Moves a cell towards an image by a part of the difference, by a grey level or more. */
  void follow(int cell, byte[] image, float part) {
    int left = grid.left(cell % grid.columns());
    int right = grid.left(cell % grid.columns() + 1);
    int bottom = grid.top(cell / grid.columns() + 1);
    for (int y = grid.top(cell / grid.columns()); y < bottom; y++) {
      follow(y * grid.width() + left, y * grid.width() + right, image, part);
    }
  }

  private void follow(int from, int to, byte[] image, float part) {
    for (int i = from; i < to; i++) {
      int difference = (image[i] & 0xff) - (pixels[i] & 0xff);
      int step = (int) (part * difference);
      pixels[i] += (byte) (step != 0 ? step : Integer.signum(difference));
    }
  }
}
