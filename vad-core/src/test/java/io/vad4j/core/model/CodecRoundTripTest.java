package io.vad4j.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyMap;
import io.vad4j.Detector;
import io.vad4j.DetectorConfig;
import io.vad4j.EventRule;
import io.vad4j.FalseAlarmTarget;
import io.vad4j.ModelInfo;
import io.vad4j.Options;
import io.vad4j.PerspectiveMode;
import io.vad4j.Pooling;
import io.vad4j.SyntheticValidation;
import io.vad4j.core.calibration.SurprisalCalibration;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.fusion.CalibrationScores;
import io.vad4j.core.fusion.ChannelSet;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.modelfile.ModelFile;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.scoring.PerspectiveNormalization;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodecRoundTripTest {
  private static final Providers<ScorerProvider> PROVIDERS = Providers.scorers();
  private static final FittedScorer SCORER = scorer();

  private final TreeMap<String, String> manifest = new TreeMap<>();
  private final TreeMap<String, byte[]> parts = new TreeMap<>();

  private static FittedScorer scorer() {
    TrainingFreeScorerProvider provider = (TrainingFreeScorerProvider) PROVIDERS.get("change");
    Options options = provider.descriptor().resolve(Options.none().with("gain", "2.5"));
    return new FittedScorer(
        new ScorerConfig(provider, options, 0.7, Optional.of(Pooling.topK(2, 3))),
        provider.create(options),
        new PerspectiveNormalization(0.75, 1.25),
        SurprisalCalibration.fitExponential(values(), 0.1));
  }

  private static double[] values() {
    return IntStream.range(0, 300).mapToDouble(i -> Math.pow(i / 300.0, 3)).toArray();
  }

  private static ScoreChannel channel() {
    return ScoreChannel.fit(
        Optional.empty(),
        DetectorConfig.defaults(),
        new CalibrationScores(
            List.of(IntStream.range(0, 300).mapToDouble(i -> i / 25.0).toArray()),
            List.of(new CalibrationScores.Series(SCORER, List.of(values())))));
  }

  private ModelFile file() {
    return new ModelFile(manifest, parts);
  }

  private DetectorConfig settingsAfter(DetectorConfig config) {
    DetectorSettingsCodec.encode(DetectorSettings.of(config, List.of(SCORER.config())), manifest);
    manifest.put("seed", Long.toString(config.seed()));
    return DetectorSettingsCodec.decode(file(), List.of(SCORER.config())).config();
  }

  private FittedScorer scorerAfter() {
    FittedScorerCodec.encode(SCORER, "scorer-0", manifest, parts);
    return FittedScorerCodec.decode(Path.of("model"), file(), "scorer-0", PROVIDERS, true);
  }

  @Test
  void configurationOfAScorer() {
    ScorerConfig config = scorerAfter().config();

    assertThat(config.options().asMap()).isEqualTo(SCORER.config().options().asMap());
    assertThat(config.weight()).isEqualTo(0.7);
    assertThat(config.pooling()).contains(Pooling.topK(2, 3));
  }

  @Test
  void perspectiveOfAScorer() {
    AnomalyMap map = AnomalyMap.of(1, 3, new float[] {1, 2, 3});

    assertThat(scorerAfter().perspective().apply(map).values())
        .isEqualTo(SCORER.perspective().apply(map).values());
  }

  @Test
  void calibrationOfAScorer() {
    assertThat(scorerAfter().calibration().format()).isEqualTo(SCORER.calibration().format());
  }

  @Test
  void calibrationAndThresholdOfAChannel() {
    ScoreChannel channel = channel();
    ScoreChannelCodec.encode(channel, "channel-0", manifest, parts);

    ScoreChannel decoded =
        ScoreChannelCodec.decode(
            file(), "channel-0", new ScoreChannel.Group<>(Optional.empty(), List.of(SCORER)));
    assertThat(decoded.calibration().format()).isEqualTo(channel.calibration().format());
    assertThat(decoded)
        .usingRecursiveComparison()
        .ignoringFields("calibration", "scorers")
        .isEqualTo(channel);
  }

  @Test
  void provenance() {
    ChannelSet channelSet = ChannelSet.of(List.of(channel()), DetectorConfig.defaults());
    ModelInfo info =
        channelSet
            .describe(ModelInfo.builder())
            .libraryVersion("1.2.3")
            .created(Instant.parse("2026-01-02T03:04:05Z"))
            .seed(7)
            .trainingSources(List.of("a.mp4", "b.mp4"))
            .trainingFrames(600)
            .inputSize(64, 48)
            .scorers(List.of("change"), List.of(0.7))
            .causal(true)
            .environment(Map.of("java", "17"))
            .syntheticValidation(
                SyntheticValidation.of(
                    List.of(SyntheticValidation.Case.of("faster", "a.mp4", 0.9, true))))
            .warnings(List.of("Too short."))
            .build();
    ModelInfoCodec.encode(info, manifest);

    assertThat(ModelInfoCodec.decode(file(), channelSet))
        .usingRecursiveComparison()
        .isEqualTo(info);
  }

  @Test
  void settings() {
    DetectorConfig config =
        Detector.builder()
            .scorer("change", SCORER.config().options())
            .pooling(Pooling.topK(2, 3))
            .inputSize(200)
            .frameStride(3)
            .perspectiveMode(PerspectiveMode.ON)
            .smoothing(Duration.ofMillis(90))
            .eventsPerHour(5)
            .eventRule(new EventRule(0.4, Duration.ofMillis(300), Duration.ofSeconds(2)))
            .fusionWeights(Map.of("change", SCORER.config().weight()))
            .seed(7)
            .config();

    assertThat(settingsAfter(config)).hasToString(config.toString());
  }

  @Test
  void targetOfFalseAlarms() {
    for (FalseAlarmTarget target :
        List.of(
            FalseAlarmTarget.perFrame(0.003).atConfidence(0.9), FalseAlarmTarget.perFrame(0.1))) {
      DetectorConfig config = Detector.builder().scorer("change").falseAlarmTarget(target).config();

      assertThat(settingsAfter(config).falseAlarmTarget()).isEqualTo(target);
    }
  }
}
