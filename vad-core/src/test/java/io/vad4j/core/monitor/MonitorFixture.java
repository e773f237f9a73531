package io.vad4j.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.Frame;
import io.vad4j.core.detector.TestClips;
import io.vad4j.monitor.HealthCause;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.MonitorListener;
import io.vad4j.monitor.StreamConfig;
import io.vad4j.monitor.StreamHealth;
import io.vad4j.monitor.StreamState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A monitor of test cameras, and what its listener received. */
final class MonitorFixture implements MonitorListener {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final TestClock clock = new TestClock();
  final List<String> frames = new CopyOnWriteArrayList<>();
  final List<AnomalyEvent> starts = new CopyOnWriteArrayList<>();
  final List<AnomalyEvent> ends = new CopyOnWriteArrayList<>();
  final List<Duration> gaps = new CopyOnWriteArrayList<>();
  final List<String> changes = new CopyOnWriteArrayList<>();

  /** Stream and cause, each time that the cause has come. */
  final List<String> raised = new CopyOnWriteArrayList<>();

  private final Map<String, List<HealthCause>> causes = new ConcurrentHashMap<>();

  MonitorFixture() {
    FaultyScorerProvider.renewPermits();
  }

  static Detector fit() {
    return TestClips.fit("faulty");
  }

  Monitor.Builder builder() {
    return Monitor.builder().clock(clock).threads(2).listener(this);
  }

  static StreamConfig.Builder config(TestCamera camera, Detector detector) {
    return StreamConfig.builder()
        .source("test camera", camera)
        .detector(detector)
        .queueCapacity(100)
        .tamperDetection(false)
        .readTimeout(Duration.ofHours(2));
  }

  /** Frames whose indexes begin at one that makes the scorer fail. */
  static List<Frame> withIndexesFrom(long first, List<Frame> frames) {
    return frames.stream()
        .map(frame -> frame.withPosition(first + frame.index(), frame.timestamp()))
        .toList();
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting until " + what).isLessThan(end);
      LockSupport.parkNanos(500_000);
    }
  }

  static void awaitState(Monitor monitor, String stream, StreamState state) {
    await(
        stream + " is " + state + ", not " + monitor.status(stream).health(),
        () -> monitor.status(stream).health().state() == state);
  }

  static void awaitProcessed(Monitor monitor, String stream, long frames) {
    await(
        frames + " frames of " + stream + " are processed",
        () -> {
          var status = monitor.status(stream);
          return status.scored() + status.dropped() + status.skipped() >= frames;
        });
  }

  @Override
  public void onFrame(String stream, Frame frame, Optional<Detection> detection) {
    frames.add(stream);
  }

  @Override
  public void onEventStart(String stream, AnomalyEvent event) {
    starts.add(event);
  }

  @Override
  public void onEventEnd(String stream, AnomalyEvent event) {
    ends.add(event);
  }

  @Override
  public void onGap(String stream, Instant from, Instant to) {
    gaps.add(Duration.between(from, to));
  }

  @Override
  public void onHealth(String stream, StreamHealth health) {
    List<HealthCause> before = causes.put(stream, health.causes());
    health.causes().stream()
        .filter(cause -> before == null || !before.contains(cause))
        .forEach(cause -> raised.add(stream + " " + cause));
    changes.add(
        stream + " " + health.state() + health.cause().map(cause -> " " + cause).orElse(""));
  }

  @Override
  public void onRemoved(String stream) {
    changes.add(stream + " removed");
  }
}
