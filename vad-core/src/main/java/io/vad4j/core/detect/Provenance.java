package io.vad4j.core.detect;

import io.vad4j.ModelInfo;
import io.vad4j.SelfTest;
import io.vad4j.SeparateThreshold;
import io.vad4j.core.model.LibraryVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Notes where a model comes from. */
final class Provenance {
  private Provenance() {}

  static ModelInfo of(
      DetectorSettings settings,
      FootageReader.Recording recording,
      long trainingFrames,
      FusionFitting.Fitted fitted) {
    List<FittedScorer> scorers = fitted.scorers();
    List<FusedEvidence> evidence = fitted.evidence();
    FusedEvidence fused = evidence.get(0);
    Map<String, String> environment = new TreeMap<>();
    environment.put("java", System.getProperty("java.version"));
    environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    scorers.forEach(scorer -> environment.putAll(scorer.model().environment()));
    environment.put("perspective", perspective(scorers));
    return new ModelInfo(
        LibraryVersion.current(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        settings.seed(),
        recording.sources(),
        trainingFrames,
        fused.falseAlarms().frames(),
        fused.threshold(),
        fused.falseAlarms(),
        recording.footage().width(),
        recording.footage().height(),
        settings.scorers().stream().map(ScorerChoice::name).toList(),
        scorers.stream().map(scorer -> scorer.choice().weight()).toList(),
        settings.scorers().stream().allMatch(choice -> choice.provider().descriptor().causal()),
        environment,
        separate(settings.scorers(), evidence),
        fitted.weighting(),
        fitted.selfTest(),
        fitted.warnings());
  }

  private static String perspective(List<FittedScorer> scorers) {
    return scorers.stream().allMatch(scorer -> scorer.perspective().equals(Perspective.NONE))
        ? "none"
        : "evidence is divided by how large it usually is at each height";
  }

  /** The thresholds of all panels but the one that gives the score. */
  static List<SeparateThreshold> separate(
      List<ScorerChoice> scorers, List<FusedEvidence> evidence) {
    List<Panel> panels = Panel.of(scorers);
    List<SeparateThreshold> thresholds = new ArrayList<>();
    for (int i = 1; i < panels.size(); i++) {
      thresholds.add(
          new SeparateThreshold(
              panels.get(i).kind().orElseThrow(),
              evidence.get(i).threshold(),
              evidence.get(i).falseAlarms()));
    }
    return thresholds;
  }

  /**
   * The same with the threshold by other footage, which is noted behind the sources. What was tried
   * at the old threshold says nothing any more.
   */
  static ModelInfo recalibrated(
      NormalModel known,
      FootageReader.Recording recording,
      List<FusedEvidence> evidence,
      List<String> warnings) {
    ModelInfo info = known.info();
    FusedEvidence fused = evidence.get(0);
    List<String> sources = new ArrayList<>(info.sources());
    recording.sources().forEach(source -> sources.add(source + " (calibration only)"));
    return new ModelInfo(
        info.libraryVersion(),
        info.created(),
        info.seed(),
        sources,
        info.trainingFrames(),
        fused.falseAlarms().frames(),
        fused.threshold(),
        fused.falseAlarms(),
        info.width(),
        info.height(),
        info.scorers(),
        info.weights(),
        info.causal(),
        info.environment(),
        separate(known.scorers().stream().map(FittedScorer::choice).toList(), evidence),
        info.weighting(),
        SelfTest.none(),
        warnings);
  }
}
