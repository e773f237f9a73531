package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.DetectorConfig;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.InvalidFrameException;
import io.vad4j.InvalidOptionException;
import io.vad4j.ModelException;
import io.vad4j.ModelInfo;
import io.vad4j.Options;
import io.vad4j.PerspectiveMode;
import io.vad4j.PixelFormat;
import io.vad4j.Pooling;
import io.vad4j.ProviderException;
import io.vad4j.ScorerContribution;
import io.vad4j.SourceInfo;
import io.vad4j.TrainingException;
import io.vad4j.core.modelfile.ModelFile;
import io.vad4j.core.scoring.MapPooling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorTest {
  @TempDir Path folder;

  private static List<FrameSource> normalClips() {
    return LongStream.range(1, 7).mapToObj(seed -> TestClips.normal(seed, 100)).toList();
  }

  private static Detector fitted() {
    return Detector.builder().scorer("change").fit(normalClips());
  }

  private static FrameSource running() {
    return TestClips.source("running", TestClips.frames(99, 120, 60, 90));
  }

  private static List<Detection> detections(Detector detector, FrameSource source) {
    try (Stream<Detection> stream = detector.detect(source)) {
      return stream.toList();
    }
  }

  private static List<Double> scores(Detector detector) {
    return detections(detector, running()).stream().map(Detection::score).toList();
  }

  @Test
  void flagsAnomalousFrames() {
    try (Detector detector = fitted()) {
      List<Detection> detections = detections(detector, running());

      assertThat(detections.stream().filter(d -> d.index() >= 64 && d.index() < 90))
          .allMatch(Detection::anomalous);
      assertThat(detections.stream().filter(d -> d.index() < 60).filter(Detection::anomalous))
          .hasSizeLessThanOrEqualTo(3);
    }
  }

  @Test
  void reportsTheEventWithItsRegionAndKind() {
    List<AnomalyEvent> events = new ArrayList<>();
    try (Detector detector = fitted();
        Stream<Detection> stream =
            detector.detect(
                running(),
                new DetectionListener() {
                  @Override
                  public void onEventEnd(AnomalyEvent event) {
                    events.add(event);
                  }
                })) {
      assertThat(stream).isNotEmpty();
    }

    assertThat(events).hasSize(1);
    assertThat(events.get(0).start()).isBetween(Duration.ofSeconds(6), Duration.ofMillis(6500));
    assertThat(events.get(0).kind()).isEqualTo(AnomalyKind.MOTION);
    assertThat(events.get(0).region().height()).isLessThan(0.7);
  }

  @Test
  void keepsTheFalseAlarmRateOnUnseenNormalVideo() {
    try (Detector detector =
        Detector.builder()
            .scorer("change")
            .falseAlarmRate(0.05)
            .fit(LongStream.range(1, 13).mapToObj(s -> TestClips.normal(s, 150)).toList())) {

      long anomalous = 0;
      long all = 0;
      for (long seed = 100; seed < 110; seed++) {
        List<Detection> detections = detections(detector, TestClips.normal(seed, 150));
        anomalous += detections.stream().filter(Detection::anomalous).count();
        all += detections.size();
      }
      assertThat((double) anomalous / all).isBetween(0.005, 0.15);
    }
  }

  @Test
  void scoresTheSameAfterSavingAndLoading() {
    Path file = folder.resolve("model.vad");
    try (Detector detector =
        Detector.builder()
            .scorer("change", Options.none().with("gain", 2))
            .scorer("brightness")
            .fusionWeights(Map.of("brightness", 0.5))
            .perspectiveMode(PerspectiveMode.ON)
            .fit(normalClips())) {
      detector.save(file);
      try (Detector loaded = Detector.load(file)) {
        assertThat(scores(loaded)).isEqualTo(scores(detector));
        assertThat(loaded.info()).isEqualTo(detector.info());
      }
    }
  }

  @Test
  void keepsTheConfiguredPoolingInTheModelFile() {
    Pooling pooling = Pooling.topK(4, 2);
    Path file = folder.resolve("pooled.vad");
    try (Detector detector =
        Detector.builder().scorer("change").pooling(pooling).fit(normalClips())) {
      detector.save(file);
      try (Detector loaded = Detector.load(file);
          Detector unpooled = fitted()) {
        assertThat(scores(loaded)).isEqualTo(scores(detector)).isNotEqualTo(scores(unpooled));
      }
    }
  }

  private static AnomalyMap mapOfTheRunner(Pooling pooling) {
    try (Detector detector =
        Detector.builder().scorer("change").pooling(pooling).fit(normalClips())) {
      return detections(detector, running()).get(70).map();
    }
  }

  private static double[] relativeToPeak(AnomalyMap map) {
    return IntStream.range(0, map.values().length)
        .mapToDouble(cell -> map.values()[cell] / map.max())
        .toArray();
  }

  @Test
  void itsMapIsBlurredByThePoolingWindow() {
    Pooling pooling = Pooling.max(3);
    AnomalyMap unpooled = mapOfTheRunner(Pooling.max(1));

    AnomalyMap blurred = mapOfTheRunner(pooling);

    assertThat(relativeToPeak(blurred))
        .containsExactly(relativeToPeak(MapPooling.boxBlur(unpooled, pooling)), within(1e-4));
  }

  @Test
  void recordsModelInfo() {
    try (Detector detector = Detector.builder().scorer("change").seed(42).fit(normalClips())) {
      ModelInfo info = detector.info();

      assertThat(info.seed()).isEqualTo(42);
      assertThat(info.trainingSources()).hasSize(6).contains("normal-1");
      assertThat(info.trainingFrames()).isEqualTo(600);
      assertThat(info.calibrationFrames()).isEqualTo(594);
      assertThat(info.falseAlarms().effectiveSampleSize()).isBetween(1.0, 594.0);
      assertThat(info.causal()).isTrue();
      assertThat(info.environment()).containsKey("java");
    }
  }

  @Test
  void reportsTheWeightOfEachScorer() {
    try (Detector detector =
        Detector.builder()
            .scorer("change")
            .scorer("brightness")
            .fusionWeights(Map.of("change", 3.0))
            .fit(normalClips())) {

      List<ScorerContribution> contributions =
          detections(detector, running()).get(70).contributions();

      assertThat(contributions)
          .extracting(ScorerContribution::scorer)
          .containsExactly("change", "brightness");
      assertThat(contributions).extracting(ScorerContribution::weight).containsExactly(3.0, 1.0);
    }
  }

  @Test
  void aTrainingFreeDetectorCalibratesOnItsFirstFrames() {
    try (Detector detector = Detector.builder().scorer("change").calibrationFrames(50).build()) {
      List<Detection> detections = detections(detector, running());

      assertThat(detections.get(0).index()).isEqualTo(51);
      assertThat(detections.stream().filter(d -> d.index() >= 66 && d.index() < 90))
          .allMatch(Detection::anomalous);
    }
  }

  @Test
  void calibrationGoesOnInTheClipAfterAReset() {
    List<Frame> walking = TestClips.frames(1, 120, 0, 0);
    try (Detector detector = Detector.builder().scorer("change").calibrationFrames(50).build();
        DetectorSession session = detector.newSession()) {
      walking.subList(90, 120).forEach(session::process);
      session.reset();
      List<Detection> detections = new ArrayList<>();
      walking.subList(0, 60).forEach(frame -> session.process(frame).ifPresent(detections::add));

      assertThat(detections).hasSize(38).noneMatch(Detection::anomalous);
    }
  }

  @Test
  void anUnfittedTrainableDetectorThrows() {
    try (Detector detector = Detector.builder().scorer("brightness").build()) {
      assertThatThrownBy(detector::newSession)
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining("brightness")
          .hasMessageContaining("fit");
    }
  }

  @Test
  void manyStreamsShareOneDetectorFromSeveralThreads() throws Exception {
    try (Detector detector = fitted()) {
      List<Double> expected = scores(detector);
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        List<Future<List<Double>>> results =
            threads.invokeAll(
                LongStream.range(0, 8)
                    .mapToObj(i -> (Callable<List<Double>>) () -> scores(detector))
                    .toList());
        for (Future<List<Double>> result : results) {
          assertThat(result.get()).isEqualTo(expected);
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  @Test
  void framesOneAtATimeScoreAsAWholeStreamDoes() {
    try (Detector detector = fitted()) {
      List<Double> expected = scores(detector);

      List<Double> scores = new ArrayList<>();
      try (DetectorSession session = detector.newSession()) {
        for (Frame frame : TestClips.frames(99, 120, 60, 90)) {
          session.process(frame).map(Detection::score).ifPresent(scores::add);
        }
      }

      assertThat(scores).isEqualTo(expected);
    }
  }

  @Test
  void aResetStreamScoresAsAFreshOne() {
    try (Detector detector = fitted();
        DetectorSession session = detector.newSession()) {
      List<Double> expected = scores(detector);
      TestClips.frames(5, 30, 0, 30).forEach(session::process);
      session.reset();

      List<Double> scores =
          TestClips.frames(99, 120, 60, 90).stream()
              .flatMap(frame -> session.process(frame).stream())
              .map(Detection::score)
              .toList();

      assertThat(scores).isEqualTo(expected);
    }
  }

  @Test
  void learnsFromOneLongClip() {
    try (Detector detector =
        Detector.builder().scorer("brightness").fit(TestClips.normal(3, 300))) {

      assertThat(detector.info().calibrationFrames()).isEqualTo(300);
    }
  }

  @Test
  void frameStrideProcessesEveryNthFrameOnly() {
    try (Detector detector =
        Detector.builder().scorer("change").frameStride(3).fit(normalClips())) {

      assertThat(detections(detector, running()))
          .extracting(Detection::index)
          .startsWith(3L, 6L, 9L)
          .hasSize(39);
    }
  }

  @Test
  void recalibrationMovesTheThresholdWithoutRetraining() {
    try (Detector detector = Detector.builder().scorer("brightness").fit(normalClips())) {
      double before = detections(detector, running()).get(20).contributions().get(0).surprisal();
      try (Detector calibrated =
          detector.calibrate(
              TestClips.source("running-1", TestClips.frames(71, 150, 0, 150)),
              TestClips.source("running-2", TestClips.frames(72, 150, 0, 150)))) {
        double after = detections(calibrated, running()).get(20).contributions().get(0).surprisal();

        assertThat(after).isNotEqualTo(before);
        assertThat(calibrated.info().trainingFrames()).isEqualTo(600);
        assertThat(calibrated.info().calibrationFrames()).isEqualTo(300);
        assertThat(calibrated.info().trainingSources()).contains("running-1 (calibration only)");
      }
    }
  }

  @Test
  void anUnfittedDetectorCannotBeCalibrated() {
    try (Detector detector = Detector.builder().scorer("brightness").build()) {
      assertThatThrownBy(() -> detector.calibrate(TestClips.normal(1, 100)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("not fitted");
    }
  }

  @Test
  void aFailedFitKeepsThePreviousModel() {
    try (Detector detector = fitted()) {
      List<Double> expected = scores(detector);

      assertThatThrownBy(() -> detector.fit(TestClips.normal(1, 5)))
          .isInstanceOf(TrainingException.class);

      assertThat(scores(detector)).isEqualTo(expected);
    }
  }

  @Test
  void oneFrameIsTooFewToFit() {
    try (Detector detector = Detector.builder().scorer("change").build()) {
      assertThatThrownBy(() -> detector.fit(TestClips.normal(1, 1)))
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining("1 frames")
          .hasMessageContaining("at least 30");
    }
  }

  @Test
  void framesThatChangeSizeAreRefusedWithBothSizes() {
    try (Detector detector = fitted();
        DetectorSession session = detector.newSession()) {
      Frame large =
          Frame.of(1, Duration.ofMillis(100), 128, 96, PixelFormat.GRAY8, new byte[128 * 96]);
      session.process(TestClips.frames(1, 1, 0, 0).get(0));

      assertThatThrownBy(() -> session.process(large))
          .isInstanceOf(InvalidFrameException.class)
          .hasMessageContaining("128x96")
          .hasMessageContaining("64x48");
    }
  }

  @Test
  void framesOfAnotherAspectRatioAreRefused() {
    try (Detector detector = fitted();
        DetectorSession session = detector.newSession()) {
      Frame wide = Frame.of(0, Duration.ZERO, 128, 48, PixelFormat.GRAY8, new byte[128 * 48]);

      assertThatThrownBy(() -> session.process(wide))
          .isInstanceOf(InvalidFrameException.class)
          .hasMessageContaining("same camera");
    }
  }

  @Test
  void framesUnlikeTheSizeThatTheirSourceStatesAreRefused() {
    SourceInfo stated =
        new SourceInfo("camera", 64, 64, OptionalDouble.of(10), OptionalLong.empty(), false);
    FrameSource frames = TestClips.normal(1, 100);
    FrameSource source =
        new FrameSource() {
          @Override
          public SourceInfo info() {
            return stated;
          }

          @Override
          public Optional<Frame> next() {
            return frames.next();
          }

          @Override
          public void close() {}
        };
    try (Detector detector = Detector.builder().scorer("change").build()) {
      assertThatThrownBy(() -> detector.fit(source))
          .isInstanceOf(InvalidFrameException.class)
          .hasMessageContaining("camera")
          .hasMessageContaining("64x48");
    }
  }

  @Test
  void framesOfAnySizeAreResizedIfRequested() {
    try (Detector detector =
            Detector.builder().scorer("change").resizeFrames(true).fit(normalClips());
        DetectorSession session = detector.newSession()) {
      for (int i = 0; i < 10; i++) {
        int width = 128 + 16 * i;
        session.process(
            Frame.of(
                i,
                Duration.ofMillis(100L * i),
                width,
                96,
                PixelFormat.GRAY8,
                new byte[width * 96]));
      }

      assertThat(
              session.process(
                  Frame.of(
                      10, Duration.ofSeconds(1), 64, 48, PixelFormat.GRAY8, new byte[64 * 48])))
          .isPresent();
    }
  }

  @Test
  void anotherFalseAlarmRateGivesTheThresholdThatTrainingAtThatRateGives() {
    try (Detector detector = fitted();
        Detector changed = detector.withFalseAlarmRate(0.05);
        Detector trained =
            Detector.builder().scorer("change").falseAlarmRate(0.05).fit(normalClips())) {
      assertThat(changed.info().threshold()).isEqualTo(trained.info().threshold());
      assertThat(changed.info().falseAlarms()).isEqualTo(trained.info().falseAlarms());
      assertThat(changed.config()).isEqualTo(trained.config());
    }
  }

  @Test
  void aLoadedDetectorTakesAnotherNumberOfEventsWithoutVideo() {
    Path file = folder.resolve("model.vad");
    try (Detector detector = fitted();
        Detector trained =
            Detector.builder().scorer("change").eventsPerHour(30).fit(normalClips())) {
      detector.save(file);
      try (Detector loaded = Detector.load(file);
          Detector changed = loaded.withEventsPerHour(30)) {
        assertThat(changed.info().events()).isEqualTo(trained.info().events());
        assertThat(changed.info().channelThresholds())
            .isEqualTo(trained.info().channelThresholds());
        assertThat(scores(changed)).isEqualTo(scores(detector));
      }
    }
  }

  @Test
  void theConfigurationPrintsEverySetting() {
    DetectorConfig config = DetectorConfig.defaults();

    assertThat(config)
        .hasToString(
            "DetectorConfig{scorers=default, fusionWeights=equal, inputSize=360,"
                + " resizeFrames=false, ignored=nothing, frameStride=1, pooling=recommended,"
                + " perspectiveMode=AUTO, smoothing=PT0.15S, falseAlarmTarget="
                + config.falseAlarmTarget()
                + ", eventsPerHour=2.0, stationaryAfter=from the normal video,"
                + " thresholds=by falseAlarmTarget, eventRule="
                + config.eventRule()
                + ", folds=3, syntheticAnomalies=12, calibrationFrames=200,"
                + " maxTrainingFrames=30000, seed=0, checkpointDirectory=none}");
    assertThat(config.toBuilder().config()).isEqualTo(config);
    assertThat(config.toBuilder().seed(1).config()).isNotEqualTo(config);
  }

  @Test
  void timeThatGoesBackIsRefused() {
    try (Detector detector = fitted();
        DetectorSession session = detector.newSession()) {
      List<Frame> frames = TestClips.frames(1, 2, 0, 0);
      session.process(frames.get(1));

      assertThatThrownBy(() -> session.process(frames.get(0)))
          .isInstanceOf(InvalidFrameException.class)
          .hasMessageContaining("Reset");
    }
  }

  @Test
  void anUnknownScorerIsAnsweredWithTheNamesFound() {
    assertThatThrownBy(() -> Detector.builder().scorer("chnage").build())
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("chnage")
        .hasMessageContaining("brightness, change");
  }

  @Test
  void anUnknownOptionIsAnsweredWithThoseThatExist() {
    assertThatThrownBy(
            () -> Detector.builder().scorer("change", Options.none().with("gian", 2)).build())
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("gian")
        .hasMessageContaining("gain");
  }

  @Test
  void weightsThatAreAllZeroAreRefusedAtOnce() {
    assertThatThrownBy(
            () -> Detector.builder().scorer("change").fusionWeights(Map.of("change", 0.0)).build())
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("weight");
  }

  @Test
  void aChannelWhoseWeightsAreAllZeroIsRefusedAtOnce() {
    DetectorBuilder builder =
        Detector.builder().scorer("change").scorer("stay").fusionWeights(Map.of("stay", 0.0));

    assertThatThrownBy(builder::build)
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("stay");
  }

  @Test
  void aModelWhoseScorerIsMissingNamesTheArtifactToAdd() {
    Path file = folder.resolve("model.vad");
    try (Detector detector = fitted()) {
      detector.save(file);
    }
    ModelFile content = ModelFile.read(file);
    TreeMap<String, String> manifest = new TreeMap<>(content.manifest());
    manifest.put("scorer-0.name", "masked-autoencoder");
    new ModelFile(manifest, content.parts()).write(file);

    assertThatThrownBy(() -> Detector.load(file))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("masked-autoencoder")
        .hasMessageContaining("io.vad4j:vad-tensorflow");
  }

  @Test
  void aModelWithADamagedNumberIsRefused() {
    Path file = folder.resolve("model.vad");
    try (Detector detector = fitted()) {
      detector.save(file);
    }
    ModelFile content = ModelFile.read(file);
    TreeMap<String, String> manifest = new TreeMap<>(content.manifest());
    manifest.put("channel-0.calibration", "none");
    new ModelFile(manifest, content.parts()).write(file);

    assertThatThrownBy(() -> Detector.load(file))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void aClosedDetectorThrows() {
    Detector detector = fitted();
    detector.close();
    detector.close();

    assertThatThrownBy(detector::newSession)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void closingTheDetectorClosesItsSessions() {
    Detector detector = fitted();
    DetectorSession session = detector.newSession();
    detector.close();

    assertThatThrownBy(() -> session.process(TestClips.frames(1, 1, 0, 0).get(0)))
        .isInstanceOf(IllegalStateException.class);
  }
}
