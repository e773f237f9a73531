package io.vad4j.core.model;

import io.vad4j.ModelException;
import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.ProviderException;
import io.vad4j.Scorer;
import io.vad4j.core.calibration.SurprisalCalibration;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.modelfile.FloatArrays;
import io.vad4j.core.modelfile.ModelFile;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.scoring.NormalLevel;
import io.vad4j.core.scoring.PerspectiveNormalization;
import io.vad4j.core.scoring.ScorerFactory;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainableScorerProvider;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A fitted scorer as entries of the manifest and binary parts of the model file. */
final class FittedScorerCodec {
  private static final String LEVEL_SIZE = ".normal-level";
  private static final String LEVEL_CEILING = ".normal-level-ceiling";
  private static final String LEVEL_PART = "-normal-level.f32";

  private FittedScorerCodec() {}

  static void encode(
      FittedScorer scorer, String prefix, Map<String, String> manifest, Map<String, byte[]> parts) {
    ScorerConfig config = scorer.config();
    manifest.put(prefix + ".name", config.name());
    manifest.put(prefix + ".weight", Double.toString(config.weight()));
    config
        .options()
        .asMap()
        .forEach((name, value) -> manifest.put(prefix + ".option." + name, value));
    config
        .pooling()
        .ifPresent(
            pooling -> manifest.put(prefix + ".pooling", pooling.window() + " " + pooling.topK()));
    manifest.put(
        prefix + ".perspective", scorer.perspective().top() + " " + scorer.perspective().bottom());
    manifest.put(prefix + ".calibration", scorer.calibration().format());
    NormalLevel level = scorer.level();
    if (!level.equals(NormalLevel.NONE)) {
      manifest.put(prefix + LEVEL_SIZE, level.columns() + " " + level.rows());
      manifest.put(prefix + LEVEL_CEILING, Float.toString(level.ceiling()));
      parts.put(prefix + LEVEL_PART, FloatArrays.encode(level.values()));
    }
    scorer.model().save().forEach((name, part) -> parts.put(prefix + "/" + name, part));
  }

  /**
   * Reads a scorer and loads its model.
   *
   * @param withModel whether to load the model, without which no scorer can be opened
   * @throws ModelException if the provider of the scorer is missing or cannot load the model
   */
  static FittedScorer decode(
      Path file,
      ModelFile content,
      String prefix,
      Providers<ScorerProvider> providers,
      boolean withModel) {
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
            .resolve(
                Options.of(DetectorModelCodec.withPrefix(content.manifest(), prefix + ".option.")));
    ScorerConfig config =
        new ScorerConfig(
            provider,
            options,
            Double.parseDouble(content.entry(prefix + ".weight")),
            Optional.ofNullable(content.manifest().get(prefix + ".pooling"))
                .map(FittedScorerCodec::parsePooling));
    double[] perspective = parsePair(content.entry(prefix + ".perspective"));
    SurprisalCalibration calibration =
        SurprisalCalibration.parse(content.entry(prefix + ".calibration"));
    return new FittedScorer(
        config,
        withModel
            ? loadModel(file, config, DetectorModelCodec.withPrefix(content.parts(), prefix + "/"))
            : FittedScorerCodec::notLoaded,
        new PerspectiveNormalization(perspective[0], perspective[1]),
        decodeLevel(content, prefix),
        calibration);
  }

  private static NormalLevel decodeLevel(ModelFile content, String prefix) {
    if (!content.manifest().containsKey(prefix + LEVEL_SIZE)) {
      return NormalLevel.NONE;
    }
    double[] size = parsePair(content.entry(prefix + LEVEL_SIZE));
    return new NormalLevel(
        (int) size[0],
        (int) size[1],
        Float.parseFloat(content.entry(prefix + LEVEL_CEILING)),
        FloatArrays.decode(content.part(prefix + LEVEL_PART)));
  }

  private static ScorerModel loadModel(Path file, ScorerConfig config, Map<String, byte[]> parts) {
    ScorerProvider provider = config.provider();
    if (!(provider instanceof TrainableScorerProvider trainable)) {
      return ScorerFactory.createTrainingFree(config);
    }
    try {
      return ScorerFactory.create(provider, () -> trainable.load(config.options(), parts));
    } catch (ModelException e) {
      throw new ModelException(
          "The scorer '%s' cannot be read from %s: %s"
              .formatted(config.name(), file, e.getMessage()),
          e);
    }
  }

  private static Scorer notLoaded() {
    throw new IllegalStateException("Only the properties of the model were read.");
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
}
