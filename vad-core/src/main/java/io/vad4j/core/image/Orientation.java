package io.vad4j.core.image;

/**
 * Orientation of a stored image against the image that people see, in the order of the Exif tag:
 * exchange of rows and columns, then mirroring.
 *
 * @since 0.1.0
 */
public enum Orientation {
  /** Stored as seen. */
  NORMAL(false, false, false),
  /** Mirrored left to right. */
  MIRRORED(false, true, false),
  /** Turned by 180 degrees. */
  ROTATED_180(false, true, true),
  /** Mirrored top to bottom. */
  FLIPPED(false, false, true),
  /** Rows and columns exchanged. */
  TRANSPOSED(true, false, false),
  /** To be turned by 90 degrees clockwise. */
  ROTATED_90(true, false, true),
  /** Rows and columns exchanged, and turned by 180 degrees. */
  TRANSVERSED(true, true, true),
  /** To be turned by 270 degrees clockwise. */
  ROTATED_270(true, true, false);

  private final boolean transposed;
  private final boolean reversedColumns;
  private final boolean reversedRows;

  Orientation(boolean transposed, boolean reversedColumns, boolean reversedRows) {
    this.transposed = transposed;
    this.reversedColumns = reversedColumns;
    this.reversedRows = reversedRows;
  }

  /**
   * {@return the orientation of an Exif tag; {@link #NORMAL} for values that Exif does not define}
   *
   * @param tag the value of the tag, 1 to 8
   */
  public static Orientation ofExif(int tag) {
    return tag >= 1 && tag <= values().length ? values()[tag - 1] : NORMAL;
  }

  /**
   * {@return the orientation that a matrix of a display transformation describes; {@link #NORMAL}
   * if it is none of a quarter turn} Stored coordinates (x, y) are seen at (xx·x + yx·y, xy·x +
   * yy·y), up to a translation.
   *
   * @param xx share of the stored column in the seen column
   * @param xy share of the stored column in the seen row
   * @param yx share of the stored row in the seen column
   * @param yy share of the stored row in the seen row
   */
  public static Orientation ofMatrix(double xx, double xy, double yx, double yy) {
    double straight = Math.min(Math.abs(xx), Math.abs(yy));
    double crossed = Math.min(Math.abs(xy), Math.abs(yx));
    double tolerance = 0.1 * Math.max(straight, crossed);
    if (straight > 0 && Math.max(Math.abs(xy), Math.abs(yx)) <= tolerance) {
      return find(false, xx < 0, yy < 0);
    }
    if (crossed > 0 && Math.max(Math.abs(xx), Math.abs(yy)) <= tolerance) {
      return find(true, xy < 0, yx < 0);
    }
    return NORMAL;
  }

  private static Orientation find(boolean transposed, boolean columns, boolean rows) {
    for (Orientation orientation : values()) {
      if (orientation.transposed == transposed
          && orientation.reversedColumns == columns
          && orientation.reversedRows == rows) {
        return orientation;
      }
    }
    return NORMAL;
  }

  /** {@return whether the image that people see has the width that the stored one has in height} */
  public boolean swapsSides() {
    return transposed;
  }

  /**
   * {@return the pixels as people see them; the array itself if they are stored so}
   *
   * @param pixels {@code width * height * channels} samples, row by row
   * @param width columns of the stored image
   * @param height rows of the stored image
   * @param channels samples of a pixel
   */
  public byte[] apply(byte[] pixels, int width, int height, int channels) {
    if (this == NORMAL) {
      return pixels;
    }
    int columns = transposed ? height : width;
    int rows = transposed ? width : height;
    byte[] seen = new byte[pixels.length];
    int target = 0;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int storedX = transposed ? y : x;
        int storedY = transposed ? x : y;
        int source =
            ((reversedRows ? height - 1 - storedY : storedY) * width
                    + (reversedColumns ? width - 1 - storedX : storedX))
                * channels;
        for (int channel = 0; channel < channels; channel++) {
          seen[target++] = pixels[source + channel];
        }
      }
    }
    return seen;
  }
}
