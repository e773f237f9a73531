package io.vad4j.core.background;

import io.vad4j.core.image.CellGrid;
import java.util.BitSet;

/**
 * Tells changes of the light from objects. Light multiplies the background by a smooth factor and
 * keeps its edges; an object hides them and has its own. Pixels at the border of a change are left
 * out, since a shadow has an edge there too. Not thread-safe.
 *
 * <p>An edge pixel has a clear gradient in the image or in the background; it is kept if the two
 * gradients agree up to the brightness ratio of the cell. A cell is light if most edge pixels
 * around it are kept, in the smallest window that has enough of them. A change without any edges
 * inside is light if it is large enough to have an inside.
 */
final class LightClassifier {
  /** Distance in pixels at which the border of a change is looked for. */
  private static final int MARGIN = 3;

  /** Grey levels of the two-pixel difference of an edge, beyond that of noise. */
  private static final int MIN_EDGE = 8;

  /** Noise of a two-pixel difference relative to the mean absolute difference of two images. */
  private static final float NOISE_FACTOR = 5;

  /** Cells to each side of a cell in the windows that decide on it. */
  private static final int[] RADII = {1, 3, 7};

  /** Edge pixels that decide on a cell. */
  private static final int MIN_EDGE_PIXELS = 16;

  /** Part of the pixels inside a change that are edges; fewer are noise. */
  private static final float MIN_EDGE_PART = 0.03f;

  /** Part of the edge pixels that light keeps. */
  private static final float MIN_KEPT = 0.6f;

  /** Pixels inside a change without edges that is light. */
  private static final int MIN_INSIDE = 96;

  private final CellGrid grid;
  private final int[] kept;
  private final int[] edges;
  private final int[] inside;

  LightClassifier(CellGrid grid) {
    this.grid = grid;
    this.kept = new int[grid.cells()];
    this.edges = new int[grid.cells()];
    this.inside = new int[grid.cells()];
  }

  /**
   * The cells that are light.
   *
   * @param different cells in which the image differs from the background
   * @param noise mean absolute difference of image and background where nothing changed
   */
  BitSet light(BitSet different, byte[] image, byte[] background, float noise) {
    int minEdge = MIN_EDGE + Math.round(NOISE_FACTOR * noise);
    int minDifference = 2 + Math.round(noise);
    for (int cell = 0; cell < grid.cells(); cell++) {
      kept[cell] = 0;
      edges[cell] = 0;
      inside[cell] = 0;
      if (different.get(cell)) {
        measure(cell, image, background, minEdge, minDifference);
      }
    }
    long[] sums = summedArea();
    BitSet light = new BitSet(grid.cells());
    different.stream().forEach(cell -> light.set(cell, isLight(cell, sums)));
    return light;
  }

  /** Sums of {@link #inside}, {@link #edges} and {@link #kept}, 20 bits each, above and left. */
  private long[] summedArea() {
    int stride = grid.columns() + 1;
    long[] sums = new long[stride * (grid.rows() + 1)];
    for (int row = 0; row < grid.rows(); row++) {
      long sum = 0;
      for (int column = 0; column < grid.columns(); column++) {
        int cell = row * grid.columns() + column;
        sum += (long) inside[cell] << 40 | (long) edges[cell] << 20 | kept[cell];
        sums[(row + 1) * stride + column + 1] = sums[row * stride + column + 1] + sum;
      }
    }
    return sums;
  }

  private boolean isLight(int cell, long[] sums) {
    int stride = grid.columns() + 1;
    long sum = 0;
    for (int radius : RADII) {
      int left = Math.max(0, cell % grid.columns() - radius);
      int right = Math.min(grid.columns(), cell % grid.columns() + radius + 1);
      int top = Math.max(0, cell / grid.columns() - radius);
      int bottom = Math.min(grid.rows(), cell / grid.columns() + radius + 1);
      sum =
          sums[bottom * stride + right]
              - sums[top * stride + right]
              - sums[bottom * stride + left]
              + sums[top * stride + left];
      long nearEdges = sum >> 20 & 0xfffff;
      if (nearEdges >= MIN_EDGE_PIXELS && nearEdges >= MIN_EDGE_PART * (sum >> 40)) {
        return (sum & 0xfffff) >= MIN_KEPT * nearEdges;
      }
    }
    return sum >> 40 >= MIN_INSIDE;
  }

  /** Counts the pixels inside the change, the edges among them, and those that are kept. */
  private void measure(int cell, byte[] image, byte[] background, int minEdge, int minDifference) {
    int width = grid.width();
    int left = Math.max(MARGIN, grid.left(cell % grid.columns()));
    int right = Math.min(width - MARGIN, grid.left(cell % grid.columns() + 1));
    int top = Math.max(MARGIN, grid.top(cell / grid.columns()));
    int bottom = Math.min(grid.height() - MARGIN, grid.top(cell / grid.columns() + 1));
    float ratio = ratio(left, top, right, bottom, image, background);
    for (int y = top; y < bottom; y++) {
      for (int i = y * width + left; i < y * width + right; i++) {
        int here = difference(i, image, background);
        int west = difference(i - MARGIN, image, background);
        int east = difference(i + MARGIN, image, background);
        int north = difference(i - MARGIN * width, image, background);
        int south = difference(i + MARGIN * width, image, background);
        int smallest =
            Math.min(
                Math.min(Math.abs(west), Math.abs(east)),
                Math.min(Math.abs(north), Math.abs(south)));
        if (Math.min(smallest, Math.abs(here)) < minDifference) {
          continue;
        }
        inside[cell]++;
        float imageX = level(image, i + 1) - level(image, i - 1);
        float imageY = level(image, i + width) - level(image, i - width);
        float expectedX = ratio * (level(background, i + 1) - level(background, i - 1));
        float expectedY = ratio * (level(background, i + width) - level(background, i - width));
        float largest =
            Math.max(
                Math.abs(imageX) + Math.abs(imageY), Math.abs(expectedX) + Math.abs(expectedY));
        if (largest < minEdge) {
          continue;
        }
        edges[cell]++;
        float residual = Math.abs(imageX - expectedX) + Math.abs(imageY - expectedY);
        boolean oneSided = here > 0 == west > 0 && here > 0 == east > 0 && here > 0 == north > 0;
        kept[cell] += oneSided && here > 0 == south > 0 && residual < largest / 2 ? 1 : 0;
      }
    }
  }

  private float ratio(int left, int top, int right, int bottom, byte[] image, byte[] background) {
    int imageSum = 1;
    int backgroundSum = 1;
    for (int y = top; y < bottom; y++) {
      for (int i = y * grid.width() + left; i < y * grid.width() + right; i++) {
        imageSum += image[i] & 0xff;
        backgroundSum += background[i] & 0xff;
      }
    }
    return (float) imageSum / backgroundSum;
  }

  private static int difference(int pixel, byte[] image, byte[] background) {
    return (image[pixel] & 0xff) - (background[pixel] & 0xff);
  }

  private static int level(byte[] image, int pixel) {
    return image[pixel] & 0xff;
  }
}
