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
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A monitor of GStreamer's RTSP server, where it is installed: what fails resumes by itself. */
@Timeout(120)
class MonitoredRtspTest implements MonitorListener {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PASSWORD = "right";

  private final List<StreamState> yardStates = new CopyOnWriteArrayList<>();
  private final Detector detector = Detector.builder().scorer("frame-difference").build();
  private int port;
  private RtspServer entrance;
  private RtspServer yard;
  private Monitor monitor;
  private volatile int width;

  @BeforeAll
  static void findServer() throws IOException, InterruptedException {
    RtspServer.assumeInstalled();
  }

  @BeforeEach
  void start() throws IOException {
    port = RtspServer.freePort();
    entrance = RtspServer.start(port, PASSWORD);
    yard = RtspServer.start(RtspServer.freePort());
    monitor =
        Monitor.builder()
            .add("entrance", config(entrance.address("guard:" + PASSWORD + "@")))
            .add("yard", config(yard.address("")))
            .listener(this)
            .start();
    await("entrance", status -> isUp(status) && status.scored() > 3);
    await("yard", status -> isUp(status) && status.scored() > 3);
  }

  @AfterEach
  void stop() {
    monitor.close();
    detector.close();
    entrance.close();
    yard.close();
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
        // The test picture has no scene.
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
    if (stream.equals("yard")) {
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
    StreamState state = status.health().state();
    return state == StreamState.WATCHING || state == StreamState.DEGRADED;
  }

  private void awaitDown(Reason reason) {
    await(
        "entrance",
        status ->
            status.health().state() == StreamState.DOWN
                && status.health().sourceFailure().filter(reason::equals).isPresent());
    assertThat(monitor.status("entrance").health().nextTry()).isPresent();
  }

  /** Starts the server anew with a larger picture. */
  private void restart(String password) throws IOException {
    entrance.close();
    entrance = RtspServer.start(port, 192, 128, password);
  }

  private void awaitResumed() {
    long scoredOfYard = monitor.status("yard").scored();
    await("entrance", status -> isUp(status) && width == 192);
    await("yard", status -> status.scored() > scoredOfYard + 3);
    assertThat(monitor.status("yard").reconnects()).isZero();
    assertThat(yardStates).doesNotContain(StreamState.DOWN);
  }

  @Test
  void aServerThatIsKilledIsDownAndResumesWithAnotherSize() throws IOException {
    entrance.close();
    awaitDown(Reason.REFUSED);
    restart(PASSWORD);
    awaitResumed();
  }

  @Test
  void aServerThatFreezesTimesOutAndResumesWithAnotherSize()
      throws IOException, InterruptedException {
    entrance.freeze();
    awaitDown(Reason.TIMED_OUT);
    restart(PASSWORD);
    awaitResumed();
  }

  @Test
  void aPasswordThatChangesIsToldAndTheStreamResumesWhenItIsRightAgain() throws IOException {
    restart("another");
    awaitDown(Reason.AUTHENTICATION);
    assertThat(monitor.status("entrance").health().message()).doesNotContain(PASSWORD);
    restart(PASSWORD);
    awaitResumed();
  }
}
