package io.vad4j.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Counts the pictures of a video that could not be decoded: packets whose presentation timestamp no
 * frame has, before the first frame and after damage. Counting is thread-safe.
 */
final class DamageCounter {
  private static final int MAX_PENDING = 10_000;

  private final boolean countsPackets;
  private final TreeSet<Long> pending = new TreeSet<>();

  /** Those of pictures that are left out, and that are shown after the last frame. */
  private final TreeSet<Long> notDecoded = new TreeSet<>();

  private boolean damaged = true;
  private boolean leavingOut;
  private long unusable;
  private String cause = "";
  private long packets;
  private volatile long count;
  private volatile long leftOut;

  /**
   * A counter.
   *
   * @param countsPackets whether each packet has a picture that is shown
   */
  DamageCounter(boolean countsPackets) {
    this.countsPackets = countsPackets;
  }

  /** A packet with a picture that is to be shown. */
  void onPacket(long timestamp) {
    packets++;
    if (countsPackets && timestamp != AV_NOPTS_VALUE) {
      pending.add(timestamp);
      if (pending.size() > MAX_PENDING) {
        pending.pollFirst();
      }
    }
  }

  /** A packet that is not decoded, since its picture is not wanted. */
  void onLeftOut(long timestamp) {
    packets++;
    if (timestamp == AV_NOPTS_VALUE
        || notDecoded.size() == MAX_PENDING
        || !notDecoded.add(timestamp)) {
      leftOut = leftOut + 1;
    }
  }

  /** From now on the decoder leaves some pictures out that are not wanted. */
  void onLeavingOut() {
    leavingOut = true;
  }

  /** A packet or picture that cannot be decoded. */
  void onDamage(String error) {
    damaged = true;
    unusable++;
    if (cause.isEmpty()) {
      cause = error;
    }
  }

  /** A picture that depends on one that could not be decoded. */
  void onUnusable() {
    unusable++;
  }

  /** A decoded frame; those before it that have not been seen are missing. */
  void onFrame(long timestamp) {
    if (timestamp == AV_NOPTS_VALUE) {
      settle(0);
      return;
    }
    settle(removeBefore(timestamp, pending));
    pending.remove(timestamp);
    leftOut = leftOut + removeBefore(timestamp, notDecoded);
  }

  private static int removeBefore(long timestamp, TreeSet<Long> timestamps) {
    SortedSet<Long> earlier = timestamps.headSet(timestamp);
    int size = earlier.size();
    earlier.clear();
    return size;
  }

  /** The end of the video. */
  void onEnd() {
    settle(pending.size());
    pending.clear();
    leftOut = leftOut + notDecoded.size();
    notDecoded.clear();
  }

  private void settle(int missing) {
    if (damaged) {
      long number = count + (missing > 0 ? missing : unusable);
      count = number;
    } else if (leavingOut) {
      leftOut = leftOut + missing;
    }
    damaged = false;
    unusable = 0;
  }

  /** The number of packets with a picture that is to be shown. */
  long packets() {
    return packets;
  }

  /** The number of pictures that could not be decoded, as far as the frames returned tell. */
  long count() {
    return count;
  }

  /** The number of pictures that were not decoded, since they were not wanted. */
  long leftOut() {
    return leftOut;
  }

  /** The first error; empty if there was none. */
  String cause() {
    return cause;
  }
}
