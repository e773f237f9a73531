package io.vad4j.reproduction.scoring;

import io.vad4j.AnomalyMap;
import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.core.evaluation.region.PixelScores;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.util.List;
import java.util.Objects;

/** The methods beside the paper's network, each the mean over the picture as in the paper. */
public final class Baselines {
  /** The scorers that stand for the paper's baselines, with what it calls them. */
  public static final List<Baseline> ALL =
      List.of(
          new Baseline("optical-flow", "Optical flow magnitude"),
          new Baseline("frame-difference", "Frame differencing"),
          new Baseline("mog2", "MOG2 foreground"));

  /** The library's own evidence of motion, pooled as its descriptor has it. */
  public static final Pooling BOX_POOLING = Pooling.max(3);

  private Baselines() {}

  /**
   * A baseline.
   *
   * @param scorer the scorer's name
   * @param title what tables call it
   */
  public record Baseline(String scorer, String title) {

    /** The scorer's model, to be closed. */
    public ScorerModel createModel() {
      ScorerProvider provider = Providers.scorers().get(scorer);
      if (provider instanceof TrainingFreeScorerProvider trainingFree) {
        return trainingFree.create(provider.descriptor().resolve(Options.none()));
      }
      throw new IllegalStateException(scorer + " needs training.");
    }
  }

  /**
   * What a scorer makes of all clips.
   *
   * @param featureMatrix the numbers
   * @param pixels its maps against masks
   */
  public record Result(FeatureMatrix featureMatrix, PixelScores pixels) {}

  /** Looks at all clips with a scorer. */
  public static Result evaluate(
      ScorerModel model, List<EvaluationClip> clips, List<ScoreFeature> features) {
    PixelScores pixels = new PixelScores();
    try (MapExtractor source = MapExtractor.forScorer(model)) {
      FeatureMatrix featureMatrix =
          FeatureMatrix.extract(
              source,
              clips,
              features,
              (partialMatrix, clip, maps) -> {
                List<AnomalyMap> anomalyMaps =
                    maps.stream()
                        .map(frame -> Objects.requireNonNull(frame.get(MapType.ANOMALY)))
                        .toList();
                for (int i = 0; i < anomalyMaps.size(); i++) {
                  AnomalyMap map = anomalyMaps.get(i);
                  clip.masks().apply(i).ifPresent(mask -> pixels.add(map, mask));
                }
              });
      return new Result(featureMatrix, pixels);
    }
  }
}
