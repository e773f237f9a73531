package io.vad4j.core.training;

import io.vad4j.ModelInfo;
import io.vad4j.SyntheticValidation;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.fusion.ChannelSet;
import io.vad4j.core.modelfile.LibraryVersion;
import io.vad4j.core.preprocess.FrameRecorder;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.scoring.PerspectiveNormalization;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Provenance of fitted models. */
final class ModelInfoFactory {
  private ModelInfoFactory() {}

  static ModelInfo create(
      DetectorSettings settings,
      FrameRecorder.Recording recording,
      long trainingFrames,
      ChannelSet channelSet,
      SyntheticValidation validation,
      List<String> warnings) {
    List<FittedScorer> scorers =
        channelSet.channels().stream().flatMap(channel -> channel.scorers().stream()).toList();
    Map<String, String> environment = new TreeMap<>();
    environment.put("java", System.getProperty("java.version"));
    environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    scorers.forEach(scorer -> environment.putAll(scorer.model().environment()));
    environment.put("perspective", describePerspective(scorers));
    return channelSet
        .describe(ModelInfo.builder())
        .libraryVersion(LibraryVersion.current())
        .created(Instant.now().truncatedTo(ChronoUnit.SECONDS))
        .seed(settings.config().seed())
        .trainingSources(recording.sources())
        .trainingFrames(trainingFrames)
        .offered(recording.offeredFrames(), recording.offeredTime())
        .frameRate(recording.frameRate())
        .inputSize(recording.frames().width(), recording.frames().height())
        .scorers(
            scorers.stream().map(scorer -> scorer.config().name()).toList(),
            scorers.stream().map(scorer -> scorer.config().weight()).toList())
        .causal(scorers.stream().allMatch(scorer -> scorer.config().descriptor().causal()))
        .environment(environment)
        .syntheticValidation(validation)
        .warnings(Stream.concat(recording.warnings().stream(), warnings.stream()).toList())
        .build();
  }

  private static String describePerspective(List<FittedScorer> scorers) {
    return scorers.stream()
            .allMatch(scorer -> scorer.perspective().equals(PerspectiveNormalization.NONE))
        ? "none"
        : "rows are normalized by the expected score at each height";
  }

  /**
   * The provenance of a recalibrated model, with the calibration video added to the sources. A
   * synthetic validation at the old threshold is dropped.
   */
  static ModelInfo createRecalibrated(
      ModelInfo info,
      FrameRecorder.Recording recording,
      ChannelSet channelSet,
      List<String> warnings) {
    List<String> sources = new ArrayList<>(info.trainingSources());
    recording.sources().forEach(source -> sources.add(source + " (calibration only)"));
    return channelSet
        .describe(info.toBuilder())
        .trainingSources(sources)
        .syntheticValidation(SyntheticValidation.none())
        .warnings(warnings)
        .build();
  }

  /**
   * The provenance of an extended model, with the video that it was extended by added to the
   * sources. A synthetic validation of the model before is dropped.
   */
  static ModelInfo createExtended(
      ModelInfo info, FrameRecorder.Recording recording, ChannelSet channelSet) {
    List<String> sources = new ArrayList<>(info.trainingSources());
    recording.sources().forEach(source -> sources.add(source + " (extension)"));
    return channelSet
        .describe(info.toBuilder())
        .trainingSources(sources)
        .syntheticValidation(SyntheticValidation.none())
        .build();
  }
}
