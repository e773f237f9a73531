package io.vad4j.core.background;

/**
 * Gradients of an image, and of the background times the {@link RatioField}, row by row of a block
 * of pixels: Prewitt's operator. Not thread-safe.
 */
final class EdgeGradients {
  private static final int ROWS = 3;

  private final RatioField ratios;
  private final int width;

  /** The horizontal gradients of the image in the row. */
  final float[] imageX;

  /** The vertical gradients of the image in the row. */
  final float[] imageY;

  /** The horizontal gradients of the background in the row, in the light of the image. */
  final float[] expectedX;

  /** The vertical gradients of the background in the row, in the light of the image. */
  final float[] expectedY;

  private final float[][] ratioRows;
  private final float[][] imageSums;
  private final float[][] expectedSums;
  private final float[] imageColumns;
  private final float[] expectedColumns;
  private byte[] image = {};
  private byte[] background = {};
  private int left;
  private int count;
  private int y;

  /**
   * Gradients of images.
   *
   * @param width columns of the images
   * @param maxCount columns of the largest block
   */
  EdgeGradients(RatioField ratios, int width, int maxCount) {
    this.ratios = ratios;
    this.width = width;
    this.imageX = new float[maxCount];
    this.imageY = new float[maxCount];
    this.expectedX = new float[maxCount];
    this.expectedY = new float[maxCount];
    this.ratioRows = new float[ROWS][maxCount + 2];
    this.imageSums = new float[ROWS][maxCount];
    this.expectedSums = new float[ROWS][maxCount];
    this.imageColumns = new float[maxCount + 2];
    this.expectedColumns = new float[maxCount + 2];
  }

  /**
   * Starts a block, of which no pixel lies at the edge of the image.
   *
   * @param top the first row
   */
  void start(byte[] newImage, byte[] newBackground, int newLeft, int right, int top) {
    image = newImage;
    background = newBackground;
    left = newLeft;
    count = right - newLeft;
    y = top;
    sumRow(top - 1);
    sumRow(top);
  }

  /** Computes the gradients of the next row. */
  void nextRow() {
    sumRow(y + 1);
    sumColumns();
    float[] imageAbove = imageSums[(y - 1) % ROWS];
    float[] imageBelow = imageSums[(y + 1) % ROWS];
    float[] expectedAbove = expectedSums[(y - 1) % ROWS];
    float[] expectedBelow = expectedSums[(y + 1) % ROWS];
    for (int i = 0; i < count; i++) {
      imageX[i] = imageColumns[i + 2] - imageColumns[i];
      imageY[i] = imageBelow[i] - imageAbove[i];
      expectedX[i] = expectedColumns[i + 2] - expectedColumns[i];
      expectedY[i] = expectedBelow[i] - expectedAbove[i];
    }
    y++;
  }

  /** Sums of three pixels of a row each. */
  private void sumRow(int row) {
    float[] ratioRow = ratioRows[row % ROWS];
    float[] imageRow = imageSums[row % ROWS];
    float[] expectedRow = expectedSums[row % ROWS];
    ratios.row(row, left - 1, left + count + 1, ratioRow);
    int start = row * width + left;
    for (int i = 0; i < count; i++) {
      imageRow[i] = sum(image, start + i, 1);
      expectedRow[i] = ratioRow[i + 1] * sum(background, start + i, 1);
    }
  }

  /** Sums of three pixels of a column each. */
  private void sumColumns() {
    float[] ratioRow = ratioRows[y % ROWS];
    int start = y * width + left - 1;
    for (int i = 0; i < count + 2; i++) {
      imageColumns[i] = sum(image, start + i, width);
      expectedColumns[i] = ratioRow[i] * sum(background, start + i, width);
    }
  }

  private static int sum(byte[] levels, int middle, int step) {
    return (levels[middle - step] & 0xff)
        + (levels[middle] & 0xff)
        + (levels[middle + step] & 0xff);
  }
}
