package io.vad4j.core.model;

import io.vad4j.EventRule;
import io.vad4j.ModelException;
import io.vad4j.ModelInfo;
import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.ProviderException;
import io.vad4j.core.calibration.SurprisalCalibration;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.PerspectiveMode;
import io.vad4j.core.config.ProviderFailureLog;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.fusion.ChannelCalibration;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.modelfile.ModelFile;
import io.vad4j.core.preprocess.FrameStabilizer;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.scoring.PerspectiveNormalization;
import io.vad4j.core.scoring.ScorerFactory;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a detector has learned, as a model file and back. */
public final class DetectorModelCodec {
  /** What the empty scene looks like, grey. */
  private static final String REFERENCE_PART = "scene.grey";

  private DetectorModelCodec() {}

  /** The content of the file. */
  public static ModelFile encode(DetectorSettings settings, DetectorModel detectorModel) {
    TreeMap<String, String> manifest = new TreeMap<>();
    TreeMap<String, byte[]> parts = new TreeMap<>();
    manifest.put("working-size", Integer.toString(settings.inputSize()));
    manifest.put("sampling", Integer.toString(settings.frameStride()));
    manifest.put("perspective", settings.perspectiveMode().name());
    manifest.put("smoothing", settings.smoothing().toString());
    manifest.put("false-alarms", FalseAlarmCodec.format(settings.falseAlarmTarget()));
    manifest.put("events.leave-fraction", Double.toString(settings.eventRule().exitRatio()));
    manifest.put("events.minimum-length", settings.eventRule().minDuration().toString());
    manifest.put("events.merge-gap", settings.eventRule().mergeGap().toString());
    manifest.put("source.width", Integer.toString(detectorModel.sourceWidth()));
    manifest.put("source.height", Integer.toString(detectorModel.sourceHeight()));
    for (int i = 0; i < detectorModel.calibrations().size(); i++) {
      putCalibration(manifest, "panel-" + i, detectorModel.calibrations().get(i));
    }
    parts.put(REFERENCE_PART, detectorModel.stabilizer().reference());
    putInfo(manifest, detectorModel.info());
    manifest.put("scorers", Integer.toString(detectorModel.scorers().size()));
    for (int i = 0; i < detectorModel.scorers().size(); i++) {
      putScorer(manifest, parts, "scorer-" + i, detectorModel.scorers().get(i));
    }
    return new ModelFile(manifest, parts);
  }

  private static void putInfo(Map<String, String> manifest, ModelInfo info) {
    manifest.put("created", info.created().toString());
    manifest.put("created.library", info.libraryVersion());
    manifest.put("seed", Long.toString(info.seed()));
    manifest.put("frames.training", Long.toString(info.trainingFrames()));
    manifest.put("frames.calibration", Long.toString(info.calibrationFrames()));
    manifest.put("width", Integer.toString(info.width()));
    manifest.put("height", Integer.toString(info.height()));
    manifest.put("causal", Boolean.toString(info.causal()));
    manifest.put("sources", Integer.toString(info.trainingSources().size()));
    for (int i = 0; i < info.trainingSources().size(); i++) {
      manifest.put("source-" + i, info.trainingSources().get(i));
    }
    manifest.put("weighting", info.weightSource());
    SyntheticValidationCodec.putValidation(manifest, info.syntheticValidation());
    SyntheticValidationCodec.putAll(manifest, "warning", info.warnings());
    info.environment().forEach((name, value) -> manifest.put("environment." + name, value));
  }

  private static void putCalibration(
      Map<String, String> manifest, String prefix, ChannelCalibration channelCalibration) {
    manifest.put(prefix + ".calibration", channelCalibration.calibration().format());
    manifest.put(prefix + ".threshold", Double.toString(channelCalibration.threshold()));
    manifest.put(
        prefix + ".false-alarms.estimate",
        FalseAlarmCodec.format(channelCalibration.falseAlarms()));
  }

  private static ChannelCalibration readCalibration(ModelFile content, String prefix) {
    return new ChannelCalibration(
        SurprisalCalibration.parse(content.entry(prefix + ".calibration")),
        Double.parseDouble(content.entry(prefix + ".threshold")),
        FalseAlarmCodec.parseEstimate(content.entry(prefix + ".false-alarms.estimate")));
  }

  private static void putScorer(
      Map<String, String> manifest, Map<String, byte[]> parts, String prefix, FittedScorer scorer) {
    ScorerConfig scorerConfig = scorer.config();
    manifest.put(prefix + ".name", scorerConfig.name());
    manifest.put(prefix + ".weight", Double.toString(scorerConfig.weight()));
    scorerConfig
        .options()
        .asMap()
        .forEach((name, value) -> manifest.put(prefix + ".option." + name, value));
    scorerConfig
        .pooling()
        .ifPresent(
            pooling -> manifest.put(prefix + ".pooling", pooling.window() + " " + pooling.topK()));
    manifest.put(
        prefix + ".perspective", scorer.perspective().top() + " " + scorer.perspective().bottom());
    manifest.put(prefix + ".calibration", scorer.calibration().format());
    scorer.model().save().forEach((name, part) -> parts.put(prefix + "/" + name, part));
  }

  /**
   * What a file holds.
   *
   * @param settings of the detector
   * @param model what it has learned
   */
  public record Loaded(DetectorSettings settings, DetectorModel model) {}

  /** The detector that a file holds. */
  public static Loaded load(Path file) {
    ModelFile content = ModelFile.read(file);
    List<FittedScorer> scorers = new ArrayList<>();
    try {
      int count = Integer.parseInt(content.entry("scorers"));
      Providers<ScorerProvider> providers = Providers.scorers();
      ProviderFailureLog.report(providers.failures());
      for (int i = 0; i < count; i++) {
        scorers.add(readScorer(file, content, "scorer-" + i, providers));
      }
      DetectorSettings settings = readConfig(content, scorers);
      List<ChannelCalibration> channelCalibration = new ArrayList<>();
      for (int i = 0; i < ScoreChannel.partition(settings.scorers()).size(); i++) {
        channelCalibration.add(readCalibration(content, "panel-" + i));
      }
      DetectorModel detectorModel =
          new DetectorModel(
              scorers,
              channelCalibration,
              Integer.parseInt(content.entry("source.width")),
              Integer.parseInt(content.entry("source.height")),
              readStabilizer(content),
              readInfo(content, settings, channelCalibration));
      return new Loaded(settings, detectorModel);
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      scorers.forEach(scorer -> scorer.model().close());
      throw new ModelException(
          "The model " + file + " is damaged: " + e.getMessage() + ". Train it again.", e);
    } catch (RuntimeException | Error e) {
      scorers.forEach(scorer -> scorer.model().close());
      throw e;
    }
  }

  private static FrameStabilizer readStabilizer(ModelFile content) {
    byte[] reference = content.parts().get(REFERENCE_PART);
    if (reference == null) {
      throw new IllegalArgumentException("it lacks its part " + REFERENCE_PART);
    }
    return FrameStabilizer.of(
        Integer.parseInt(content.entry("width")),
        Integer.parseInt(content.entry("height")),
        reference);
  }

  private static FittedScorer readScorer(
      Path file, ModelFile content, String prefix, Providers<ScorerProvider> providers) {
    String name = content.entry(prefix + ".name");
    ScorerProvider provider;
    try {
      provider = providers.get(name);
    } catch (ProviderException e) {
      throw new ModelException(file + " needs the scorer '" + name + "'. " + e.getMessage(), e);
    }
    Options options =
        provider
            .descriptor()
            .resolve(Options.of(withPrefix(content.manifest(), prefix + ".option.")));
    ScorerConfig scorerConfig =
        new ScorerConfig(
            provider,
            options,
            Double.parseDouble(content.entry(prefix + ".weight")),
            Optional.ofNullable(content.manifest().get(prefix + ".pooling"))
                .map(DetectorModelCodec::parsePooling));
    double[] perspective = parsePair(content.entry(prefix + ".perspective"));
    SurprisalCalibration calibration =
        SurprisalCalibration.parse(content.entry(prefix + ".calibration"));
    ScorerModel model = loadModel(file, scorerConfig, withPrefix(content.parts(), prefix + "/"));
    return new FittedScorer(
        scorerConfig,
        model,
        new PerspectiveNormalization(perspective[0], perspective[1]),
        calibration);
  }

  private static ScorerModel loadModel(
      Path file, ScorerConfig scorerConfig, Map<String, byte[]> parts) {
    ScorerProvider provider = scorerConfig.provider();
    Options options = scorerConfig.options();
    if (!(provider instanceof TrainableScorerProvider trainable)) {
      return ScorerFactory.create(
          provider, () -> ((TrainingFreeScorerProvider) provider).create(options));
    }
    try {
      return ScorerFactory.create(provider, () -> trainable.load(options, parts));
    } catch (ModelException e) {
      throw new ModelException(
          "The scorer '%s' cannot be read from %s: %s"
              .formatted(scorerConfig.name(), file, e.getMessage()),
          e);
    }
  }

  private static Pooling parsePooling(String text) {
    double[] numbers = parsePair(text);
    return new Pooling((int) numbers[0], (int) numbers[1]);
  }

  private static double[] parsePair(String text) {
    String[] tokens = text.split(" ");
    if (tokens.length != 2) {
      throw new IllegalArgumentException("'" + text + "' is not two numbers");
    }
    return new double[] {Double.parseDouble(tokens[0]), Double.parseDouble(tokens[1])};
  }

  private static DetectorSettings readConfig(ModelFile content, List<FittedScorer> scorers) {
    DetectorSettings defaults =
        DetectorSettings.defaults(scorers.stream().map(FittedScorer::config).toList());
    return new DetectorSettings(
        defaults.scorers(),
        Integer.parseInt(content.entry("working-size")),
        Integer.parseInt(content.entry("sampling")),
        PerspectiveMode.valueOf(content.entry("perspective")),
        Duration.parse(content.entry("smoothing")),
        FalseAlarmCodec.parseTarget(content.entry("false-alarms")),
        new EventRule(
            Double.parseDouble(content.entry("events.leave-fraction")),
            Duration.parse(content.entry("events.minimum-length")),
            Duration.parse(content.entry("events.merge-gap"))),
        defaults.weightMode(),
        defaults.folds(),
        defaults.syntheticAnomalies(),
        defaults.calibrationFrames(),
        defaults.maxTrainingFrames(),
        Long.parseLong(content.entry("seed")),
        defaults.checkpointDirectory(),
        defaults.progress(),
        defaults.listener());
  }

  private static ModelInfo readInfo(
      ModelFile content, DetectorSettings settings, List<ChannelCalibration> channelCalibration) {
    int sourceCount = Integer.parseInt(content.entry("sources"));
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < sourceCount; i++) {
      sources.add(content.entry("source-" + i));
    }
    ChannelCalibration fused = channelCalibration.get(0);
    return ModelInfo.builder()
        .libraryVersion(content.entry("created.library"))
        .created(Instant.parse(content.entry("created")))
        .seed(settings.seed())
        .trainingSources(sources)
        .trainingFrames(Long.parseLong(content.entry("frames.training")))
        .calibrationFrames(Long.parseLong(content.entry("frames.calibration")))
        .threshold(fused.threshold(), fused.falseAlarms())
        .inputSize(
            Integer.parseInt(content.entry("width")), Integer.parseInt(content.entry("height")))
        .scorers(
            settings.scorers().stream().map(ScorerConfig::name).toList(),
            settings.scorers().stream().map(ScorerConfig::weight).toList())
        .causal(Boolean.parseBoolean(content.entry("causal")))
        .environment(withPrefix(content.manifest(), "environment."))
        .channelThresholds(
            ChannelCalibration.standaloneThresholds(settings.scorers(), channelCalibration))
        .weightSource(content.entry("weighting"))
        .syntheticValidation(SyntheticValidationCodec.parse(content.manifest()))
        .warnings(SyntheticValidationCodec.getAll(content.manifest(), "warning"))
        .build();
  }

  /** The entries whose names begin with a prefix, without it. */
  private static <V> Map<String, V> withPrefix(Map<String, V> entries, String prefix) {
    TreeMap<String, V> stripped = new TreeMap<>();
    entries.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            stripped.put(name.substring(prefix.length()), value);
          }
        });
    return stripped;
  }
}
