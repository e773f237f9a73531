package io.vad4j.motion.opencv;

import java.time.Duration;

/**
 * The time between a stream's frames, and what is usual for it.
 *
 * <p>What changes between two frames grows with the time between them: after a gap, as when a
 * camera drops frames, everything seems to have moved. A scorer whose evidence is not a speed
 * divides it by {@link #gapFactor()} to make up for that.
 */
public final class FrameClock {
  /** Seconds; taken until two frames have different times. */
  private static final double DEFAULT_INTERVAL = 0.04;

  /** Intervals this many times longer than usual are gaps. */
  private static final double GAP_RATIO = 1.5;

  /** How much of the difference to the usual interval is learnt from each. */
  private static final double SMOOTHING_FACTOR = 0.1;

  private double last;
  private double intervalSeconds;
  private double meanInterval;
  private double gapFactor;

  /** Starts a clip with its first frame. */
  void start(Duration timestamp) {
    last = toSeconds(timestamp);
    intervalSeconds = DEFAULT_INTERVAL;
    meanInterval = 0;
    gapFactor = 1;
  }

  /** Takes the next frame's time; one that does not go on counts as long as the one before. */
  void advance(Duration timestamp) {
    double now = toSeconds(timestamp);
    if (now > last) {
      intervalSeconds = now - last;
    }
    if (meanInterval == 0) {
      meanInterval = intervalSeconds;
    }
    gapFactor = intervalSeconds > GAP_RATIO * meanInterval ? intervalSeconds / meanInterval : 1;
    meanInterval += SMOOTHING_FACTOR * (intervalSeconds - meanInterval);
    last = now;
  }

  /** Seconds between the last two frames, greater than 0. */
  public double intervalSeconds() {
    return intervalSeconds;
  }

  /** How many times longer than usual the last interval was; 1 unless it was a gap. */
  public double gapFactor() {
    return gapFactor;
  }

  private static double toSeconds(Duration timestamp) {
    return timestamp.getSeconds() + timestamp.getNano() * 1e-9;
  }
}
