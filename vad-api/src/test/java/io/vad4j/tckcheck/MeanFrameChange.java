package io.vad4j.tckcheck;

import io.vad4j.Frame;

/** Mean absolute difference between successive frames. */
final class MeanFrameChange {
  private byte[] last = new byte[0];

  MeanFrameChange copy() {
    MeanFrameChange copy = new MeanFrameChange();
    copy.last = last;
    return copy;
  }

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
