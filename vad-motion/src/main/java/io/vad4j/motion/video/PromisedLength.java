package io.vad4j.motion.video;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a file's header promises, to tell whether it was cut off.
 *
 * <p>Sound files disagree with their headers a little, so a file is cut off only when both its
 * number of frames and its duration, as far as each is promised, fall short by more than two frames
 * and by more than 2 %.
 *
 * @param frames number of frames, where promised
 * @param seconds duration, where promised
 * @param frameRate frames a second, where known
 */
record PromisedLength(OptionalLong frames, OptionalDouble seconds, OptionalDouble frameRate) {
  private static final double TOLERATED_SHARE = 0.02;
  private static final double TOLERATED_FRAMES = 2;

  /** Nothing is promised, as by live streams. */
  static PromisedLength none() {
    return new PromisedLength(OptionalLong.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** Whether a file of which so much was read was cut off. */
  boolean isCutOff(long framesRead, double secondsRead) {
    if (frames.isEmpty() && (seconds.isEmpty() || frameRate.isEmpty())) {
      return false;
    }
    boolean fewFrames = frames.isEmpty() || isShort(framesRead, frames.getAsLong());
    boolean brief =
        seconds.isEmpty()
            || frameRate.isEmpty()
            || isShort(
                secondsRead * frameRate.getAsDouble(),
                seconds.getAsDouble() * frameRate.getAsDouble());
    return fewFrames && brief;
  }

  private static boolean isShort(double read, double promised) {
    return promised - read > Math.max(TOLERATED_FRAMES, TOLERATED_SHARE * promised);
  }

  /** The number of frames promised, or expected from the duration. */
  long expectedFrames() {
    return frames.orElseGet(() -> Math.round(seconds.orElse(0) * frameRate.orElse(0)));
  }
}
