package io.vad4j.motion.background;

import io.vad4j.spi.StreamContext;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * One scorer's view of the foreground of its stream. Scorers of a stream that have the same
 * background model share a segmenter: the first that takes a frame segments it, the others, which
 * are at the same position of the stream, get its result. Used by one thread at a time.
 */
public final class StreamForeground implements AutoCloseable {
  private final ForegroundSegmenter segmenter;
  private final boolean shared;
  private long position;

  private StreamForeground(ForegroundSegmenter segmenter, boolean shared) {
    this.segmenter = segmenter;
    this.shared = shared;
  }

  /** {@return the foreground of a stream with one scorer} */
  public static StreamForeground unshared(BackgroundModel model) {
    return new StreamForeground(new ForegroundSegmenter(model), false);
  }

  /** {@return the foreground that scorers of a stream share} */
  public static StreamForeground shared(BackgroundModel model, StreamContext context) {
    Segmenters segmenters = context.shared(Segmenters.class, Segmenters::new);
    return new StreamForeground(segmenters.of(model), true);
  }

  /** Takes the first frame of a clip, {@code CV_8UC1}. */
  public void start(Mat image) {
    position = 0;
    segmenter.start(image);
  }

  /** {@return the segmentation of the next frame, {@code CV_8UC1}; valid until the one after} */
  public ForegroundSegmenter update(Mat image) {
    position++;
    if (position > segmenter.position()) {
      segmenter.update(image);
    }
    return segmenter;
  }

  /**
   * Checks a frame size.
   *
   * @throws io.vad4j.InvalidFrameException if it is not that of the training frames
   */
  public void checkSize(int width, int height) {
    segmenter.checkSize(width, height);
  }

  @Override
  public void close() {
    if (!shared) {
      segmenter.close();
    }
  }

  /** The segmenters of a stream: one for each background model. */
  private static final class Segmenters implements AutoCloseable {
    private final Map<BackgroundModel, ForegroundSegmenter> segmenters = new HashMap<>();

    ForegroundSegmenter of(BackgroundModel model) {
      return segmenters.computeIfAbsent(model, ForegroundSegmenter::new);
    }

    @Override
    public void close() {
      segmenters.values().forEach(ForegroundSegmenter::close);
    }
  }
}
