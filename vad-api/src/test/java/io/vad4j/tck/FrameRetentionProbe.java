package io.vad4j.tck;

import io.vad4j.Frame;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Weak references to frames, to count those that are retained elsewhere. */
final class FrameRetentionProbe {
  private static final int MAX_COLLECTIONS = 10;

  private final List<WeakReference<Frame>> frames = new ArrayList<>();

  /** Registers a frame and returns it. */
  Frame track(Frame frame) {
    frames.add(new WeakReference<>(frame));
    return frame;
  }

  /** The number of retained frames, after collecting until no more than {@code enough} are left. */
  long countReachable(long limit) {
    long reachable = Long.MAX_VALUE;
    for (int i = 0; i < MAX_COLLECTIONS && reachable > limit; i++) {
      System.gc();
      reachable = frames.stream().filter(frame -> frame.get() != null).count();
    }
    return reachable;
  }
}
