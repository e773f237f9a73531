package io.vad4j.core.monitor;

import io.vad4j.FrameSourceException;
import io.vad4j.monitor.HealthCause;
import io.vad4j.monitor.StreamHealth;
import io.vad4j.monitor.StreamState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Health of one stream: follows from its connection and from the causes that were raised. Logs and
 * reports each change of state or causes once. Thread-safe.
 */
final class HealthTracker {
  private static final Logger LOG = LoggerFactory.getLogger(HealthTracker.class);

  /** What lasts longer than a connection. */
  private static final Set<HealthCause> LASTING =
      EnumSet.of(
          HealthCause.SCORING_FAILED,
          HealthCause.SCORING_BLOCKED,
          HealthCause.LISTENER_BLOCKED,
          HealthCause.LISTENER_FAILED,
          HealthCause.FRAME_RATE,
          HealthCause.LEARNING_FAILED);

  private final String name;
  private final MonitorTime time;
  private final Consumer<StreamHealth> listener;
  private final Map<HealthCause, String> causes = new EnumMap<>(HealthCause.class);
  private StreamState connection = StreamState.STARTING;
  private String connectionMessage = "";
  private String learning = "";
  private @Nullable Instant nextTry;
  private FrameSourceException.@Nullable Reason sourceFailure;
  private StreamHealth health;

  HealthTracker(String name, MonitorTime time, Consumer<StreamHealth> listener) {
    this.name = name;
    this.time = time;
    this.listener = listener;
    this.health = current(time.instant());
  }

  synchronized StreamHealth health() {
    return health;
  }

  /** Frames arrive. */
  synchronized void up() {
    connect(StreamState.WATCHING, "");
  }

  synchronized void starting() {
    connect(StreamState.STARTING, "");
  }

  synchronized void paused() {
    connect(StreamState.PAUSED, "");
  }

  synchronized void stopped(String message) {
    connect(StreamState.STOPPED, message);
  }

  /** The source has failed and is opened again later. */
  synchronized void down(FrameSourceException.Reason reason, String message, Instant next) {
    if (connection != StreamState.STOPPED && connection != StreamState.PAUSED) {
      sourceFailure = reason;
      nextTry = next;
      connection = StreamState.DOWN;
      connectionMessage = message;
      causes.keySet().retainAll(LASTING);
      update();
    }
  }

  private void connect(StreamState state, String message) {
    if (connection == StreamState.STOPPED) {
      return;
    }
    connection = state;
    connectionMessage = message;
    nextTry = null;
    sourceFailure = null;
    if (state != StreamState.WATCHING) {
      causes.keySet().retainAll(LASTING);
    }
    update();
  }

  /** Learning is under way, as a sentence tells; empty once it is over. */
  synchronized void learning(String message) {
    learning = message;
    update();
  }

  synchronized void raise(HealthCause cause, String message) {
    if (causes.putIfAbsent(cause, message) == null) {
      update();
    }
  }

  /** Raises a cause that is a failure, whose stack trace is logged once. */
  synchronized void raise(HealthCause cause, String message, Throwable failure) {
    if (!causes.containsKey(cause)) {
      LOG.warn("{}: {}", name, message, failure);
      raise(cause, message);
    }
  }

  synchronized void clear(HealthCause cause) {
    if (causes.remove(cause) != null) {
      update();
    }
  }

  private void update() {
    StreamHealth before = health;
    StreamHealth now = current(before.since());
    boolean changed = now.state() != before.state();
    if (changed) {
      now = current(time.instant());
    }
    health = now;
    if (changed
        || !now.causes().equals(before.causes())
        || !now.sourceFailure().equals(before.sourceFailure())) {
      log(now);
      listener.accept(now);
    }
  }

  private StreamHealth current(Instant since) {
    if (connection == StreamState.DOWN) {
      return new StreamHealth(
          StreamState.DOWN,
          since,
          List.of(HealthCause.SOURCE),
          connectionMessage,
          Optional.ofNullable(nextTry),
          Optional.ofNullable(sourceFailure));
    }
    boolean idle = connection == StreamState.PAUSED || connection == StreamState.STOPPED;
    if (idle || causes.isEmpty()) {
      boolean isLearning = connection == StreamState.WATCHING && !learning.isEmpty();
      return new StreamHealth(
          isLearning ? StreamState.LEARNING : connection,
          since,
          List.of(),
          isLearning ? learning : connectionMessage,
          Optional.empty(),
          Optional.empty());
    }
    return new StreamHealth(
        StreamState.DEGRADED,
        since,
        List.copyOf(causes.keySet()),
        String.join(" ", causes.values()),
        Optional.empty(),
        Optional.empty());
  }

  private void log(StreamHealth now) {
    if (now.state() == StreamState.DEGRADED || now.state() == StreamState.DOWN) {
      LOG.warn("{}: {}", name, now);
    } else {
      LOG.info("{}: {}", name, now);
    }
  }
}
