package io.vad4j.core.detect;

import io.vad4j.Detector;
import io.vad4j.EventRule;
import io.vad4j.ModelException;
import io.vad4j.ModelInfo;
import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.ProviderException;
import io.vad4j.core.model.ModelFile;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.UntrainedScorerProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a detector has learned, as a model file and back. */
final class NormalModelFile {
  /** What the empty scene looks like, grey. */
  private static final String SCENE_PART = "scene.grey";

  private NormalModelFile() {}

  /** The content of the file. */
  static ModelFile of(DetectorSettings settings, NormalModel normal) {
    TreeMap<String, String> manifest = new TreeMap<>();
    TreeMap<String, byte[]> parts = new TreeMap<>();
    manifest.put("working-size", Integer.toString(settings.workingSize()));
    manifest.put("sampling", Integer.toString(settings.sampling()));
    manifest.put("perspective", settings.perspective().name());
    manifest.put("smoothing", settings.smoothing().toString());
    manifest.put("false-alarms", FalseAlarmText.format(settings.falseAlarms()));
    manifest.put("events.leave-fraction", Double.toString(settings.events().leaveFraction()));
    manifest.put("events.minimum-length", settings.events().minimumLength().toString());
    manifest.put("events.merge-gap", settings.events().mergeGap().toString());
    manifest.put("source.width", Integer.toString(normal.sourceWidth()));
    manifest.put("source.height", Integer.toString(normal.sourceHeight()));
    for (int i = 0; i < normal.evidence().size(); i++) {
      putEvidence(manifest, "panel-" + i, normal.evidence().get(i));
    }
    parts.put(SCENE_PART, normal.steadying().reference());
    putInfo(manifest, normal.info());
    manifest.put("scorers", Integer.toString(normal.scorers().size()));
    for (int i = 0; i < normal.scorers().size(); i++) {
      putScorer(manifest, parts, "scorer-" + i, normal.scorers().get(i));
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
    manifest.put("sources", Integer.toString(info.sources().size()));
    for (int i = 0; i < info.sources().size(); i++) {
      manifest.put("source-" + i, info.sources().get(i));
    }
    manifest.put("weighting", info.weighting());
    SelfTestText.put(manifest, info.selfTest());
    SelfTestText.putAll(manifest, "warning", info.warnings());
    info.environment().forEach((name, value) -> manifest.put("environment." + name, value));
  }

  private static void putEvidence(
      Map<String, String> manifest, String prefix, FusedEvidence evidence) {
    manifest.put(prefix + ".calibration", evidence.calibration().format());
    manifest.put(prefix + ".threshold", Double.toString(evidence.threshold()));
    manifest.put(prefix + ".false-alarms.estimate", FalseAlarmText.format(evidence.falseAlarms()));
  }

  private static FusedEvidence evidence(ModelFile content, String prefix) {
    return new FusedEvidence(
        Calibration.parse(content.entry(prefix + ".calibration")),
        Double.parseDouble(content.entry(prefix + ".threshold")),
        FalseAlarmText.parseEstimate(content.entry(prefix + ".false-alarms.estimate")));
  }

  private static void putScorer(
      Map<String, String> manifest, Map<String, byte[]> parts, String prefix, FittedScorer scorer) {
    ScorerChoice choice = scorer.choice();
    manifest.put(prefix + ".name", choice.name());
    manifest.put(prefix + ".weight", Double.toString(choice.weight()));
    choice
        .options()
        .asMap()
        .forEach((name, value) -> manifest.put(prefix + ".option." + name, value));
    choice
        .pooling()
        .ifPresent(
            pooling -> manifest.put(prefix + ".pooling", pooling.box() + " " + pooling.top()));
    manifest.put(
        prefix + ".perspective", scorer.perspective().top() + " " + scorer.perspective().bottom());
    manifest.put(prefix + ".calibration", scorer.calibration().format());
    scorer.model().save().forEach((name, part) -> parts.put(prefix + "/" + name, part));
  }

  /** The detector that a file holds. */
  static Detector load(Path file) {
    ModelFile content = ModelFile.read(file);
    List<FittedScorer> scorers = new ArrayList<>();
    try {
      int count = Integer.parseInt(content.entry("scorers"));
      Providers<ScorerProvider> providers = Providers.scorers();
      LoadFailures.report(providers.failures());
      for (int i = 0; i < count; i++) {
        scorers.add(scorer(file, content, "scorer-" + i, providers));
      }
      DetectorSettings settings = settings(content, scorers);
      List<FusedEvidence> evidence = new ArrayList<>();
      for (int i = 0; i < Panel.of(settings.scorers()).size(); i++) {
        evidence.add(evidence(content, "panel-" + i));
      }
      NormalModel normal =
          new NormalModel(
              scorers,
              evidence,
              Integer.parseInt(content.entry("source.width")),
              Integer.parseInt(content.entry("source.height")),
              steadying(content),
              info(content, settings, evidence));
      return new DefaultDetector(settings, normal);
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      scorers.forEach(scorer -> scorer.model().close());
      throw new ModelException(
          "The model " + file + " is damaged: " + e.getMessage() + ". Train it again.", e);
    } catch (RuntimeException | Error e) {
      scorers.forEach(scorer -> scorer.model().close());
      throw e;
    }
  }

  private static Steadying steadying(ModelFile content) {
    byte[] scene = content.parts().get(SCENE_PART);
    if (scene == null) {
      throw new IllegalArgumentException("it lacks its part " + SCENE_PART);
    }
    return Steadying.of(
        Integer.parseInt(content.entry("width")), Integer.parseInt(content.entry("height")), scene);
  }

  private static FittedScorer scorer(
      Path file, ModelFile content, String prefix, Providers<ScorerProvider> providers) {
    String name = content.entry(prefix + ".name");
    ScorerProvider provider;
    try {
      provider = providers.get(name);
    } catch (ProviderException e) {
      throw new ModelException(file + " needs the scorer '" + name + "'. " + e.getMessage(), e);
    }
    Options options =
        provider.descriptor().complete(Options.of(below(content.manifest(), prefix + ".option.")));
    ScorerChoice choice =
        new ScorerChoice(
            provider,
            options,
            Double.parseDouble(content.entry(prefix + ".weight")),
            Optional.ofNullable(content.manifest().get(prefix + ".pooling"))
                .map(NormalModelFile::pooling));
    double[] perspective = pair(content.entry(prefix + ".perspective"));
    Calibration calibration = Calibration.parse(content.entry(prefix + ".calibration"));
    ScorerModel model = model(file, choice, below(content.parts(), prefix + "/"));
    return new FittedScorer(
        choice, model, new Perspective(perspective[0], perspective[1]), calibration);
  }

  private static ScorerModel model(Path file, ScorerChoice choice, Map<String, byte[]> parts) {
    ScorerProvider provider = choice.provider();
    Options options = choice.options();
    if (!(provider instanceof TrainableScorerProvider trainable)) {
      return ScorerMaking.by(provider, () -> ((UntrainedScorerProvider) provider).create(options));
    }
    try {
      return ScorerMaking.by(provider, () -> trainable.load(options, parts));
    } catch (ModelException e) {
      throw new ModelException(
          "The scorer '%s' cannot be read from %s: %s"
              .formatted(choice.name(), file, e.getMessage()),
          e);
    }
  }

  private static Pooling pooling(String text) {
    double[] numbers = pair(text);
    return new Pooling((int) numbers[0], (int) numbers[1]);
  }

  private static double[] pair(String text) {
    String[] words = text.split(" ");
    if (words.length != 2) {
      throw new IllegalArgumentException("'" + text + "' is not two numbers");
    }
    return new double[] {Double.parseDouble(words[0]), Double.parseDouble(words[1])};
  }

  private static DetectorSettings settings(ModelFile content, List<FittedScorer> scorers) {
    DetectorSettings defaults =
        DetectorSettings.defaults(scorers.stream().map(FittedScorer::choice).toList());
    return new DetectorSettings(
        defaults.scorers(),
        Integer.parseInt(content.entry("working-size")),
        Integer.parseInt(content.entry("sampling")),
        PerspectiveChoice.valueOf(content.entry("perspective")),
        Duration.parse(content.entry("smoothing")),
        FalseAlarmText.parseTarget(content.entry("false-alarms")),
        new EventRule(
            Double.parseDouble(content.entry("events.leave-fraction")),
            Duration.parse(content.entry("events.minimum-length")),
            Duration.parse(content.entry("events.merge-gap"))),
        defaults.weights(),
        defaults.folds(),
        defaults.selfTest(),
        defaults.selfCalibration(),
        defaults.maximumFrames(),
        Long.parseLong(content.entry("seed")),
        defaults.checkpoints(),
        defaults.progress(),
        defaults.listener());
  }

  private static ModelInfo info(
      ModelFile content, DetectorSettings settings, List<FusedEvidence> evidence) {
    int sourceCount = Integer.parseInt(content.entry("sources"));
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < sourceCount; i++) {
      sources.add(content.entry("source-" + i));
    }
    return new ModelInfo(
        content.entry("created.library"),
        Instant.parse(content.entry("created")),
        settings.seed(),
        sources,
        Long.parseLong(content.entry("frames.training")),
        Long.parseLong(content.entry("frames.calibration")),
        evidence.get(0).threshold(),
        evidence.get(0).falseAlarms(),
        Integer.parseInt(content.entry("width")),
        Integer.parseInt(content.entry("height")),
        settings.scorers().stream().map(ScorerChoice::name).toList(),
        settings.scorers().stream().map(ScorerChoice::weight).toList(),
        Boolean.parseBoolean(content.entry("causal")),
        below(content.manifest(), "environment."),
        Provenance.separate(settings.scorers(), evidence),
        content.entry("weighting"),
        SelfTestText.parse(content.manifest()),
        SelfTestText.all(content.manifest(), "warning"));
  }

  /** The entries whose names begin with a prefix, without it. */
  private static <V> Map<String, V> below(Map<String, V> entries, String prefix) {
    TreeMap<String, V> below = new TreeMap<>();
    entries.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            below.put(name.substring(prefix.length()), value);
          }
        });
    return below;
  }
}
