package io.vad4j.motion;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.Scorer;
import io.vad4j.core.image.CellGrid;
import io.vad4j.spi.ScorerDescriptor;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A scorer for one stream: checks frames, hands their pixels to OpenCV, averages the motion found
 * over cells, counts the warm-up, and lets go of native memory.
 */
final class MotionScorer implements Scorer {
  private final String name;
  private final int warmUp;
  private final Motion motion;
  private final FrameInterval interval = new FrameInterval();
  private final GreyPicture grey = new GreyPicture();
  private final CellMeans cells = new CellMeans();
  private CellGrid grid = new CellGrid(1, 1, 1, 1);
  private int seen;
  private boolean closed;

  /**
   * A scorer.
   *
   * @param descriptor for its name and warm-up, which is at least 1
   * @param motion what finds motion; closed with this scorer
   */
  MotionScorer(ScorerDescriptor descriptor, Motion motion) {
    this.name = descriptor.name();
    this.warmUp = descriptor.warmUp();
    this.motion = motion;
  }

  @Override
  public Optional<AnomalyMap> score(Frame frame) {
    ensureOpen();
    check(frame);
    Mat picture = grey.of(frame);
    seen++;
    if (seen == 1) {
      interval.start(frame.time());
      motion.start(picture);
      return Optional.empty();
    }
    interval.next(frame.time());
    Mat found = motion.next(picture, interval);
    return seen <= warmUp ? Optional.empty() : Optional.of(map(found));
  }

  @Override
  public void reset() {
    ensureOpen();
    seen = 0;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      motion.close();
      cells.close();
      grey.close();
    }
  }

  private void ensureOpen() {
    if (closed) {
      throw new IllegalStateException("Scorer " + name + " is closed; open another.");
    }
  }

  private void check(Frame frame) {
    if (frame.format() != PixelFormat.GRAY8) {
      throw new InvalidFrameException(
          "Scorer %s takes GRAY8 frames, but frame %d is %s; convert it to grey first."
              .formatted(name, frame.index(), frame.format()));
    }
    if (seen == 0) {
      motion.checkSize(frame.width(), frame.height());
      grid = CellGrid.over(frame.width(), frame.height());
    } else if (frame.width() != grid.width() || frame.height() != grid.height()) {
      throw new InvalidFrameException(
          ("Frame %d is %dx%d pixels, but those before it were %dx%d; resize it, or reset scorer %s"
                  + " to start another clip.")
              .formatted(
                  frame.index(), frame.width(), frame.height(), grid.width(), grid.height(), name));
    }
  }

  private AnomalyMap map(Mat found) {
    float[] values = cells.of(found, grid);
    motion.refine(values);
    return AnomalyMap.of(grid.columns(), grid.rows(), values);
  }
}
