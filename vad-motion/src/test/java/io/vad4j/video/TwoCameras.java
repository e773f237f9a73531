package io.vad4j.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.Frame;
import io.vad4j.FrameSourceException.Reason;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.MonitorListener;
import io.vad4j.monitor.ReconnectPolicy;
import io.vad4j.monitor.StreamConfig;
import io.vad4j.monitor.StreamHealth;
import io.vad4j.monitor.StreamState;
import io.vad4j.monitor.StreamStatus;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A monitor of two cameras: the entrance, which fails in a test, and the yard, which does not. */
final class TwoCameras implements MonitorListener, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final Set<StreamState> UP = EnumSet.of(StreamState.WATCHING, StreamState.DEGRADED);

  /** The states of the yard since it is up; its server may have begun to listen after the start. */
  private final List<StreamState> yardStates = new CopyOnWriteArrayList<>();

  private final Detector detector = Detector.builder().scorer("frame-difference").build();
  private final Monitor monitor;
  private volatile int width;

  /** Starts and waits until both are scored. */
  TwoCameras(URI entrance, URI yard) {
    monitor =
        Monitor.builder()
            .add("entrance", config(entrance))
            .add("yard", config(yard))
            .listener(this)
            .start();
    await("entrance", status -> isUp(status) && status.scored() > 3);
    await("yard", status -> isUp(status) && status.scored() > 3);
  }

  private StreamConfig config(URI address) {
    return StreamConfig.builder()
        .source(
            "camera",
            () ->
                VideoSource.builder(address)
                    .openTimeout(Duration.ofSeconds(20))
                    .readTimeout(Duration.ofSeconds(2))
                    .open())
        .detector(detector)
        .readTimeout(Duration.ofSeconds(30))
        // The test pictures have no scene.
        .tamperDetection(false)
        .reconnect(new ReconnectPolicy(Duration.ofMillis(100), Duration.ofMillis(500), 0.2))
        .build();
  }

  @Override
  public void onFrame(String stream, Frame frame, Optional<Detection> detection) {
    if (stream.equals("entrance")) {
      width = frame.width();
    }
  }

  @Override
  public void onHealth(String stream, StreamHealth health) {
    if (stream.equals("yard") && (UP.contains(health.state()) || !yardStates.isEmpty())) {
      yardStates.add(health.state());
    }
  }

  private void await(String stream, Predicate<StreamStatus> condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.test(monitor.status(stream))) {
      assertThat(System.nanoTime()).as(monitor.status(stream).toString()).isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** Frames arrive and are scored, on a slow machine not all of them. */
  private static boolean isUp(StreamStatus status) {
    return UP.contains(status.health().state());
  }

  /** Waits until the entrance is down for one of some reasons. */
  void awaitDown(Reason... reasons) {
    await(
        "entrance",
        status ->
            status.health().state() == StreamState.DOWN
                && status.health().sourceFailure().filter(Set.of(reasons)::contains).isPresent());
    assertThat(monitor.status("entrance").health().nextTry()).isPresent();
  }

  /** What is said of the entrance. */
  String message() {
    return monitor.status("entrance").health().message();
  }

  /** Waits until the entrance is scored with a size; the yard must have missed nothing. */
  void awaitResumed(int expectedWidth) {
    long scoredOfYard = monitor.status("yard").scored();
    await("entrance", status -> isUp(status) && width == expectedWidth);
    await("yard", status -> status.scored() > scoredOfYard + 3);
    assertThat(monitor.status("yard").reconnects()).isZero();
    assertThat(yardStates).doesNotContain(StreamState.DOWN);
  }

  @Override
  public void close() {
    monitor.close();
    detector.close();
  }
}
