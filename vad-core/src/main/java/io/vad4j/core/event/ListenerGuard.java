package io.vad4j.core.event;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/** Runs calls of one listener: logs its first exception as a warning and throws none. */
final class ListenerGuard {
  private final String listener;
  private final Logger log;
  private final AtomicBoolean reported = new AtomicBoolean();

  /** A guard of a listener, whose class is logged. */
  ListenerGuard(Object listener, Logger log) {
    this.listener = listener.getClass().getName();
    this.log = log;
  }

  void run(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      if (!reported.getAndSet(true)) {
        log.warn(
            "The listener {} threw an exception. Later ones of it are not logged; detection continues.",
            listener,
            e);
      }
    }
  }
}
