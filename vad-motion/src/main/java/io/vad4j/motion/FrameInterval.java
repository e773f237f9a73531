package io.vad4j.motion;

import java.time.Duration;

/**
 * The time between a stream's frames, and what is usual for it.
 *
 * <p>What changes between two frames grows with the time between them: after a gap, as when a
 * camera drops frames, everything seems to have moved. A scorer whose evidence is not a speed
 * divides it by {@link #stretch()} to make up for that.
 */
final class FrameInterval {
  /** Seconds; taken until two frames have different times. */
  private static final double FIRST_GUESS = 0.04;

  /** Intervals this many times longer than usual are gaps. */
  private static final double GAP = 1.5;

  /** How much of the difference to the usual interval is learnt from each. */
  private static final double LEARNING_RATE = 0.1;

  private double last;
  private double seconds;
  private double usual;
  private double stretch;

  /** Starts a clip with its first frame. */
  void start(Duration time) {
    last = inSeconds(time);
    seconds = FIRST_GUESS;
    usual = 0;
    stretch = 1;
  }

  /** Takes the next frame's time; one that does not go on counts as long as the one before. */
  void next(Duration time) {
    double now = inSeconds(time);
    if (now > last) {
      seconds = now - last;
    }
    if (usual == 0) {
      usual = seconds;
    }
    stretch = seconds > GAP * usual ? seconds / usual : 1;
    usual += LEARNING_RATE * (seconds - usual);
    last = now;
  }

  /** Seconds between the last two frames, greater than 0. */
  double seconds() {
    return seconds;
  }

  /** How many times longer than usual the last interval was; 1 unless it was a gap. */
  double stretch() {
    return stretch;
  }

  private static double inSeconds(Duration time) {
    return time.getSeconds() + time.getNano() * 1e-9;
  }
}
