package io.vad4j.core.model;

import io.vad4j.InvalidOptionException;
import io.vad4j.ModelException;
import io.vad4j.ModelInfo;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.ProviderFailureLog;
import io.vad4j.core.fusion.ChannelSet;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.modelfile.ModelFile;
import io.vad4j.core.preprocess.FrameStabilizer;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerProvider;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings and model of a detector as a model file and back. */
public final class DetectorModelCodec {
  /** The reference image of the scene, 8-bit grayscale. */
  private static final String REFERENCE_PART = "background.gray";

  private DetectorModelCodec() {}

  /**
   * Content of a model file.
   *
   * @param settings the settings of the detector
   * @param model the fitted model
   */
  public record Loaded(DetectorSettings settings, DetectorModel model) {}

  /** The content of the file. */
  public static ModelFile encode(DetectorSettings settings, DetectorModel model) {
    TreeMap<String, String> manifest = new TreeMap<>();
    TreeMap<String, byte[]> parts = new TreeMap<>();
    DetectorSettingsCodec.encode(settings, manifest);
    ModelInfoCodec.encode(model.info(), manifest);
    manifest.put("source.width", Integer.toString(model.sourceWidth()));
    manifest.put("source.height", Integer.toString(model.sourceHeight()));
    parts.put(REFERENCE_PART, model.stabilizer().reference());
    int number = 0;
    for (ScoreChannel channel : model.channels()) {
      ScoreChannelCodec.encode(channel, "channel-" + number++, manifest, parts);
    }
    number = 0;
    for (FittedScorer scorer : model.scorers()) {
      FittedScorerCodec.encode(scorer, "scorer-" + number++, manifest, parts);
    }
    manifest.put("scorers", Integer.toString(number));
    return new ModelFile(manifest, parts);
  }

  /**
   * Reads a model file.
   *
   * @throws ModelException if it is missing or damaged, or a scorer of it cannot be loaded
   */
  public static Loaded load(Path file) {
    return load(file, true);
  }

  /**
   * Reads the properties of a model file; its scorers are not loaded.
   *
   * @throws ModelException if it is missing or damaged, or a scorer of it is not on the class path
   */
  public static ModelInfo readInfo(Path file) {
    return load(file, false).model().info();
  }

  private static Loaded load(Path file, boolean withScorers) {
    ModelFile content = ModelFile.read(file);
    List<FittedScorer> scorers = new ArrayList<>();
    try {
      Providers<ScorerProvider> providers = Providers.scorers();
      ProviderFailureLog.report(providers.failures());
      int count = Integer.parseInt(content.entry("scorers"));
      for (int i = 0; i < count; i++) {
        scorers.add(FittedScorerCodec.decode(file, content, "scorer-" + i, providers, withScorers));
      }
      List<ScoreChannel> channels = new ArrayList<>();
      for (var group : ScoreChannel.partition(scorers, FittedScorer::config)) {
        channels.add(ScoreChannelCodec.decode(content, "channel-" + channels.size(), group));
      }
      DetectorSettings settings =
          DetectorSettingsCodec.decode(
              content, scorers.stream().map(FittedScorer::config).toList());
      ChannelSet channelSet = ChannelSet.of(channels, settings.config());
      DetectorModel model =
          new DetectorModel(
              channelSet,
              Integer.parseInt(content.entry("source.width")),
              Integer.parseInt(content.entry("source.height")),
              decodeStabilizer(content),
              ModelInfoCodec.decode(content, channelSet));
      return new Loaded(settings, model);
    } catch (IllegalArgumentException | DateTimeException | InvalidOptionException e) {
      scorers.forEach(scorer -> scorer.model().close());
      throw new ModelException(
          "The model " + file + " is damaged: " + e.getMessage() + ". Train it again.", e);
    } catch (RuntimeException | Error e) {
      scorers.forEach(scorer -> scorer.model().close());
      throw e;
    }
  }

  private static FrameStabilizer decodeStabilizer(ModelFile content) {
    byte[] reference = content.part(REFERENCE_PART);
    return FrameStabilizer.of(
        Integer.parseInt(content.entry("width")),
        Integer.parseInt(content.entry("height")),
        reference);
  }

  /** The entries whose names begin with a prefix, without it. */
  static <V> Map<String, V> withPrefix(Map<String, V> entries, String prefix) {
    Map<String, V> stripped = new TreeMap<>();
    entries.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            stripped.put(name.substring(prefix.length()), value);
          }
        });
    return stripped;
  }
}
