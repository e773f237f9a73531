package io.vad4j.core.detect;

import io.vad4j.ModelInfo;
import io.vad4j.core.model.LibraryVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Notes where a model comes from. */
final class Provenance {
  private Provenance() {}

  static ModelInfo of(
      DetectorSettings settings,
      List<FittedScorer> scorers,
      FootageReader.Recording recording,
      long calibrationFrames) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("java", System.getProperty("java.version"));
    environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    scorers.forEach(scorer -> environment.putAll(scorer.model().environment()));
    return new ModelInfo(
        LibraryVersion.current(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        settings.seed(),
        recording.sources(),
        recording.footage().frameCount(),
        calibrationFrames,
        settings.falseAlarmRate(),
        settings.threshold(),
        recording.footage().width(),
        recording.footage().height(),
        settings.scorers().stream().map(ScorerChoice::name).toList(),
        settings.scorers().stream().map(ScorerChoice::weight).toList(),
        settings.scorers().stream().allMatch(choice -> choice.provider().descriptor().causal()),
        environment);
  }
}
