package io.vad4j.core.preprocess;

import io.vad4j.DetectorConfig;
import io.vad4j.Frame;
import io.vad4j.FrameMask;
import io.vad4j.InvalidFrameException;
import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import io.vad4j.core.image.GrayscaleResizer;
import io.vad4j.core.signal.StateValues;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Preprocessing stage of one stream: validation, frame stride, grayscale and resizing, fill of
 * ignored pixels, photometric normalization and stabilization. Not thread-safe; one for each
 * stream.
 */
public final class FramePreprocessor implements Restorable {
  /** Maximum relative difference of aspect ratios. */
  private static final double ASPECT_RATIO_TOLERANCE = 0.02;

  private final GrayscaleResizer scaler;
  private final PixelFill fill;
  private final int frameStride;
  private final boolean resizing;
  private @Nullable FrameStabilizer stabilizer;
  private final boolean stabilizing;
  private final CameraShakeDetector shakeDetector = new CameraShakeDetector();
  private long frameCount;
  private @Nullable LastFrame last;

  /** Size and time of the frame before. */
  private record LastFrame(int width, int height, Duration timestamp) {}

  private FramePreprocessor(
      GrayscaleResizer scaler,
      int frameStride,
      boolean resizing,
      FrameMask ignored,
      boolean stabilizing,
      @Nullable FrameStabilizer stabilizer) {
    this.scaler = scaler;
    this.fill = PixelFill.of(ignored, scaler.width(), scaler.height());
    this.frameStride = frameStride;
    this.resizing = resizing;
    this.stabilizing = stabilizing;
    this.stabilizer = stabilizer;
  }

  /**
   * A preprocessor without stabilization.
   *
   * @param resizing whether frames whose size changes are resized instead of rejected
   * @param ignored the parts of the frame that are filled from the rest
   */
  static FramePreprocessor createUnstabilized(
      GrayscaleResizer scaler, int frameStride, boolean resizing, FrameMask ignored) {
    return new FramePreprocessor(scaler, frameStride, resizing, ignored, false, null);
  }

  /** A preprocessor with a fitted stabilizer. */
  public static FramePreprocessor createStabilized(
      GrayscaleResizer scaler, DetectorConfig config, FrameStabilizer stabilizer) {
    return new FramePreprocessor(
        scaler, config.frameStride(), config.resizeFrames(), config.ignored(), true, stabilizer);
  }

  /** A preprocessor that stabilizes against the first frame. */
  public static FramePreprocessor createStabilizedByFirstFrame(
      GrayscaleResizer scaler, DetectorConfig config) {
    return new FramePreprocessor(
        scaler, config.frameStride(), config.resizeFrames(), config.ignored(), true, null);
  }

  /**
   * The preprocessed frame, or empty if the frame stride skips it.
   *
   * @throws InvalidFrameException as {@link #check}
   */
  public Optional<Frame> process(Frame frame) {
    check(frame);
    last = new LastFrame(frame.width(), frame.height(), frame.timestamp());
    boolean selected = frameCount++ % frameStride == 0;
    return selected ? Optional.of(stabilize(fill.apply(scaler.apply(frame)))) : Optional.empty();
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

  /** Whether the last frame is the onset of camera shake. */
  public boolean hasStartedShaking() {
    return shakeDetector.hasStarted();
  }

  /** Whether the last frame is the first after camera shake. */
  public boolean hasStoppedShaking() {
    return shakeDetector.hasEnded();
  }

  /**
   * Checks that frames have the aspect ratio of the training frames.
   *
   * @throws InvalidFrameException if they do not
   */
  public static void checkAspectRatio(
      String name, int width, int height, int trainingWidth, int trainingHeight) {
    double aspectRatio = (double) width / height;
    double trainingAspectRatio = (double) trainingWidth / trainingHeight;
    if (Math.abs(aspectRatio / trainingAspectRatio - 1) > ASPECT_RATIO_TOLERANCE) {
      throw new InvalidFrameException(
          "%s is %dx%d pixels, but the detector is fitted on %dx%d, another aspect ratio. Use video of the same camera, or let frames be resized (resizeFrames, --resize-frames)."
              .formatted(name, width, height, trainingWidth, trainingHeight));
    }
  }

  /** The position in the stream, without a stabilizer that took the first frame. */
  @Override
  public void exchange(StateArchive archive) {
    frameCount = archive.value(frameCount);
    LastFrame written = last == null ? new LastFrame(0, 0, Duration.ZERO) : last;
    boolean isPresent = archive.value(last != null);
    LastFrame read =
        new LastFrame(
            archive.value(written.width()),
            archive.value(written.height()),
            StateValues.time(archive, written.timestamp()));
    last = isPresent ? read : null;
    shakeDetector.exchange(archive);
  }

  /**
   * Checks that a frame can be the next one.
   *
   * @throws InvalidFrameException if its size differs from that of the last one and frames are not
   *     resized, or its timestamp is before that of the last one
   */
  public void check(Frame frame) {
    LastFrame previous = last;
    if (previous == null) {
      return;
    }
    boolean sameSize = previous.width() == frame.width() && previous.height() == frame.height();
    if (!sameSize && !resizing) {
      throw new InvalidFrameException(
          "Frame %d is %dx%d pixels, but the frames before it are %dx%d. Reset between clips and give clips of one size, or let frames be resized (resizeFrames, --resize-frames)."
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
