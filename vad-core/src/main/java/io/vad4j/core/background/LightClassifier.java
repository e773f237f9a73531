package io.vad4j.core.background;

import io.vad4j.core.image.CellGrid;
import io.vad4j.core.image.ConnectedComponents;
import java.util.BitSet;

/**
 * Tells changes of the light from objects. Light multiplies the background by a smooth factor and
 * keeps its edges; an object hides them and has its own.
 *
 * <p>The image is compared with the background times the {@link RatioField}, which follows soft
 * borders of light. An edge pixel has a clear gradient in one of the two; it is kept if both
 * gradients agree. A cell is light if most edge pixels around it are kept, in the smallest window
 * that has enough of them; the border of the change is left out of these, since hard shadows have
 * an edge there too. A change that hides no edge and has none of its own, not even at its border,
 * is light. Not thread-safe.
 */
final class LightClassifier {
  /** Distance in pixels at which the border of a change is looked for. */
  private static final int MARGIN = 3;

  /** Grey levels of the two-pixel difference of an edge, beyond that of noise. */
  private static final float MIN_EDGE = 6;

  /** Noise of a two-pixel difference relative to the mean absolute difference of two images. */
  private static final float NOISE_FACTOR = 2.5f;

  /** Cells to each side of a cell in the windows that decide on it. */
  private static final int[] RADII = {1, 3};

  /** Cells to each side of a cell in which a change without edges inside has no edge. */
  private static final int BORDER_RADIUS = 3;

  /** Edge pixels that decide on a cell. */
  private static final int MIN_EDGE_PIXELS = 16;

  /** Part of the pixels inside a change that are edges; fewer are noise. */
  private static final float MIN_EDGE_PART = 0.03f;

  /** Cosine of the angle between gradients of the same edge. */
  private static final float MIN_COSINE = 0.8f;

  /** Light of things that are near each other in the image, not in the scene, differs. */
  private static final float MAX_CONTRAST_RATIO = 3;

  /** Part of the edge pixels that light keeps. */
  private static final float MIN_KEPT = 0.6f;

  /** Part of the cells of a change of the light that may have edges of their own: the lamp. */
  private static final float MAX_SOURCE_PART = 0.1f;

  private final CellGrid grid;
  private final EdgeGradients gradients;
  private final int[] inside;
  private final int[] edges;
  private final int[] kept;
  private final int[] own;
  private final int[] pixels;
  private final boolean[] isInside;

  LightClassifier(CellGrid grid, RatioField ratios) {
    this.grid = grid;
    int maxCellWidth = grid.width() / grid.columns() + 1;
    this.gradients = new EdgeGradients(ratios, grid.width(), maxCellWidth);
    this.inside = new int[grid.cells()];
    this.edges = new int[grid.cells()];
    this.kept = new int[grid.cells()];
    this.own = new int[grid.cells()];
    this.pixels = new int[grid.cells()];
    this.isInside = new boolean[maxCellWidth];
  }

  /**
   * The cells that are light.
   *
   * @param different cells in which the image differs from the background
   * @param moving cells that move, or are next to one that does; no part of a region
   * @param gradual cells that have come to differ without motion, as no object does
   * @param noise mean absolute difference of image and background where nothing changed
   */
  BitSet light(
      BitSet different,
      BitSet moving,
      BitSet gradual,
      byte[] image,
      byte[] background,
      float noise) {
    measure(different, image, background, noise);
    BitSet light = new BitSet(grid.cells());
    BitSet undecided = decideByWindows(different, light);
    BitSet still = (BitSet) different.clone();
    still.andNot(moving);
    for (ConnectedComponents.Component region : ConnectedComponents.of(still, grid.columns())) {
      decideByRegion(region.cells(), gradual, undecided, light);
    }
    WindowSums ownSums = new WindowSums(grid, own);
    WindowSums pixelSums = new WindowSums(grid, pixels);
    undecided.stream().forEach(cell -> light.set(cell, hasNoEdge(cell, ownSums, pixelSums)));
    return light;
  }

  private BitSet decideByWindows(BitSet different, BitSet light) {
    WindowSums insideSums = new WindowSums(grid, inside);
    WindowSums edgeSums = new WindowSums(grid, edges);
    WindowSums keptSums = new WindowSums(grid, kept);
    BitSet undecided = (BitSet) different.clone();
    for (int cell = different.nextSetBit(0); cell >= 0; cell = different.nextSetBit(cell + 1)) {
      for (int radius : RADII) {
        int near = edgeSums.around(cell, radius);
        if (isEvidence(near, insideSums.around(cell, radius))) {
          light.set(cell, keptSums.around(cell, radius) >= MIN_KEPT * near);
          undecided.clear(cell);
          break;
        }
      }
    }
    return undecided;
  }

  private void decideByRegion(BitSet region, BitSet gradual, BitSet undecided, BitSet light) {
    int insideSum = 0;
    int edgeSum = 0;
    int keptSum = 0;
    for (int cell = region.nextSetBit(0); cell >= 0; cell = region.nextSetBit(cell + 1)) {
      insideSum += inside[cell];
      edgeSum += edges[cell];
      keptSum += kept[cell];
    }
    boolean isDecided = isEvidence(edgeSum, insideSum);
    for (int cell = region.nextSetBit(0); cell >= 0; cell = region.nextSetBit(cell + 1)) {
      if (undecided.get(cell) && (isDecided || gradual.get(cell))) {
        light.set(cell, gradual.get(cell) || keptSum >= MIN_KEPT * edgeSum);
        undecided.clear(cell);
      }
    }
  }

  private static boolean isEvidence(int edgePixels, int insidePixels) {
    return edgePixels >= MIN_EDGE_PIXELS && edgePixels >= MIN_EDGE_PART * insidePixels;
  }

  private static boolean hasNoEdge(int cell, WindowSums ownSums, WindowSums pixelSums) {
    int edgePixels = ownSums.around(cell, BORDER_RADIUS);
    return edgePixels < MIN_EDGE_PIXELS
        || edgePixels < MIN_EDGE_PART * pixelSums.around(cell, BORDER_RADIUS);
  }

  /**
   * The cells that shine or are lit: a small part of a change of the light that has come with it.
   *
   * @param changed still cells that are, or were just now, light or an object
   * @param recent cells of these that have been an object for a short time
   */
  BitSet sources(BitSet changed, BitSet recent) {
    BitSet sources = new BitSet(grid.cells());
    for (ConnectedComponents.Component region : ConnectedComponents.of(changed, grid.columns())) {
      BitSet cells = region.cells();
      int size = cells.cardinality();
      cells.and(recent);
      if (cells.cardinality() <= MAX_SOURCE_PART * size) {
        sources.or(cells);
      }
    }
    return sources;
  }

  private void measure(BitSet different, byte[] image, byte[] background, float noise) {
    float minEdge = MIN_EDGE + NOISE_FACTOR * noise;
    int minDifference = 2 + Math.round(noise);
    for (int cell = 0; cell < grid.cells(); cell++) {
      inside[cell] = 0;
      edges[cell] = 0;
      kept[cell] = 0;
      own[cell] = 0;
      pixels[cell] = 0;
      if (different.get(cell)) {
        measure(cell, image, background, minEdge, minDifference);
      }
    }
  }

  /** Counts the pixels inside the change, the edges among them, and those that are kept. */
  private void measure(
      int cell, byte[] image, byte[] background, float minEdge, int minDifference) {
    int width = grid.width();
    int left = Math.max(1, grid.left(cell % grid.columns()));
    int right = Math.min(width - 1, grid.left(cell % grid.columns() + 1));
    int top = Math.max(1, grid.top(cell / grid.columns()));
    int bottom = Math.min(grid.height() - 1, grid.top(cell / grid.columns() + 1));
    float minSquared = 9 * minEdge * minEdge;
    if (left >= right || top >= bottom) {
      return;
    }
    gradients.start(image, background, left, right, top);
    for (int y = top; y < bottom; y++) {
      gradients.nextRow();
      findInside(y, left, right, image, background, minDifference);
      count(cell, right - left, minSquared);
    }
    pixels[cell] = (right - left) * (bottom - top);
  }

  /** Finds the pixels of a row of a cell that are inside the change. */
  private void findInside(
      int y, int left, int right, byte[] image, byte[] background, int minDifference) {
    int width = grid.width();
    int north = y >= MARGIN ? -MARGIN * width : 0;
    int south = y < grid.height() - MARGIN ? MARGIN * width : 0;
    for (int x = left; x < right; x++) {
      isInside[x - left] =
          isInside(
              y * width + x,
              x >= MARGIN ? -MARGIN : 0,
              x < width - MARGIN ? MARGIN : 0,
              north,
              south,
              image,
              background,
              minDifference);
    }
  }

  /** Counts the pixels of the present row of gradients. */
  private void count(int cell, int columns, float minSquared) {
    float[] imageX = gradients.imageX;
    float[] imageY = gradients.imageY;
    float[] expectedX = gradients.expectedX;
    float[] expectedY = gradients.expectedY;
    int insideCount = 0;
    for (int i = 0; i < columns; i++) {
      insideCount += isInside[i] ? 1 : 0;
      float imageSquared = imageX[i] * imageX[i] + imageY[i] * imageY[i];
      float expectedSquared = expectedX[i] * expectedX[i] + expectedY[i] * expectedY[i];
      if (imageSquared >= minSquared || expectedSquared >= minSquared) {
        boolean isKept =
            isKept(
                imageX[i] * expectedX[i] + imageY[i] * expectedY[i], imageSquared, expectedSquared);
        own[cell] += !isKept && imageSquared >= minSquared ? 1 : 0;
        edges[cell] += isInside[i] ? 1 : 0;
        kept[cell] += isInside[i] && isKept ? 1 : 0;
      }
    }
    inside[cell] += insideCount;
  }

  /** Whether two gradients have about the same direction and roughly the same magnitude. */
  private static boolean isKept(float product, float oneSquared, float otherSquared) {
    return product > 0
        && product * product >= MIN_COSINE * MIN_COSINE * oneSquared * otherSquared
        && Math.max(oneSquared, otherSquared)
            <= MAX_CONTRAST_RATIO * MAX_CONTRAST_RATIO * Math.min(oneSquared, otherSquared);
  }

  /** Whether a pixel and those around it differ from the background in the same direction. */
  private static boolean isInside(
      int pixel,
      int west,
      int east,
      int north,
      int south,
      byte[] image,
      byte[] background,
      int minDifference) {
    int sign = difference(pixel, image, background) > 0 ? 1 : -1;
    return sign * difference(pixel, image, background) >= minDifference
        && sign * difference(pixel + west, image, background) >= minDifference
        && sign * difference(pixel + east, image, background) >= minDifference
        && sign * difference(pixel + north, image, background) >= minDifference
        && sign * difference(pixel + south, image, background) >= minDifference;
  }

  private static int difference(int pixel, byte[] image, byte[] background) {
    return (image[pixel] & 0xff) - (background[pixel] & 0xff);
  }
}
