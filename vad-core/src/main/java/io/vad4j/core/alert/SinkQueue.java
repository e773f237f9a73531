package io.vad4j.core.alert;

import io.vad4j.Options;
import io.vad4j.monitor.alert.Alert;
import io.vad4j.monitor.alert.AlertSink;
import io.vad4j.monitor.alert.SinkContext;
import io.vad4j.monitor.alert.SinkStatus;
import io.vad4j.spi.CredentialMask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queue, thread and counters of one sink. Nothing that the sink does is waited for while alerts are
 * added. Thread-safe.
 */
final class SinkQueue implements SinkContext {
  private static final Logger LOG = LoggerFactory.getLogger(SinkQueue.class);

  /** How long a sink that was interrupted may take to end. */
  private static final Duration ABANDON_TIMEOUT = Duration.ofSeconds(1);

  private final String name;
  private final Options options;
  private final Clock clock;
  private final int capacity;
  private final Duration sendTimeout;
  private final AlertSink sink;
  private final Thread thread;
  private final ArrayDeque<Alert> queue = new ArrayDeque<>();

  private @Nullable Alert sending;
  private Instant sendingSince = Instant.MIN;
  private boolean closing;
  private String sendFailure = "";
  private String deliveryFailure = "";
  private boolean blockedLogged;
  private boolean dropLogged;
  private long accepted;
  private long failures;
  private long dropped;
  private int backlog;
  private Optional<Instant> lastFailure = Optional.empty();

  /** Creates the sink; its thread starts with {@link #start()}. */
  SinkQueue(
      String name,
      Options options,
      Function<SinkContext, AlertSink> factory,
      Clock clock,
      int capacity,
      Duration sendTimeout) {
    this.name = name;
    this.options = options;
    this.clock = clock;
    this.capacity = capacity;
    this.sendTimeout = sendTimeout;
    this.sink = factory.apply(this);
    this.thread = new Thread(this::run, "vad4j sink " + name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Adds an alert without waiting; the oldest one is dropped if the queue is full. */
  synchronized void add(Alert alert) {
    if (closing) {
      return;
    }
    if (queue.size() == capacity) {
      queue.removeFirst();
      onDrop(1);
    }
    queue.addLast(alert);
    notifyAll();
  }

  private void run() {
    try {
      open();
      for (Alert next = take(); next != null; next = take()) {
        send(next);
      }
    } catch (InterruptedException e) {
      LOG.debug("The sink {} was interrupted while it waited.", name);
    } finally {
      closeSink();
    }
  }

  private void open() {
    try {
      sink.open();
    } catch (Exception | Error e) {
      synchronized (this) {
        sendFailure = CredentialMask.maskAll(describe(e));
        countFailure(sendFailure, true);
      }
    }
  }

  /** The next alert, or null once the queue is empty and closing. */
  private synchronized @Nullable Alert take() throws InterruptedException {
    if (!closing) {
      // What a sink has left does not end its thread.
      Thread.interrupted();
    }
    while (queue.isEmpty() && !closing) {
      wait();
    }
    sending = queue.pollFirst();
    sendingSince = clock.instant();
    return sending;
  }

  private void send(Alert alert) {
    try {
      sink.send(alert);
      finish(null);
    } catch (InterruptedException e) {
      finish(e);
      Thread.currentThread().interrupt();
    } catch (Exception | Error e) {
      finish(e);
    }
  }

  private synchronized void finish(@Nullable Throwable failure) {
    sending = null;
    blockedLogged = false;
    if (failure == null) {
      accepted++;
      if (!sendFailure.isEmpty()) {
        sendFailure = "";
        LOG.info("The sink {} works again.", name);
      }
      return;
    }
    String reason = CredentialMask.maskAll(describe(failure));
    countFailure(reason, sendFailure.isEmpty());
    sendFailure = reason;
  }

  private static String describe(Throwable failure) {
    String message = failure.getMessage();
    return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  private void countFailure(String reason, boolean first) {
    failures++;
    lastFailure = Optional.of(clock.instant());
    if (first) {
      LOG.warn("The sink {} fails; later failures are not logged until it works: {}", name, reason);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Options options() {
    return options;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public synchronized void onFailure(String reason) {
    String masked = CredentialMask.maskAll(reason);
    countFailure(masked, deliveryFailure.isEmpty());
    deliveryFailure = masked;
  }

  @Override
  public synchronized void onRecovery() {
    if (!deliveryFailure.isEmpty()) {
      deliveryFailure = "";
      LOG.info("The sink {} delivers again.", name);
    }
  }

  @Override
  public synchronized void onDrop(int alerts) {
    dropped += alerts;
    if (!dropLogged) {
      dropLogged = true;
      LOG.warn("The sink {} is too slow or has no space: alerts are dropped and counted.", name);
    }
  }

  @Override
  public synchronized void onBacklog(int alerts) {
    backlog = alerts;
  }

  /** Logs once that the sink has not returned in time. */
  synchronized void watch() {
    if (isBlocked() && !blockedLogged) {
      blockedLogged = true;
      failures++;
      lastFailure = Optional.of(clock.instant());
      LOG.warn(
          "The sink {} has not returned within {} s; its alerts wait.",
          name,
          sendTimeout.toMillis() / 1000.0);
    }
  }

  private boolean isBlocked() {
    return sending != null && clock.instant().isAfter(sendingSince.plus(sendTimeout));
  }

  synchronized SinkStatus status() {
    watch();
    String failure = sendFailure.isEmpty() ? deliveryFailure : sendFailure;
    SinkStatus.State state =
        isBlocked()
            ? SinkStatus.State.BLOCKED
            : failure.isEmpty() ? SinkStatus.State.WORKING : SinkStatus.State.FAILING;
    return new SinkStatus(
        name,
        state,
        isBlocked() ? "It has not returned since " + sendingSince + "." : failure,
        accepted,
        failures,
        dropped,
        queue.size() + backlog + (sending == null ? 0 : 1),
        lastFailure);
  }

  /** Sends what waits, then closes the sink. Does not wait for it. */
  synchronized void beginClose() {
    closing = true;
    notifyAll();
  }

  /** Waits until the sink is closed; interrupts and abandons it after a time limit. */
  void awaitClosed(Duration timeout) {
    if (endsWithin(timeout)) {
      return;
    }
    synchronized (this) {
      LOG.warn(
          "The sink {} has not ended within its time limit; {} alerts are lost.",
          name,
          queue.size() + (sending == null ? 0 : 1));
      dropped += queue.size();
      queue.clear();
    }
    thread.interrupt();
    endsWithin(ABANDON_TIMEOUT);
  }

  /** Whether the thread ends in time; an interrupt of the caller is kept and shortens nothing. */
  private boolean endsWithin(Duration timeout) {
    long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
          return !thread.isAlive();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void closeSink() {
    try {
      sink.close();
    } catch (Exception | Error e) {
      LOG.warn(
          "The sink {} was not closed in order: {}", name, CredentialMask.maskAll(describe(e)));
    }
  }
}
