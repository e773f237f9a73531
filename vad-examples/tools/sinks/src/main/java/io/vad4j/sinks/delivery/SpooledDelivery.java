package io.vad4j.sinks.delivery;

import io.vad4j.monitor.ReconnectPolicy;
import io.vad4j.monitor.alert.SinkContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Delivers messages in order, on a thread of its own, from a spool on disk: a message leaves it
 * once it is accepted or refused, and is tried again after growing delays until then. The spool is
 * opened when it is first needed, so that a folder that cannot be written is a failure of the sink.
 * Thread-safe.
 */
public final class SpooledDelivery implements AutoCloseable {
  /** Share by which a delay is shortened at most, at random. */
  private static final double JITTER = 0.2;

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

  private final SinkContext context;
  private final DeliveryOptions options;
  private final Transport transport;
  private final ReconnectPolicy policy;
  private final Thread thread;
  private @Nullable Spool spool;
  private boolean closing;

  /** A delivery that begins with {@link #open()}. */
  public SpooledDelivery(SinkContext context, DeliveryOptions options, Transport transport) {
    this.context = context;
    this.options = options;
    this.transport = transport;
    policy =
        new ReconnectPolicy(
            options.retryDelay(), max(options.retryDelay(), options.maxRetryDelay()), JITTER);
    thread = new Thread(this::run, "vad4j delivery " + context.name());
    thread.setDaemon(true);
  }

  /** Starts delivering, beginning with what an earlier process has left. */
  public void open() {
    thread.start();
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  /** Stores a message for delivery. */
  public synchronized void add(String heading, String body) throws IOException {
    int dropped = spool().add(heading, body);
    if (dropped > 0) {
      context.onDrop(dropped);
    }
    context.onBacklog(spool().size());
    notifyAll();
  }

  private synchronized Spool spool() throws IOException {
    if (spool == null) {
      spool = new Spool(options.spool(), options.capacity());
    }
    return spool;
  }

  private void run() {
    int failures = 0;
    try {
      for (Optional<Message> next = next(); next.isPresent(); next = next()) {
        failures = attempt(next.get(), failures);
      }
    } catch (InterruptedException e) {
      // Closed: what waits stays in the spool.
    } finally {
      transport.close();
    }
  }

  /** The oldest message; none once closing and all is delivered. */
  private Optional<Message> next() throws InterruptedException {
    int failures = 0;
    while (true) {
      Duration wait = Duration.ZERO;
      try {
        synchronized (this) {
          Optional<Message> message = spool().peek();
          context.onBacklog(spool().size());
          if (message.isPresent() || closing) {
            return message;
          }
          wait();
        }
      } catch (IOException e) {
        context.onFailure("The spool cannot be used: " + e.getMessage());
        failures++;
        wait = policy.delay(failures, ThreadLocalRandom.current().nextDouble());
      }
      pause(wait);
    }
  }

  /** Tries to deliver; gives the number of failures in a row. */
  private int attempt(Message message, int failures) throws InterruptedException {
    Duration delay = Duration.ZERO;
    boolean accepted = false;
    try {
      try {
        transport.deliver(message);
        accepted = true;
      } catch (RefusedException e) {
        context.onFailure(e.getMessage() + " The message is given up.");
        context.onDrop(1);
      }
      remove(message);
    } catch (IOException | RuntimeException e) {
      context.onFailure(String.valueOf(e.getMessage()));
      accepted = false;
      delay = policy.delay(failures + 1, ThreadLocalRandom.current().nextDouble());
      if (e instanceof RetryLaterException later) {
        delay = max(delay, min(later.delay(), policy.maxDelay()));
      }
    }
    if (accepted) {
      context.onRecovery();
      return 0;
    }
    pause(delay);
    return failures + 1;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private synchronized void remove(Message message) throws IOException {
    spool().remove(message);
    context.onBacklog(spool().size());
  }

  /** Waits between attempts; there is none after a failure while closing. */
  private synchronized void pause(Duration delay) throws InterruptedException {
    long end = System.nanoTime() + delay.toNanos();
    for (long left = delay.toNanos(); left > 0; left = end - System.nanoTime()) {
      if (closing) {
        throw new InterruptedException();
      }
      wait(Math.max(1, left / 1_000_000));
    }
  }

  /** Delivers what waits as long as that succeeds; what does not stays in the spool. */
  @Override
  public void close() throws IOException {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    try {
      thread.join(CLOSE_TIMEOUT.toMillis());
      thread.interrupt();
      thread.join(CLOSE_TIMEOUT.toMillis());
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      if (spool != null) {
        spool.close();
      }
    }
  }
}
