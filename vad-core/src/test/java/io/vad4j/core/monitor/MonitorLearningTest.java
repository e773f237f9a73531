package io.vad4j.core.monitor;

import static io.vad4j.core.monitor.MonitorFixture.await;
import static io.vad4j.core.monitor.MonitorFixture.awaitProcessed;
import static io.vad4j.core.monitor.MonitorFixture.awaitState;
import static io.vad4j.core.monitor.MonitorFixture.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Detector;
import io.vad4j.Frame;
import io.vad4j.InvalidOptionException;
import io.vad4j.ModelInfo;
import io.vad4j.PixelFormat;
import io.vad4j.core.detector.TestClips;
import io.vad4j.core.monitor.tampering.CameraFault;
import io.vad4j.monitor.HealthCause;
import io.vad4j.monitor.LearningPlan;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.RecalibrationPolicy;
import io.vad4j.monitor.StreamConfig;
import io.vad4j.monitor.StreamState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A camera learns itself, and follows drift within bounds. */
class MonitorLearningTest {
  private static final Duration TIME = Duration.ofSeconds(60);

  private final MonitorFixture fixture = new MonitorFixture();
  private final TestCamera camera = new TestCamera();

  private static Detector unfitted() {
    return Detector.builder().scorer("faulty").syntheticAnomalies(0).build();
  }

  private Monitor start(StreamConfig.Builder config) {
    return fixture
        .builder()
        .add("entrance", config.queueCapacity(1000).tamperDetection(true).build())
        .start();
  }

  @Test
  void aCameraLearnsItselfAndRaisesItsFirstAlarm(@TempDir Path folder) {
    Path model = folder.resolve("entrance.vad");
    try (Detector detector = unfitted();
        Monitor monitor =
            start(config(camera, detector).learn(LearningPlan.of(TIME).savedTo(model)))) {
      List<Frame> frames = TestClips.frames(5, 1000, 950, 970);
      camera.push(frames.subList(0, 400));
      awaitProcessed(monitor, "entrance", 400);
      assertThat(monitor.status("entrance").health().state()).isEqualTo(StreamState.LEARNING);
      assertThat(monitor.status("entrance").health().message()).contains("of 60 seconds");
      camera.push(frames.subList(400, 650));
      awaitProcessed(monitor, "entrance", 650);
      awaitState(monitor, "entrance", StreamState.WATCHING);
      assertThat(model).exists();
      camera.push(frames.subList(650, 1000));
      awaitProcessed(monitor, "entrance", 1000);

      assertThat(fixture.starts)
          .isNotEmpty()
          .allSatisfy(event -> assertThat(event.start()).isGreaterThan(Duration.ofSeconds(94)));
      assertThat(monitor.status("entrance").model().orElseThrow().offeredTime())
          .isBetween(Duration.ofSeconds(59), Duration.ofSeconds(61));
    }
    assertThat(fixture.changes)
        .containsSubsequence("entrance LEARNING", "entrance WATCHING", "entrance STOPPED");
  }

  @Test
  void tamperingIsLeftOut() {
    try (Detector detector = unfitted();
        Monitor monitor = start(config(camera, detector).learn(TIME))) {
      List<Frame> frames = new ArrayList<>();
      for (Frame frame : TestClips.frames(5, 650, 0, 0)) {
        boolean fault = frame.index() >= 200 && frame.index() < 300;
        frames.add(fault ? CameraFault.BLACK.apply(frame, frame, frame) : frame);
      }
      camera.push(frames);
      awaitProcessed(monitor, "entrance", 650);

      assertThat(monitor.status("entrance").health().state()).isEqualTo(StreamState.LEARNING);
    }
    assertThat(fixture.changes).contains("entrance DEGRADED BLACK");
  }

  @Test
  void aSavedModelIsUsedAtTheNextStart(@TempDir Path folder) {
    Path model = folder.resolve("entrance.vad");
    try (Detector fitted = MonitorFixture.fit()) {
      fitted.save(model);
    }
    StreamConfig.Builder config =
        StreamConfig.builder()
            .source("test camera", camera)
            .learn(LearningPlan.of(TIME).savedTo(model));
    try (Monitor monitor = start(config)) {
      camera.push(TestClips.frames(5, 20, 0, 0));
      awaitProcessed(monitor, "entrance", 20);

      assertThat(monitor.status("entrance").scored()).isEqualTo(20);
    }
  }

  @Test
  void aModelThatCannotBeSavedIsUsedAndSaidToBeLostAfterARestart(@TempDir Path folder) {
    Path model = folder.resolve("no-such-folder/entrance.vad");
    try (Detector detector = unfitted();
        Monitor monitor =
            start(config(camera, detector).learn(LearningPlan.of(TIME).savedTo(model)))) {
      List<Frame> frames = TestClips.frames(5, 660, 0, 0);
      camera.push(frames.subList(0, 650));
      await(
          "it is said", () -> monitor.status("entrance").health().has(HealthCause.LEARNING_FAILED));

      assertThat(monitor.status("entrance").health().message()).contains("not saved");
      camera.push(frames.subList(650, 660));
      awaitProcessed(monitor, "entrance", 660);
      assertThat(monitor.status("entrance").model()).isPresent();
    }
  }

  @Test
  void tooLittleNormalVideoIsCollectedAnew() {
    try (Detector detector = unfitted();
        Monitor monitor = start(config(camera, detector).learn(Duration.ofMillis(200)))) {
      camera.push(TestClips.frames(5, 3, 0, 0));
      awaitState(monitor, "entrance", StreamState.DEGRADED);

      assertThat(monitor.status("entrance").health().causes())
          .containsExactly(HealthCause.LEARNING_FAILED);
    }
  }

  @Test
  void learningThatIsInterruptedSaysThatItBeginsAnew() {
    try (Detector detector = unfitted()) {
      Monitor first = start(config(camera, detector).learn(TIME));
      camera.push(TestClips.frames(5, 400, 0, 0));
      awaitProcessed(first, "entrance", 400);
      first.close();

      assertThat(first.status("entrance").health().message())
          .contains("39 of 60 seconds were collected", "begins anew");
      try (Monitor second = start(config(camera, detector).learn(TIME))) {
        camera.push(TestClips.frames(5, 20, 0, 0));
        awaitProcessed(second, "entrance", 20);
        assertThat(second.status("entrance").health().message()).contains(": 0 of 60 seconds");
      }
    }
  }

  @Test
  void aFittedDetectorIsNotLearned() {
    try (Detector fitted = MonitorFixture.fit()) {
      StreamConfig.Builder config = config(camera, fitted).learn(TIME);

      assertThatThrownBy(config::build).isInstanceOf(InvalidOptionException.class);
    }
  }

  /** Frames with more noise than those that the detector was fitted on. */
  private static List<Frame> drifted(int count) {
    Random random = new Random(3);
    return TestClips.frames(5, count, 0, 0).stream()
        .map(
            frame -> {
              byte[] pixels = frame.toByteArray();
              for (int i = 0; i < pixels.length; i++) {
                pixels[i] += (byte) random.nextInt(60);
              }
              return Frame.of(
                  frame.index(),
                  frame.timestamp(),
                  frame.width(),
                  frame.height(),
                  PixelFormat.GRAY8,
                  pixels);
            })
        .toList();
  }

  private void pushDrifted(Monitor monitor, int count) {
    List<Frame> frames = drifted(count);
    for (int i = 0; i < count; i += 500) {
      camera.push(frames.subList(i, Math.min(count, i + 500)));
      awaitProcessed(monitor, "entrance", Math.min(count, i + 500));
    }
  }

  private static RecalibrationPolicy policy(double maxAnomalousShare) {
    return new RecalibrationPolicy(Duration.ofMinutes(1), Duration.ofHours(1), maxAnomalousShare);
  }

  @Test
  void aDriftIsCalibratedWithinItsBounds() {
    try (Detector fitted = MonitorFixture.fit();
        Monitor monitor = start(config(camera, fitted).recalibrate(policy(1)))) {
      pushDrifted(monitor, 4000);
      await("it is calibrated", () -> !monitor.status("entrance").health().has(HealthCause.DRIFT));
      camera.push(drifted(4010).subList(4000, 4010));
      awaitProcessed(monitor, "entrance", 4010);

      assertThat(monitor.status("entrance").model().orElseThrow()).isNotEqualTo(fitted.info());
    }
    assertThat(fixture.changes).contains("entrance DEGRADED DRIFT");
  }

  @Test
  void aDriftOutsideItsBoundsIsNotCalibrated() {
    try (Detector fitted = MonitorFixture.fit();
        Monitor monitor = start(config(camera, fitted).recalibrate(policy(0)))) {
      pushDrifted(monitor, 4000);
      await(
          "it is refused",
          () -> monitor.status("entrance").health().has(HealthCause.LEARNING_FAILED));

      assertThat(monitor.status("entrance").model()).contains(fitted.info());
    }
  }

  @Test
  void aCalibrationThatIsAskedForNeedsNoDrift() {
    try (Detector fitted = MonitorFixture.fit();
        Monitor monitor = start(config(camera, fitted).recalibrate(policy(1)))) {
      monitor.recalibrate("entrance");
      List<Frame> frames = TestClips.frames(5, 5000, -1, -1);
      camera.push(frames.subList(0, 800));
      awaitProcessed(monitor, "entrance", 800);
      AtomicInteger next = new AtomicInteger(800);

      await(
          "it is calibrated",
          () -> {
            int frame = next.getAndIncrement();
            camera.push(frames.subList(frame, frame + 1));
            return !monitor.status("entrance").model().equals(Optional.of(fitted.info()));
          });
    }
    assertThat(fixture.changes).doesNotContain("entrance DEGRADED DRIFT");
  }

  @Test
  void anotherDetectorThanThatInUseIsCalibratedIfGiven() {
    AtomicReference<ModelInfo> calibrated = new AtomicReference<>();
    try (Detector fitted = MonitorFixture.fit();
        Detector inUse = fitted.withFalseAlarmRate(0.2);
        Monitor monitor =
            start(
                config(camera, inUse)
                    .recalibrate(policy(1))
                    .calibration(
                        frames -> {
                          Detector result = fitted.calibrate(frames);
                          calibrated.set(result.info());
                          return Optional.of(result);
                        }))) {
      pushDrifted(monitor, 4000);
      await("it is calibrated", () -> !monitor.status("entrance").health().has(HealthCause.DRIFT));
      camera.push(drifted(4010).subList(4000, 4010));
      awaitProcessed(monitor, "entrance", 4010);

      assertThat(monitor.status("entrance").model()).contains(calibrated.get());
    }
  }

  @Test
  void aDetectorThatIsCalibratedAfterTheEndOfItsMonitorIsReleased() {
    CountDownLatch begun = new CountDownLatch(1);
    Semaphore ended = new Semaphore(0);
    try (Detector fitted = MonitorFixture.fit();
        Detector late = fitted.withFalseAlarmRate(0.2);
        Monitor monitor =
            start(
                config(camera, fitted)
                    .recalibrate(policy(1))
                    .calibration(
                        frames -> {
                          begun.countDown();
                          ended.acquireUninterruptibly();
                          return Optional.of(late);
                        }))) {
      monitor.recalibrate("entrance");
      camera.push(TestClips.frames(5, 2, 0, 0));
      await("calibration begins", () -> begun.getCount() == 0);
      monitor.close();
      ended.release();

      await("the detector is released", () -> isClosed(late));
    }
  }

  private static boolean isClosed(Detector detector) {
    try {
      detector.newSession().close();
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  @Test
  void aStreamWithoutAPolicyIsNotCalibrated() {
    try (Detector fitted = MonitorFixture.fit();
        Monitor monitor = start(config(camera, fitted))) {
      assertThatThrownBy(() -> monitor.recalibrate("entrance"))
          .isInstanceOf(InvalidOptionException.class)
          .hasMessageContaining("no policy");
    }
  }
}
