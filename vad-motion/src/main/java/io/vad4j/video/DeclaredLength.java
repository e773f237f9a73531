package io.vad4j.video;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a file's header promises, to tell whether it was cut off.
 *
 * <p>Whole files disagree with their headers a little. So a file is cut off only when its number of
 * frames, where promised, falls short by more than two and by more than 2 %; and its duration,
 * where promised, by more than that, or, where it is all there is to go by, by more than a second.
 *
 * @param frames number of frames, where promised
 * @param seconds duration, where promised
 * @param frameRate frames a second, where known
 */
record DeclaredLength(OptionalLong frames, OptionalDouble seconds, OptionalDouble frameRate) {
  private static final double MAX_MISSING_FRACTION = 0.02;
  private static final double MAX_MISSING_FRAMES = 2;
  private static final double MAX_MISSING_SECONDS = 1;

  /** Nothing is promised, as by live streams. */
  static DeclaredLength none() {
    return new DeclaredLength(OptionalLong.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** Whether a file of which so much was read was cut off. */
  boolean isTruncated(long framesRead, double secondsRead) {
    if (frames.isEmpty() && seconds.isEmpty()) {
      return false;
    }
    return lacksFrames(framesRead) && lacksSeconds(secondsRead);
  }

  private boolean lacksFrames(long read) {
    return frames.isEmpty() || isShort(read, frames.getAsLong(), MAX_MISSING_FRAMES);
  }

  private boolean lacksSeconds(double read) {
    double tolerance =
        frames.isEmpty() ? MAX_MISSING_SECONDS : MAX_MISSING_FRAMES / frameRate.orElse(1);
    return seconds.isEmpty() || isShort(read, seconds.getAsDouble(), tolerance);
  }

  private static boolean isShort(double read, double declared, double tolerance) {
    return declared - read > Math.max(tolerance, MAX_MISSING_FRACTION * declared);
  }

  /** The number of frames promised, or expected from the duration; 0 where unknown. */
  long expectedFrames() {
    return frames.orElseGet(() -> Math.round(seconds.orElse(0) * frameRate.orElse(0)));
  }
}
