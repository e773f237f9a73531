package io.vad4j.cli.run;

import io.vad4j.FrameSource;
import io.vad4j.core.simulation.Corruption;
import io.vad4j.core.simulation.Disturbance;
import io.vad4j.core.simulation.SceneChange;
import io.vad4j.core.simulation.SyntheticAnomaly;
import io.vad4j.core.simulation.SyntheticScenario;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.core.simulation.SyntheticVideo;
import java.time.Duration;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Clips of a synthetic scene under conditions that training does not have. The clips of all
 * conditions show the same people and anomalies.
 *
 * @param seed seed of the scene
 * @param settings length and number of the clips
 */
record RobustnessClips(long seed, RobustnessRun.Settings settings) {
  private static final String NO_CONDITION = "none";
  private static final Duration TRAINING_CLIP = Duration.ofSeconds(40);
  private static final long NORMAL_SEED = 1_000_000;
  private static final long ANOMALY_SEED = 1_000_001;

  /** A frame counts as normal from this time after a change on. */
  private static final Duration SETTLING = Duration.ofSeconds(10);

  FrameSource[] openTraining() {
    SyntheticScene scene = scene(NO_CONDITION, TRAINING_CLIP);
    return IntStream.range(0, settings.trainingClips())
        .mapToObj(clip -> scene.normalClip(clip, settings.frames(TRAINING_CLIP)).open())
        .toArray(FrameSource[]::new);
  }

  SyntheticVideo normal(String condition) {
    return scene(condition, settings.clip())
        .normalClip(NORMAL_SEED, settings.frames(settings.clip()));
  }

  SyntheticVideo withAnomalies(String condition) {
    return scene(condition, settings.anomalyClip())
        .testClip(ANOMALY_SEED, settings.frames(settings.anomalyClip()));
  }

  /** The frames of {@link #withAnomalies} in which each kind of anomaly is visible. */
  Map<SyntheticAnomaly, BitSet> labels() {
    SyntheticVideo clip = withAnomalies(NO_CONDITION);
    Map<SyntheticAnomaly, BitSet> labels = new EnumMap<>(SyntheticAnomaly.class);
    SyntheticScenario.MIXED
        .anomalies()
        .forEach(
            kind -> {
              BitSet frames = new BitSet();
              IntStream.range(0, clip.frameCount())
                  .filter(i -> !clip.mask(i, kind).isEmpty())
                  .forEach(frames::set);
              labels.put(kind, frames);
            });
    return labels;
  }

  /** Whether the start of the clip and all its changes are long enough ago. */
  static boolean isSettled(Duration time, List<SceneChange> changes) {
    return time.compareTo(SETTLING) >= 0
        && changes.stream()
            .noneMatch(
                change ->
                    time.compareTo(change.start()) >= 0
                        && time.compareTo(change.end().plus(SETTLING)) < 0);
  }

  /** The scene under a condition; an hour of dusk and the hours of a day fit into the clip. */
  private SyntheticScene scene(String condition, Duration clip) {
    SyntheticScene.Builder builder =
        SyntheticScenario.MIXED.builder().seed(seed).frameRate(settings.frameRate());
    for (Disturbance kind : Disturbance.values()) {
      if (name(kind).equals(condition)) {
        double hours =
            switch (kind) {
              case DAY -> 24;
              case DUSK -> 1;
              default -> clip.toMillis() / 3_600_000.0;
            };
        builder.disturbances(kind).timeScale(hours * 3_600_000 / clip.toMillis());
      }
    }
    for (Corruption kind : Corruption.values()) {
      if (name(kind).equals(condition)) {
        builder.corruptions(kind);
      }
    }
    return builder.build();
  }

  /** The name of a disturbance or corruption in an address. */
  static String name(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
