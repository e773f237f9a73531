package io.vad4j.flink;

import java.time.Instant;

/**
 * Keyed state of one camera: where its stream is, and the state of its session.
 *
 * <p>Flink reads a later version of this class with more fields; the session's bytes have a version
 * of their own.
 *
 * @param version version of this state
 * @param streamStart instant of time 0 of the stream
 * @param end instant at which the next segment should start
 * @param nextIndex index of the next frame
 * @param recentStarts starts of the last segments, in seconds and nanoseconds, the oldest first
 * @param session the state of the session; empty after the stream has ended
 */
public record StreamPosition(
    int version,
    Instant streamStart,
    Instant end,
    long nextIndex,
    long[] recentStarts,
    byte[] session) {
  /** Version of the state that this class writes. */
  static final int VERSION = 1;

  /** Segments whose repetition is recognised as such. */
  static final int MAX_RECENT = 64;

  /** Whether a segment of this start was one of the last. */
  boolean hasSeen(Instant start) {
    for (int i = 0; i < recentStarts.length; i += 2) {
      if (recentStarts[i] == start.getEpochSecond() && recentStarts[i + 1] == start.getNano()) {
        return true;
      }
    }
    return false;
  }

  /** Adds a start to those of the last segments. */
  static long[] append(long[] starts, Instant start) {
    int kept = Math.min(starts.length, 2 * (MAX_RECENT - 1));
    long[] longer = new long[kept + 2];
    System.arraycopy(starts, starts.length - kept, longer, 0, kept);
    longer[kept] = start.getEpochSecond();
    longer[kept + 1] = start.getNano();
    return longer;
  }
}
