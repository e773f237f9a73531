package io.vad4j.core.preprocess;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.core.image.GrayscaleResizer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream's frames enter: checks them, skips those that sampling leaves out, makes the
 * others grey and of the working size, and steadies them. One for each stream.
 */
public final class FramePreprocessor {
  /** Pictures whose proportions differ by more than this are not of the same camera. */
  private static final double ASPECT_RATIO_TOLERANCE = 0.02;

  private final GrayscaleResizer scaler;
  private final int frameStride;
  private @Nullable FrameStabilizer stabilizer;
  private final boolean stabilizing;
  private final CameraShakeDetector shakeDetector = new CameraShakeDetector();
  private long frameCount;
  private @Nullable Frame lastFrame;

  private FramePreprocessor(
      GrayscaleResizer scaler,
      int frameStride,
      boolean stabilizing,
      @Nullable FrameStabilizer stabilizer) {
    this.scaler = scaler;
    this.frameStride = frameStride;
    this.stabilizing = stabilizing;
    this.stabilizer = stabilizer;
  }

  /** Takes frames as the camera has them. */
  static FramePreprocessor createUnstabilized(GrayscaleResizer scaler, int frameStride) {
    return new FramePreprocessor(scaler, frameStride, false, null);
  }

  /** Takes frames steadied by what was learned. */
  public static FramePreprocessor createStabilized(
      GrayscaleResizer scaler, int frameStride, FrameStabilizer stabilizer) {
    return new FramePreprocessor(scaler, frameStride, true, stabilizer);
  }

  /** Takes frames steadied by the first of them. */
  public static FramePreprocessor createStabilizedByFirstFrame(
      GrayscaleResizer scaler, int frameStride) {
    return new FramePreprocessor(scaler, frameStride, true, null);
  }

  /** The frame as scorers see it, or empty if sampling leaves it out. */
  public Optional<Frame> process(Frame frame) {
    checkFrame(frame);
    lastFrame = frame;
    boolean selected = frameCount++ % frameStride == 0;
    return selected ? Optional.of(stabilize(scaler.apply(frame))) : Optional.empty();
  }

  private Frame stabilize(Frame gray) {
    if (!stabilizing) {
      return gray;
    }
    FrameStabilizer currentStabilizer = stabilizer;
    if (currentStabilizer == null) {
      stabilizer = FrameStabilizer.of(gray);
      return gray;
    }
    FrameStabilizer.StabilizedFrame stabilized = currentStabilizer.apply(gray);
    shakeDetector.update(gray.timestamp(), stabilized.translation());
    return stabilized.frame();
  }

  /** Whether the camera began to shake with the frame that was taken last. */
  public boolean hasStartedShaking() {
    return shakeDetector.hasStarted();
  }

  /** Refuses pictures of other proportions than those that were learned from. */
  public static void checkAspectRatio(
      String name, int width, int height, int learnedWidth, int learnedHeight) {
    double shape = (double) width / height;
    double learned = (double) learnedWidth / learnedHeight;
    if (Math.abs(shape / learned - 1) > ASPECT_RATIO_TOLERANCE) {
      throw new InvalidFrameException(
          "%s is %dx%d pixels, but what is normal is learned from %dx%d, a picture of another shape. Use footage of the same camera."
              .formatted(name, width, height, learnedWidth, learnedHeight));
    }
  }

  private void checkFrame(Frame frame) {
    Frame previous = lastFrame;
    if (previous == null) {
      return;
    }
    if (previous.width() != frame.width() || previous.height() != frame.height()) {
      throw new InvalidFrameException(
          "Frame %d is %dx%d pixels, but the frames before it are %dx%d. Reset between clips, and give clips of one size."
              .formatted(
                  frame.index(),
                  frame.width(),
                  frame.height(),
                  previous.width(),
                  previous.height()));
    }
    Duration time = frame.timestamp();
    if (time.compareTo(previous.timestamp()) < 0) {
      throw new InvalidFrameException(
          "Frame %d is at %s, before the frame that came last, at %s. Reset between clips."
              .formatted(frame.index(), time, previous.timestamp()));
    }
  }
}
