package io.vad4j.tck;

import io.vad4j.Frame;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Knows of frames without holding them, and so can tell whether somebody else does. */
final class FrameRetentionProbe {
  private static final int MAX_COLLECTIONS = 10;

  private final List<WeakReference<Frame>> frames = new ArrayList<>();

  /** The same frame, watched from now on. */
  Frame track(Frame frame) {
    frames.add(new WeakReference<>(frame));
    return frame;
  }

  /** How many frames somebody holds, after collecting until no more than {@code enough} are. */
  long countReachable(long limit) {
    long reachable = Long.MAX_VALUE;
    for (int i = 0; i < MAX_COLLECTIONS && reachable > limit; i++) {
      System.gc();
      reachable = frames.stream().filter(frame -> frame.get() != null).count();
    }
    return reachable;
  }
}
