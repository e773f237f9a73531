package io.vad4j.motion;

import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.swap;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.vad4j.core.image.CellGrid;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Optical flow of those cells only that are asked for, from each picture of a stream to the next: a
 * patch for each cell, coarse to fine from an eighth of the frames' size to half of it, with the
 * movements of its neighbours as guesses. Like dense inverse search without refinement, but cheaper
 * by as much as fewer cells are asked for. Holds native memory; used by one thread at a time.
 */
final class CellFlow implements AutoCloseable {
  /** Size of the largest pictures searched, as a share of the frames' size. */
  static final double SCALE = 0.5;

  private static final int LEVELS = 3;
  private static final int ROUNDS = 4;

  /** Guesses nearer than this, in pixels, are no news. */
  private static final float NEWS = 0.25f;

  private final PatchSearch search = new PatchSearch();
  private final Mat previous = new Mat();
  private final Mat[] shrunk = new Mat[LEVELS];
  private final Mat scratch = new Mat();
  private SearchPicture[] before = new SearchPicture[LEVELS];
  private SearchPicture[] now = new SearchPicture[LEVELS];

  CellFlow() {
    for (int level = 0; level < LEVELS; level++) {
      shrunk[level] = new Mat();
      before[level] = new SearchPicture();
      now[level] = new SearchPicture();
    }
  }

  /** Takes a picture; the one taken before it becomes the one before. */
  void take(Mat picture) {
    SearchPicture[] older = before;
    before = now;
    now = older;
    swap(previous, shrunk[0]);
    shrink(picture, SCALE, shrunk[0]);
    for (int level = 0; level < LEVELS; level++) {
      if (level > 0) {
        shrink(shrunk[level - 1], 0.5, shrunk[level]);
      }
      now[level].take(shrunk[level], scratch);
    }
  }

  private static void shrink(Mat picture, double share, Mat target) {
    int width = (int) Math.max(1, Math.round(picture.cols() * share));
    int height = (int) Math.max(1, Math.round(picture.rows() * share));
    try (Size size = new Size(width, height)) {
      resize(picture, target, size, 0, 0, INTER_AREA);
    }
  }

  /** By how many grey levels each pixel of the half-size picture has changed. */
  void change(Mat into) {
    absdiff(previous, shrunk[0], into);
  }

  /**
   * The movements of cells, in pixels of the half-size picture.
   *
   * @param grid cells over the frame
   * @param wanted which of them to search
   */
  CellMovements search(CellGrid grid, boolean[] wanted) {
    CellMovements found = CellMovements.none();
    for (int level = LEVELS - 1; level >= 0; level--) {
      CellMovements cells = found.finer(grid, wanted, level);
      for (int cell = 0; cell < cells.count(); cell++) {
        if (cells.wanted(cell)) {
          start(level, cells, cell);
          propose(cells, cells.left(cell), cells.above(cell));
          search.improve(ROUNDS);
          cells.set(cell, search);
        }
      }
      for (int cell = cells.count() - 1; cell >= 0; cell--) {
        if (cells.wanted(cell) && tellsMore(cells, cell)) {
          start(level, cells, cell);
          if (propose(cells, cells.right(cell), cells.below(cell))) {
            search.improve(ROUNDS);
            cells.set(cell, search);
          }
        }
      }
      cells.smooth();
      found = cells;
    }
    return found;
  }

  private void start(int level, CellMovements cells, int cell) {
    int left = Math.round(cells.middleX(cell) - PatchSearch.SIDE / 2f);
    int top = Math.round(cells.middleY(cell) - PatchSearch.SIDE / 2f);
    search.start(before[level], now[level], left, top, cells.x(cell), cells.y(cell));
  }

  /** Tries the movements of two cells; tells whether one fits better. */
  private boolean propose(CellMovements cells, int one, int other) {
    boolean better = cells.wanted(one) && search.propose(cells.x(one), cells.y(one));
    return cells.wanted(other) && search.propose(cells.x(other), cells.y(other)) || better;
  }

  /** Whether the neighbours that come later move unlike a cell. */
  private static boolean tellsMore(CellMovements cells, int cell) {
    return cells.apart(cell, cells.right(cell)) > NEWS
        || cells.apart(cell, cells.below(cell)) > NEWS;
  }

  @Override
  public void close() {
    previous.close();
    scratch.close();
    for (Mat picture : shrunk) {
      picture.close();
    }
  }
}
