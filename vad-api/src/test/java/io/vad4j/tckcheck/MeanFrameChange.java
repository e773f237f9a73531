package io.vad4j.tckcheck;

import io.vad4j.Frame;

/** How much each picture differs from the one before, as the mean over its pixels. */
final class MeanFrameChange {
  private byte[] last = new byte[0];

  /** The change from the last frame to this one; 0 for the first. */
  double update(Frame frame) {
    byte[] now = frame.toByteArray();
    double sum = 0;
    for (int i = 0; i < last.length; i++) {
      sum += Math.abs((now[i] & 0xff) - (last[i] & 0xff));
    }
    last = now;
    return sum / now.length;
  }
}
