package io.vad4j.tensorflow.picture;

import io.vad4j.Frame;
import io.vad4j.tensorflow.network.PictureNetwork;

/** The latest two frames of a stream, as the network sees them. For one thread. */
final class PictureStream implements AutoCloseable {
  private final PictureFormat format;
  private final PictureNetwork.Exchange network;
  private final float[] values;
  private float[] now;
  private float[] before;
  private boolean started;
  private boolean closed;

  PictureStream(PictureFormat format, PictureNetwork.Exchange network) {
    this.format = format;
    this.network = network;
    this.values = format.values();
    this.now = new float[format.size() * format.size()];
    this.before = new float[now.length];
  }

  /** Takes the next frame; says whether there was one before it. */
  boolean next(Frame frame) {
    if (closed) {
      throw new IllegalStateException("This stream is closed; open another.");
    }
    byte[] grey = format.shrink(frame);
    float[] oldest = before;
    before = now;
    now = oldest;
    PictureFormat.write(grey, values, now);
    boolean second = started;
    started = true;
    return second;
  }

  PictureNetwork.Measured measure() {
    return network.measure(now, before);
  }

  PictureNetwork.Explained explain() {
    return network.explain(now, before);
  }

  /** A copy of the latest frame as the network sees it. */
  float[] picture() {
    return now.clone();
  }

  void reset() {
    started = false;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      network.close();
    }
  }
}
