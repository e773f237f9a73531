package io.vad4j.sinks.delivery;

import java.io.IOException;

/** Delivers messages to another machine, on one thread. */
public interface Transport extends AutoCloseable {

  /**
   * Delivers a message, and returns once it is accepted.
   *
   * @throws RefusedException if it will never be accepted
   * @throws IOException if it was not accepted now
   */
  void deliver(Message message) throws IOException, InterruptedException;

  @Override
  default void close() {}
}
