package io.vad4j.tensorflow.network;

import org.tensorflow.Graph;
import org.tensorflow.Session;

/** A graph with a session for inference, closed together. Safe for use by several threads. */
public final class GraphSession implements AutoCloseable {
  private final Graph graph;
  private final Session session;
  private volatile boolean closed;

  /** Opens a session, which owns the graph. */
  public GraphSession(Graph graph, Device device) {
    this(graph, device, Precision.FLOAT32);
  }

  /** Opens a session with a precision, which owns the graph. */
  GraphSession(Graph graph, Device device, Precision precision) {
    this.graph = graph;
    session = TensorFlowRuntime.newSession(graph, device, precision);
  }

  /**
   * {@return a runner of the session}
   *
   * @throws IllegalStateException if it is closed
   */
  public Session.Runner runner() {
    checkOpen();
    return session.runner();
  }

  /**
   * Checks that it is open.
   *
   * @throws IllegalStateException if it is closed
   */
  public void checkOpen() {
    if (closed) {
      throw new IllegalStateException("This network is closed; load or train the model again.");
    }
  }

  /** Releases native memory. Closing again has no effect. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      session.close();
      graph.close();
    }
  }
}
