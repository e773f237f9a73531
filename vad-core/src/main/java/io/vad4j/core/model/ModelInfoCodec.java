package io.vad4j.core.model;

import io.vad4j.ModelInfo;
import io.vad4j.SyntheticValidation;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.fusion.ChannelSet;
import io.vad4j.core.modelfile.ModelFile;
import io.vad4j.core.scoring.FittedScorer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Provenance of a model as entries of its manifest. */
final class ModelInfoCodec {
  private ModelInfoCodec() {}

  static void encode(ModelInfo info, Map<String, String> manifest) {
    manifest.put("created", info.created().toString());
    manifest.put("created.library", info.libraryVersion());
    manifest.put("seed", Long.toString(info.seed()));
    manifest.put("frames.training", Long.toString(info.trainingFrames()));
    manifest.put("frames.offered", Long.toString(info.offeredFrames()));
    manifest.put("time.offered", info.offeredTime().toString());
    info.frameRate().ifPresent(rate -> manifest.put("frame-rate", Double.toString(rate)));
    manifest.put("width", Integer.toString(info.width()));
    manifest.put("height", Integer.toString(info.height()));
    manifest.put("causal", Boolean.toString(info.causal()));
    manifest.put("sources", Integer.toString(info.trainingSources().size()));
    putAll(manifest, "source", info.trainingSources());
    putAll(
        manifest,
        "synthetic-validation",
        info.syntheticValidation().cases().stream().map(ModelInfoCodec::format).toList());
    putAll(manifest, "warning", info.warnings());
    info.environment().forEach((name, value) -> manifest.put("environment." + name, value));
  }

  /** Reads provenance; thresholds and weights are those of the channels. */
  static ModelInfo decode(ModelFile content, ChannelSet channelSet) {
    List<ScorerConfig> scorers =
        channelSet.channels().stream()
            .flatMap(channel -> channel.scorers().stream())
            .map(FittedScorer::config)
            .toList();
    return channelSet
        .describe(ModelInfo.builder())
        .libraryVersion(content.entry("created.library"))
        .created(Instant.parse(content.entry("created")))
        .seed(Long.parseLong(content.entry("seed")))
        .trainingSources(getAll(content, "source", Integer.parseInt(content.entry("sources"))))
        .trainingFrames(Long.parseLong(content.entry("frames.training")))
        .offered(
            Long.parseLong(content.entry("frames.offered")),
            Duration.parse(content.entry("time.offered")))
        .frameRate(
            Optional.ofNullable(content.manifest().get("frame-rate")).stream()
                .mapToDouble(Double::parseDouble)
                .findFirst())
        .inputSize(
            Integer.parseInt(content.entry("width")), Integer.parseInt(content.entry("height")))
        .scorers(
            scorers.stream().map(ScorerConfig::name).toList(),
            scorers.stream().map(ScorerConfig::weight).toList())
        .causal(Boolean.parseBoolean(content.entry("causal")))
        .environment(DetectorModelCodec.withPrefix(content.manifest(), "environment."))
        .syntheticValidation(
            SyntheticValidation.of(
                getAll(content, "synthetic-validation").stream()
                    .map(ModelInfoCodec::parseCase)
                    .toList()))
        .warnings(getAll(content, "warning"))
        .build();
  }

  private static String format(SyntheticValidation.Case validationCase) {
    return "%s|%s|%s|%s"
        .formatted(
            validationCase.auc(),
            validationCase.detected(),
            validationCase.kind(),
            validationCase.clip());
  }

  private static SyntheticValidation.Case parseCase(String text) {
    String[] parts = text.split("\\|", 4);
    if (parts.length != 4) {
      throw new IllegalArgumentException("'" + text + "' is no case of a synthetic validation");
    }
    return SyntheticValidation.Case.of(
        parts[2], parts[3], Double.parseDouble(parts[0]), Boolean.parseBoolean(parts[1]));
  }

  private static void putAll(Map<String, String> manifest, String name, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      manifest.put(name + "-" + i, texts.get(i));
    }
  }

  private static List<String> getAll(ModelFile content, String name) {
    int count = 0;
    while (content.manifest().containsKey(name + "-" + count)) {
      count++;
    }
    return getAll(content, name, count);
  }

  private static List<String> getAll(ModelFile content, String name, int count) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(content.entry(name + "-" + i));
    }
    return texts;
  }
}
