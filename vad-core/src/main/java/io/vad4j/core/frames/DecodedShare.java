package io.vad4j.core.frames;

/**
 * The share of the groups of pictures (GOPs) that the streams of a monitor decode: all of them,
 * unless so few of the decoded frames are scored that decoding takes the time for scoring. It
 * follows the part that is scored, each second. Thread-safe.
 */
public final class DecodedShare {
  /** While so many of the decoded frames are scored, all groups are decoded. */
  private static final double SCORED_PART = 0.6;

  /** Damps the control, whose effect is seen only when the next groups start. */
  private static final double GAIN = 0.25;

  private static final double MIN_SHARE = 0.02;
  private static final double MAX_DECREASE = 0.5;
  private static final long INTERVAL_NANOS = 1_000_000_000;

  private double share = 1;
  private long intervalEnd;
  private int decoded;
  private int scored;

  /** All groups, until frames are counted that are not scored. */
  public DecodedShare(long nowNanos) {
    intervalEnd = nowNanos + INTERVAL_NANOS;
  }

  /** The share, 0 to 1. */
  public synchronized double value() {
    return share;
  }

  /** Counts a picture of a group that is decoded. */
  public synchronized void count(boolean isScored, long nowNanos) {
    decoded++;
    scored += isScored ? 1 : 0;
    if (nowNanos - intervalEnd >= 0) {
      double ratio = scored / (SCORED_PART * decoded);
      double factor = Math.max(MAX_DECREASE, Math.pow(ratio, GAIN));
      share = Math.max(MIN_SHARE, Math.min(1, share * factor));
      intervalEnd = nowNanos + INTERVAL_NANOS;
      decoded = 0;
      scored = 0;
    }
  }
}
