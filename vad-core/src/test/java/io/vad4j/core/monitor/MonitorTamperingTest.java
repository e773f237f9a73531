package io.vad4j.core.monitor;

import static io.vad4j.core.monitor.MonitorFixture.awaitProcessed;
import static io.vad4j.core.monitor.MonitorFixture.awaitState;
import static io.vad4j.core.monitor.MonitorFixture.config;
import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detector;
import io.vad4j.Frame;
import io.vad4j.core.detector.TestClips;
import io.vad4j.core.monitor.tampering.CameraFault;
import io.vad4j.monitor.HealthCause;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.StreamState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tampering with a camera is health of its stream, and no anomaly of the scene. */
class MonitorTamperingTest {
  private static Detector detector;

  private final MonitorFixture fixture = new MonitorFixture();
  private final TestCamera camera = new TestCamera();

  @BeforeAll
  static void fit() {
    detector = MonitorFixture.fit();
  }

  @AfterAll
  static void close() {
    detector.close();
  }

  private Monitor start() {
    return fixture
        .builder()
        .add("entrance", config(camera, detector).queueCapacity(1000).tamperDetection(true).build())
        .start();
  }

  /** Normal frames in which the camera is blinded from one frame up to another. */
  private static List<Frame> blinded(int count, int from, int to) {
    List<Frame> frames = new ArrayList<>();
    for (Frame frame : TestClips.frames(1, count, 0, 0)) {
      boolean fault = frame.index() >= from && frame.index() < to;
      frames.add(fault ? CameraFault.BLACK.apply(frame, frame, frame) : frame);
    }
    return frames;
  }

  @Test
  void aFaultIsNamedAndRaisesNoEvent() {
    try (Monitor monitor = start()) {
      camera.push(blinded(150, 100, 150));
      awaitProcessed(monitor, "entrance", 150);
      awaitState(monitor, "entrance", StreamState.DEGRADED);

      assertThat(monitor.status("entrance").health().causes()).containsExactly(HealthCause.BLACK);
      assertThat(monitor.status("entrance").health().tampered()).isTrue();
    }
    assertThat(fixture.starts).isEmpty();
    assertThat(fixture.ends).isEmpty();
  }

  @Test
  void theStreamIsWatchedAgainWhenTheFaultEnds() {
    try (Monitor monitor = start()) {
      camera.push(blinded(200, 100, 150));
      awaitProcessed(monitor, "entrance", 200);
      awaitState(monitor, "entrance", StreamState.WATCHING);

      assertThat(monitor.status("entrance").skipped()).isBetween(20L, 45L);
    }
    assertThat(fixture.raised).containsOnlyOnce("entrance BLACK");
  }

  @Test
  void anEventOfAShortFaultIsReportedLater() {
    try (Monitor monitor = start()) {
      camera.push(blinded(150, 100, 110));
      awaitProcessed(monitor, "entrance", 150);

      assertThat(monitor.status("entrance").health().state()).isEqualTo(StreamState.WATCHING);
    }
    assertThat(fixture.starts).isNotEmpty();
    assertThat(fixture.ends).hasSameSizeAs(fixture.starts);
  }

  @Test
  void anEventOfTheSceneIsReported() {
    try (Monitor monitor = start()) {
      camera.push(TestClips.frames(99, 80, 30, 50));
      awaitProcessed(monitor, "entrance", 80);
    }
    assertThat(fixture.starts).isNotEmpty();
    assertThat(fixture.starts.get(0).start()).isGreaterThan(Duration.ofSeconds(2));
  }
}
