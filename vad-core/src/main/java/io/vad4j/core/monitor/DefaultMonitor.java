package io.vad4j.core.monitor;

import io.vad4j.Detector;
import io.vad4j.InvalidOptionException;
import io.vad4j.core.frames.DecodedShare;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.MonitorListener;
import io.vad4j.monitor.MonitorOptions;
import io.vad4j.monitor.StreamConfig;
import io.vad4j.monitor.StreamHealth;
import io.vad4j.monitor.StreamState;
import io.vad4j.monitor.StreamStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The monitor: its streams, the pool that scores them, and the thread that watches time limits. */
final class DefaultMonitor implements Monitor {
  private final MonitorOptions options;
  private final MonitorTime time;
  private final ScoringPool pool;
  private final DecodedShare decodedShare;
  private final HealthNotifier notifier = new HealthNotifier();
  private final SharedDetectors detectors = new SharedDetectors();
  private final BackgroundTasks tasks = new BackgroundTasks();
  private final Map<String, MonitoredStream> streams = new LinkedHashMap<>();
  private boolean closed;

  /** Completed at the end of the shutdown: whether all streams have ended in time. */
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

  DefaultMonitor(MonitorOptions options) {
    this.options = options;
    this.time = new MonitorTime(options.clock());
    this.pool = new ScoringPool(options.threads(), time);
    this.decodedShare = new DecodedShare(time.nanos());
    Thread watchdog = new Thread(this::watch, "vad4j monitor");
    watchdog.setDaemon(true);
    watchdog.start();
  }

  private void watch() {
    try {
      while (true) {
        synchronized (streams) {
          streams.wait(time.watchInterval().toMillis());
          if (closed) {
            return;
          }
        }
        snapshot().forEach(MonitoredStream::watch);
        pool.replaceBlocked(options.scoringTimeout().toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<MonitoredStream> snapshot() {
    synchronized (streams) {
      return List.copyOf(streams.values());
    }
  }

  @Override
  public void add(String name, StreamConfig config) {
    if (name.isBlank()) {
      throw new InvalidOptionException("The name of a stream must not be blank.");
    }
    List<MonitorListener> listeners = listeners(config);
    MonitoredStream stream =
        new MonitoredStream(
            name,
            config,
            detectors,
            tasks,
            listeners,
            pool,
            decodedShare,
            time,
            health -> notify(name, listeners, health));
    synchronized (streams) {
      if (closed) {
        throw new IllegalStateException("This monitor is closed; start another.");
      }
      if (streams.putIfAbsent(name, stream) != null) {
        throw new InvalidOptionException(
            "A stream is named '" + name + "' already; give each a name of its own.");
      }
    }
    stream.start();
  }

  private List<MonitorListener> listeners(StreamConfig config) {
    List<MonitorListener> listeners = new ArrayList<>(options.listeners());
    listeners.addAll(config.listeners());
    return List.copyOf(listeners);
  }

  private void notify(String name, List<MonitorListener> listeners, StreamHealth health) {
    listeners.forEach(listener -> notifier.notify(listener, () -> listener.onHealth(name, health)));
  }

  private MonitoredStream stream(String name) {
    synchronized (streams) {
      MonitoredStream stream = streams.get(name);
      if (stream == null) {
        throw new InvalidOptionException(
            "There is no stream '%s'; there are %s.".formatted(name, streams.keySet()));
      }
      return stream;
    }
  }

  @Override
  public void pause(String name) {
    stream(name).pause();
  }

  @Override
  public void resume(String name) {
    stream(name).resume();
  }

  @Override
  public void remove(String name) {
    MonitoredStream stream = stream(name);
    stream.close("The stream was removed.");
    if (isOwnThread()) {
      startEnd(() -> endRemoval(stream));
    } else {
      endRemoval(stream);
    }
  }

  private void endRemoval(MonitoredStream stream) {
    long deadline = deadline(DEFAULT_SHUTDOWN_TIMEOUT);
    awaitClosed(List.of(stream), DEFAULT_SHUTDOWN_TIMEOUT);
    listeners(stream.config())
        .forEach(listener -> notifier.notify(listener, () -> listener.onRemoved(stream.name())));
    notifier.await(Duration.ofNanos(deadline - System.nanoTime()));
    synchronized (streams) {
      streams.remove(stream.name(), stream);
    }
  }

  /** Whether the caller is a listener, for whose return the end of a stream would wait. */
  private boolean isOwnThread() {
    return pool.isCurrentThread() || notifier.isCurrentThread();
  }

  private static void startEnd(Runnable end) {
    Thread thread = new Thread(end, "vad4j monitor end");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void replaceDetector(String name, Detector detector) {
    stream(name).replaceDetector(Objects.requireNonNull(detector, "detector"), false);
  }

  @Override
  public void replaceDetector(String name, Path model) {
    MonitoredStream stream = stream(name);
    stream.replaceDetector(Detector.load(model), true);
  }

  @Override
  public void recalibrate(String name) {
    stream(name).recalibrate();
  }

  @Override
  public Map<String, StreamStatus> status() {
    Map<String, StreamStatus> status = new LinkedHashMap<>();
    snapshot().forEach(stream -> status.put(stream.name(), stream.status()));
    return Collections.unmodifiableMap(status);
  }

  @Override
  public boolean awaitEnd(Duration timeout) throws InterruptedException {
    long deadline = deadline(timeout);
    for (MonitoredStream stream : snapshot()) {
      if (!stream.awaitClosed(Duration.ofNanos(deadline - System.nanoTime()))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean shutdown(Duration timeout) {
    boolean again;
    synchronized (streams) {
      again = closed;
      closed = true;
      streams.notifyAll();
    }
    if (isOwnThread()) {
      if (!again) {
        startEnd(() -> end(timeout));
      }
      return ended.getNow(false);
    }
    return again ? awaitShutdown(timeout) : end(timeout);
  }

  private boolean end(Duration timeout) {
    boolean all = false;
    try {
      all = endStreams(timeout);
    } finally {
      ended.complete(all);
    }
    return all;
  }

  private boolean endStreams(Duration timeout) {
    List<MonitoredStream> all = snapshot();
    all.stream()
        .filter(stream -> stream.status().health().state() != StreamState.STOPPED)
        .forEach(stream -> stream.close("The monitor is closed."));
    boolean inTime = awaitClosed(all, timeout);
    boolean interrupted = Thread.interrupted();
    pool.stop();
    tasks.close();
    notifier.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return inTime;
  }

  /** Waits for another call of {@link #shutdown}, and returns what it does. */
  private boolean awaitShutdown(Duration timeout) {
    try {
      return ended.get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  /** The value of {@link System#nanoTime} at the end of a time-out, which is 292 years at most. */
  private static long deadline(Duration timeout) {
    return System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout);
  }

  /**
   * Waits for streams to end. An interrupt of the caller is kept, and leaves them the default
   * time-out at most: open events are to be reported.
   */
  private static boolean awaitClosed(List<MonitoredStream> ending, Duration timeout) {
    long deadline = deadline(timeout);
    boolean interrupted = false;
    boolean all = true;
    for (int i = 0; i < ending.size(); ) {
      try {
        all &= ending.get(i).awaitClosed(Duration.ofNanos(deadline - System.nanoTime()));
        i++;
      } catch (InterruptedException e) {
        interrupted = true;
        long latest = deadline(DEFAULT_SHUTDOWN_TIMEOUT);
        deadline = latest - deadline < 0 ? latest : deadline;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return all;
  }
}
