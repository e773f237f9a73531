package io.vad4j.core.training;

import io.vad4j.ModelInfo;
import io.vad4j.SyntheticValidation;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.fusion.ChannelCalibration;
import io.vad4j.core.model.DetectorModel;
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

/** Notes where a model comes from. */
final class ModelInfoFactory {
  private ModelInfoFactory() {}

  static ModelInfo create(
      DetectorSettings settings,
      FrameRecorder.Recording recording,
      long trainingFrames,
      FusionTrainer.FusionResult fusionResult) {
    List<FittedScorer> scorers = fusionResult.scorers();
    List<ChannelCalibration> calibrations = fusionResult.calibrations();
    ChannelCalibration fused = calibrations.get(0);
    Map<String, String> environment = new TreeMap<>();
    environment.put("java", System.getProperty("java.version"));
    environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    scorers.forEach(scorer -> environment.putAll(scorer.model().environment()));
    environment.put("perspective", describePerspective(scorers));
    return ModelInfo.builder()
        .libraryVersion(LibraryVersion.current())
        .created(Instant.now().truncatedTo(ChronoUnit.SECONDS))
        .seed(settings.seed())
        .trainingSources(recording.sources())
        .trainingFrames(trainingFrames)
        .calibrationFrames(fused.falseAlarms().frameCount())
        .threshold(fused.threshold(), fused.falseAlarms())
        .inputSize(recording.frames().width(), recording.frames().height())
        .scorers(
            settings.scorers().stream().map(ScorerConfig::name).toList(),
            scorers.stream().map(scorer -> scorer.config().weight()).toList())
        .causal(
            settings.scorers().stream()
                .allMatch(scorerConfig -> scorerConfig.provider().descriptor().causal()))
        .environment(environment)
        .channelThresholds(
            ChannelCalibration.standaloneThresholds(settings.scorers(), calibrations))
        .weightSource(fusionResult.weightSource())
        .syntheticValidation(fusionResult.validation())
        .warnings(fusionResult.warnings())
        .build();
  }

  private static String describePerspective(List<FittedScorer> scorers) {
    return scorers.stream()
            .allMatch(scorer -> scorer.perspective().equals(PerspectiveNormalization.NONE))
        ? "none"
        : "evidence is divided by how large it usually is at each height";
  }

  /**
   * The same with the threshold by other footage, which is noted behind the sources. What was tried
   * at the old threshold says nothing any more.
   */
  static ModelInfo createRecalibrated(
      DetectorModel model,
      FrameRecorder.Recording recording,
      List<ChannelCalibration> calibrations,
      List<String> warnings) {
    ModelInfo info = model.info();
    ChannelCalibration fused = calibrations.get(0);
    List<String> sources = new ArrayList<>(info.trainingSources());
    recording.sources().forEach(source -> sources.add(source + " (calibration only)"));
    return info.toBuilder()
        .trainingSources(sources)
        .calibrationFrames(fused.falseAlarms().frameCount())
        .threshold(fused.threshold(), fused.falseAlarms())
        .channelThresholds(
            ChannelCalibration.standaloneThresholds(
                model.scorers().stream().map(FittedScorer::config).toList(), calibrations))
        .syntheticValidation(SyntheticValidation.none())
        .warnings(warnings)
        .build();
  }
}
