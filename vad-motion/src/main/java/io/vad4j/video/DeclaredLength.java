package io.vad4j.video;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Length that a file's header declares, to detect truncated files.
 *
 * <p>Complete files deviate from their headers a little. A file is truncated if both its frame
 * count and its duration, where declared, fall short by more than two frames and 2 %; where only
 * the duration is declared, by more than a second and 2 %.
 *
 * @param frames declared number of frames, if any
 * @param seconds declared duration, if any
 * @param frameRate frames a second, if known
 */
record DeclaredLength(OptionalLong frames, OptionalDouble seconds, OptionalDouble frameRate) {
  private static final double MAX_MISSING_FRACTION = 0.02;
  private static final double MAX_MISSING_FRAMES = 2;
  private static final double MAX_MISSING_SECONDS = 1;

  /** No declared length, as of live streams. */
  static DeclaredLength none() {
    return new DeclaredLength(OptionalLong.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** Whether a file of which so much could be read is truncated. */
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

  /** The declared number of frames, or that expected from the duration; 0 if unknown. */
  long expectedFrames() {
    return frames.orElseGet(() -> Math.round(seconds.orElse(0) * frameRate.orElse(0)));
  }
}
