package io.vad4j.video.length;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Length that a file's header declares, to detect truncated files.
 *
 * <p>Complete files deviate from their headers a little. A file is truncated if its frame count
 * falls short by more than two frames and 2 %, and so does its duration or the end of the file is
 * missing. Where only the duration is declared, it must fall short by more than a second and 2 %,
 * and the end of the file be missing: a complete file may show its last frame for long.
 *
 * @param frames declared number of frames, if any
 * @param seconds declared duration, if any
 * @param frameRate frames a second, if known
 */
public record DeclaredLength(
    OptionalLong frames, OptionalDouble seconds, OptionalDouble frameRate) {
  private static final double MAX_MISSING_FRACTION = 0.02;
  private static final double MAX_MISSING_FRAMES = 2;
  private static final double MAX_MISSING_SECONDS = 1;

  /** {@return no declared length, as of live streams} */
  public static DeclaredLength none() {
    return new DeclaredLength(OptionalLong.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  /**
   * {@return whether a file of which so much could be read is truncated}
   *
   * @param framesRead number of frames
   * @param secondsRead time of the end of the last frame
   * @param endMissing whether the structure of the file tells so
   */
  public boolean isTruncated(long framesRead, double secondsRead, boolean endMissing) {
    return frames.isPresent()
        ? lacksFrames(framesRead) && (endMissing || lacksSeconds(secondsRead))
        : endMissing && seconds.isPresent() && lacksSeconds(secondsRead);
  }

  private boolean lacksFrames(long read) {
    return isShort(read, frames.getAsLong(), MAX_MISSING_FRAMES);
  }

  private boolean lacksSeconds(double read) {
    double tolerance =
        frames.isEmpty() ? MAX_MISSING_SECONDS : MAX_MISSING_FRAMES / frameRate.orElse(1);
    return seconds.isEmpty() || isShort(read, seconds.getAsDouble(), tolerance);
  }

  private static boolean isShort(double read, double declared, double tolerance) {
    return declared - read > Math.max(tolerance, MAX_MISSING_FRACTION * declared);
  }

  /** {@return the declared number of frames, or that expected from the duration; 0 if unknown} */
  public long expectedFrames() {
    return frames.orElseGet(() -> Math.round(seconds.orElse(0) * frameRate.orElse(0)));
  }
}
