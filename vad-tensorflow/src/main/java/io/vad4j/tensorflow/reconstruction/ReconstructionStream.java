package io.vad4j.tensorflow.reconstruction;

import io.vad4j.Frame;
import io.vad4j.tensorflow.network.ReconstructionNetwork;

/** The latest two frames of a stream, as the network sees them. For one thread. */
final class ReconstructionStream implements AutoCloseable {
  private final InputNormalization normalization;
  private final ReconstructionNetwork.ReconstructionSession session;
  private final float[] lookup;
  private float[] current;
  private float[] previous;
  private boolean started;
  private boolean closed;

  ReconstructionStream(
      InputNormalization normalization, ReconstructionNetwork.ReconstructionSession session) {
    this.normalization = normalization;
    this.session = session;
    this.lookup = normalization.lookupTable();
    this.current = new float[normalization.size() * normalization.size()];
    this.previous = new float[current.length];
  }

  /** Takes the next frame; says whether there was one before it. */
  boolean push(Frame frame) {
    if (closed) {
      throw new IllegalStateException("This stream is closed; open another.");
    }
    byte[] gray = normalization.resize(frame);
    float[] oldest = previous;
    previous = current;
    current = oldest;
    InputNormalization.normalize(gray, lookup, current);
    boolean hasPrevious = started;
    started = true;
    return hasPrevious;
  }

  ReconstructionNetwork.CellMeasurement measure() {
    return session.measure(current, previous);
  }

  ReconstructionNetwork.Explanation explain() {
    return session.explain(current, previous);
  }

  /** A copy of the latest frame as the network sees it. */
  float[] currentImage() {
    return current.clone();
  }

  void reset() {
    started = false;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      session.close();
    }
  }
}
