package io.vad4j.monitor.alert;

import java.io.IOException;

/**
 * Sink: what receives alerts, such as a file, a web service or a message broker.
 *
 * <p>An {@link AlertDispatcher} calls {@link #send} for one alert at a time, in order, on a thread
 * of this sink alone. A sink that is slow, does not return or throws an exception delays no stream
 * and no other sink; its failures and drops are counted in its {@link SinkStatus}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface AlertSink extends AutoCloseable {

  /**
   * Begins to deliver, such as what an earlier process has left. Called once, on the thread of the
   * sink, before the first alert.
   *
   * @throws Exception if that fails; it counts as a failure, and alerts are sent all the same
   */
  default void open() throws Exception {}

  /**
   * Delivers an alert, or stores it for delivery. It should return within the time limit of the
   * dispatcher, and give up when the thread is interrupted.
   *
   * @param alert an event or a change of health
   * @throws Exception if it cannot be delivered; the alert is counted as failed, and the next one
   *     is tried
   */
  void send(Alert alert) throws Exception;

  /**
   * Delivers or stores what is left, and releases what is held. Called once, on the thread of the
   * sink; if that is blocked, when it returns.
   *
   * @throws IOException if that fails
   */
  @Override
  default void close() throws IOException {}
}
