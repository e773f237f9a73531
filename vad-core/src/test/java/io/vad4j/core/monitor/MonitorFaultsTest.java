package io.vad4j.core.monitor;

import static io.vad4j.core.monitor.MonitorFixture.await;
import static io.vad4j.core.monitor.MonitorFixture.awaitProcessed;
import static io.vad4j.core.monitor.MonitorFixture.awaitState;
import static io.vad4j.core.monitor.MonitorFixture.config;
import static io.vad4j.core.monitor.MonitorFixture.withIndexesFrom;
import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.Frame;
import io.vad4j.FrameSourceException.Reason;
import io.vad4j.core.detector.TestClips;
import io.vad4j.monitor.HealthCause;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.MonitorListener;
import io.vad4j.monitor.ReconnectPolicy;
import io.vad4j.monitor.StreamConfig;
import io.vad4j.monitor.StreamHealth;
import io.vad4j.monitor.StreamState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What fails takes only its own stream, and streams recover by themselves. */
class MonitorFaultsTest {
  private static Detector detector;

  private final MonitorFixture fixture = new MonitorFixture();
  private final TestCamera camera = new TestCamera();
  private final TestCamera other = new TestCamera();

  @BeforeAll
  static void fit() {
    detector = MonitorFixture.fit();
  }

  @AfterAll
  static void close() {
    detector.close();
  }

  private StreamConfig.Builder entrance() {
    return config(camera, detector).reconnect(policy());
  }

  private static ReconnectPolicy policy() {
    return new ReconnectPolicy(Duration.ofSeconds(1), Duration.ofSeconds(8), 0);
  }

  private Monitor startTwo(StreamConfig entrance) {
    return fixture
        .builder()
        .add("entrance", entrance)
        .add("yard", config(other, detector).build())
        .start();
  }

  private static List<Frame> normal() {
    return TestClips.frames(1, 20, 0, 0);
  }

  /** The other stream scores all of its frames. */
  private void assertThatTheOtherGoesOn(Monitor monitor) {
    long before = monitor.status("yard").scored();
    for (int i = 0; i < 4; i++) {
      other.push(TestClips.frames(i, 5, 0, 0));
      awaitProcessed(monitor, "yard", before + 5 * (i + 1));
    }
    assertThat(monitor.status("yard").scored()).isEqualTo(before + 20);
    assertThat(monitor.status("yard").health().state()).isEqualTo(StreamState.WATCHING);
  }

  @Test
  void aSourceThatFailsIsOpenedAgainWithGrowingDelays() {
    camera.refuse(Optional.of(Reason.REFUSED));
    try (Monitor monitor = startTwo(entrance().build())) {
      for (int delay : new int[] {1, 2, 4, 8, 8}) {
        Instant expected = fixture.clock.instant().plusSeconds(delay);
        await(
            "the next try is in " + delay + " s",
            () -> monitor.status("entrance").health().nextTry().equals(Optional.of(expected)));
        fixture.clock.advance(Duration.ofSeconds(delay));
      }
      assertThat(monitor.status("entrance").health().sourceFailure()).contains(Reason.REFUSED);
      camera.refuse(Optional.empty());
      await(
          "it is connected",
          () -> {
            fixture.clock.advance(Duration.ofSeconds(1));
            return camera.connections() == 1;
          });
      camera.push(normal());
      awaitState(monitor, "entrance", StreamState.WATCHING);
      assertThatTheOtherGoesOn(monitor);
    }

    assertThat(fixture.changes).containsOnlyOnce("entrance DOWN SOURCE");
  }

  @Test
  void aWrongPasswordWaitsForTheLongestDelay() {
    camera.refuse(Optional.of(Reason.AUTHENTICATION));
    try (Monitor monitor = startTwo(entrance().build())) {
      awaitState(monitor, "entrance", StreamState.DOWN);

      StreamHealth health = monitor.status("entrance").health();
      assertThat(health.sourceFailure()).contains(Reason.AUTHENTICATION);
      assertThat(health.nextTry()).contains(fixture.clock.instant().plusSeconds(8));
    }
  }

  @Test
  void aLostConnectionResumesWithAGapAndEventsOfTheirOwn() {
    try (Monitor monitor = startTwo(entrance().build())) {
      camera.push(TestClips.frames(99, 50, 30, 50));
      awaitProcessed(monitor, "entrance", 50);
      camera.disconnect();
      awaitState(monitor, "entrance", StreamState.DOWN);
      fixture.clock.advance(Duration.ofSeconds(60));
      camera.push(TestClips.frames(99, 50, 30, 50));
      awaitProcessed(monitor, "entrance", 100);

      assertThat(monitor.status("entrance").reconnects()).isEqualTo(1);
      assertThat(fixture.gaps).singleElement().isEqualTo(Duration.ofMillis(60_000 - 4_900));
    }
    assertThat(fixture.ends).extracting(AnomalyEvent::id).doesNotHaveDuplicates();
    assertThat(fixture.ends.stream().map(AnomalyEvent::startInstant).distinct())
        .hasSizeGreaterThan(1);
  }

  @Test
  void aConnectionOfAnotherSizeIsScored() {
    try (Monitor monitor = startTwo(entrance().build())) {
      camera.push(normal());
      awaitProcessed(monitor, "entrance", 20);
      camera.disconnect();
      awaitState(monitor, "entrance", StreamState.DOWN);
      fixture.clock.advance(Duration.ofSeconds(2));
      camera.push(doubled(normal()));
      awaitProcessed(monitor, "entrance", 40);

      assertThat(monitor.status("entrance").scored()).isEqualTo(40);
      assertThat(monitor.status("entrance").health().state()).isEqualTo(StreamState.WATCHING);
    }
  }

  private static List<Frame> doubled(List<Frame> frames) {
    return frames.stream()
        .map(
            frame -> {
              int width = 2 * frame.width();
              byte[] small = frame.toByteArray();
              byte[] pixels = new byte[4 * small.length];
              for (int i = 0; i < pixels.length; i++) {
                pixels[i] = small[i / width / 2 * frame.width() + i % width / 2];
              }
              return Frame.of(
                  frame.index(),
                  frame.timestamp(),
                  width,
                  2 * frame.height(),
                  frame.format(),
                  pixels);
            })
        .toList();
  }

  @Test
  void aReadThatCannotBeEndedIsGivenUp() {
    camera.setStuck(true);
    try (Monitor monitor = startTwo(entrance().readTimeout(Duration.ofSeconds(15)).build())) {
      await("it is connected", () -> camera.connections() == 1);
      camera.setStuck(false);
      fixture.clock.advance(Duration.ofSeconds(16));
      awaitState(monitor, "entrance", StreamState.DOWN);
      assertThat(monitor.status("entrance").health().sourceFailure()).contains(Reason.TIMED_OUT);
      fixture.clock.advance(Duration.ofSeconds(2));
      camera.push(normal());
      awaitState(monitor, "entrance", StreamState.WATCHING);
      assertThatTheOtherGoesOn(monitor);
    }
  }

  @Test
  void blockedReadsOfOneStreamAreFew() {
    camera.setStuck(true);
    try (Monitor monitor = startTwo(entrance().readTimeout(Duration.ofSeconds(15)).build())) {
      for (int i = 0; i < 40; i++) {
        fixture.clock.advance(Duration.ofSeconds(16));
        assertThatTheOtherGoesOn(monitor);
      }

      assertThat(camera.connections()).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void aListenerThatThrowsDegradesItsStreamOnce() {
    MonitorListener failing =
        new MonitorListener() {
          @Override
          public void onFrame(String stream, Frame frame, Optional<Detection> detection) {
            throw new IllegalStateException("The listener fails.");
          }
        };
    try (Monitor monitor = startTwo(entrance().listener(failing).build())) {
      camera.push(normal());
      awaitProcessed(monitor, "entrance", 20);
      awaitState(monitor, "entrance", StreamState.DEGRADED);

      assertThat(monitor.status("entrance").scored()).isEqualTo(20);
      assertThat(monitor.status("entrance").health().message()).contains("The listener fails.");
      assertThatTheOtherGoesOn(monitor);
    }

    assertThat(fixture.raised).containsOnlyOnce("entrance LISTENER_FAILED");
  }

  @Test
  void aListenerThatHangsDegradesItsStreamOnly() {
    Semaphore never = new Semaphore(0);
    List<String> called = new CopyOnWriteArrayList<>();
    MonitorListener hanging =
        new MonitorListener() {
          @Override
          public void onFrame(String stream, Frame frame, Optional<Detection> detection) {
            called.add(stream);
            never.acquireUninterruptibly();
          }
        };
    try (Monitor monitor = startTwo(entrance().listener(hanging).build())) {
      camera.push(normal());
      await("it hangs", () -> called.size() == 1);
      fixture.clock.advance(Duration.ofSeconds(11));
      awaitState(monitor, "entrance", StreamState.DEGRADED);
      assertThat(monitor.status("entrance").health().cause())
          .contains(HealthCause.LISTENER_BLOCKED);
      assertThatTheOtherGoesOn(monitor);
      never.release(1000);
      awaitState(monitor, "entrance", StreamState.WATCHING);
    }
  }

  @Test
  void aScorerThatThrowsDegradesItsStreamAndIsTriedAgain() {
    try (Monitor monitor = startTwo(entrance().build())) {
      camera.push(withIndexesFrom(FaultyScorerProvider.THROWING, normal()));
      awaitState(monitor, "entrance", StreamState.DEGRADED);
      assertThat(monitor.status("entrance").health().message()).contains("The scorer fails.");
      assertThatTheOtherGoesOn(monitor);
      await(
          "it is mended",
          () -> {
            camera.push(TestClips.frames(1, 2, 0, 0));
            fixture.clock.advance(Duration.ofSeconds(1));
            return monitor.status("entrance").health().state() == StreamState.WATCHING;
          });
    }

    assertThat(fixture.raised).containsOnlyOnce("entrance SCORING_FAILED");
  }

  @Test
  void aDetectorThatReplacesAFailingOneMendsItsStream() {
    try (Monitor monitor = startTwo(entrance().build())) {
      camera.push(withIndexesFrom(FaultyScorerProvider.THROWING, normal().subList(0, 1)));
      awaitState(monitor, "entrance", StreamState.DEGRADED);
      try (Detector newer = detector.withFalseAlarmRate(0.2)) {
        monitor.replaceDetector("entrance", newer);
        camera.push(normal());
        awaitState(monitor, "entrance", StreamState.WATCHING);
        monitor.remove("entrance");
      }
    }
  }

  @Test
  void aScorerWithoutNumbersDegradesItsStream() {
    try (Monitor monitor = startTwo(entrance().build())) {
      camera.push(withIndexesFrom(FaultyScorerProvider.NOT_A_NUMBER, normal()));
      awaitState(monitor, "entrance", StreamState.DEGRADED);

      assertThat(monitor.status("entrance").health().message()).contains("NaN");
      assertThatTheOtherGoesOn(monitor);
    }
  }

  @Test
  void aScorerThatHangsDegradesItsStreamOnly() {
    try (Monitor monitor = startTwo(entrance().build())) {
      camera.push(withIndexesFrom(FaultyScorerProvider.WAITING, normal()));
      await("a frame is being scored", () -> monitor.status("entrance").framesIn() > 0);
      await(
          "it is noticed",
          () -> {
            fixture.clock.advance(Duration.ofSeconds(11));
            return monitor.status("entrance").health().has(HealthCause.SCORING_BLOCKED);
          });
      assertThatTheOtherGoesOn(monitor);
      FaultyScorerProvider.permits().release(1000);
      await(
          "it goes on",
          () -> !monitor.status("entrance").health().has(HealthCause.SCORING_BLOCKED));
    }
  }

  @Test
  void aSecondShutdownDoesNotReturnBeforeTheFirst() throws Exception {
    try (Monitor monitor = startTwo(entrance().build())) {
      camera.push(withIndexesFrom(FaultyScorerProvider.WAITING, normal()));
      await("a frame is being scored", () -> monitor.status("entrance").framesIn() > 0);
      FutureTask<Boolean> first = new FutureTask<>(() -> monitor.shutdown(Duration.ofMinutes(1)));
      new Thread(first).start();
      awaitState(monitor, "entrance", StreamState.STOPPED);
      boolean second = monitor.shutdown(Duration.ofMillis(1));
      FaultyScorerProvider.permits().release(1000);

      assertThat(second).isFalse();
      assertThat(first.get()).isTrue();
      assertThat(monitor.shutdown(Duration.ofMillis(1))).isTrue();
    }
  }

  @Test
  void aModelFileThatIsMissingDegradesItsStream() {
    StreamConfig config =
        StreamConfig.builder()
            .source("test camera", camera)
            .model(Path.of("no-such-model.vad"))
            .build();
    try (Monitor monitor = startTwo(config)) {
      camera.push(normal());
      awaitState(monitor, "entrance", StreamState.DEGRADED);

      assertThat(monitor.status("entrance").health().message()).contains("no-such-model.vad");
      assertThatTheOtherGoesOn(monitor);
    }
  }
}
