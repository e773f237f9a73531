package io.vad4j.motion.opencv;

import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import java.time.Duration;

/**
 * Frame interval of a stream, with detection of gaps.
 *
 * <p>The difference of two frames grows with the time between them. A scorer whose response is not
 * a speed divides it by {@link #gapFactor()} to compensate for dropped frames.
 */
public final class FrameClock implements Restorable {
  /** In seconds; taken until two frames have different timestamps. */
  private static final double DEFAULT_INTERVAL = 0.04;

  /** An interval longer than the mean by this factor is a gap. */
  private static final double GAP_RATIO = 1.5;

  /** Smoothing factor of the mean interval. */
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

  /** Takes the next frame's timestamp; if it does not increase, the interval is kept. */
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

  @Override
  public void exchange(StateArchive archive) {
    last = archive.value(last);
    intervalSeconds = archive.value(intervalSeconds);
    meanInterval = archive.value(meanInterval);
    gapFactor = archive.value(gapFactor);
  }

  /** {@return the seconds between the last two frames, greater than 0} */
  public double intervalSeconds() {
    return intervalSeconds;
  }

  /** {@return the last interval relative to the mean interval if it was a gap, else 1} */
  public double gapFactor() {
    return gapFactor;
  }

  private static double toSeconds(Duration timestamp) {
    return timestamp.getSeconds() + timestamp.getNano() * 1e-9;
  }
}
