package io.vad4j.motion.opencv;

import io.vad4j.core.signal.Median;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Finds motion in the frames of one stream. Holds native memory; used by one thread at a time.
 *
 * <p>Pictures are {@code CV_8UC1}, all of one size from {@link #start} on, and valid during the
 * call only.
 */
public interface CellExtractor extends AutoCloseable {

  /**
   * Checks that pictures of this size can be searched.
   *
   * @throws io.vad4j.InvalidFrameException if not
   */
  default void checkSize(int width, int height) {}

  /** Forgets what was before and takes the first picture of a clip. */
  void start(Mat image);

  /**
   * Takes the next picture of a clip.
   *
   * @return how much moves where: {@code CV_32FC1}, values of at least 0, of any resolution over
   *     the whole picture; valid until the next call
   */
  Mat extract(Mat image, FrameClock clock);

  /**
   * Takes off what is no motion from the means of cells, in place; here, what the median cell has,
   * so that what changes everywhere at once, as in flicker, does not count.
   */
  default void subtractBaseline(float[] cells) {
    float median = Median.of(cells);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Math.max(0, cells[i] - median);
    }
  }

  @Override
  void close();
}
