package io.vad4j.reproduction.scoring;

import io.vad4j.AnomalyMap;
import io.vad4j.Pooling;
import io.vad4j.core.evaluation.region.PixelScores;
import io.vad4j.core.image.PixelMask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Features of all clips by one network or scorer.
 *
 * @param featureMatrix the features
 * @param pixels maps against masks, where a formula for them was given
 */
public record ScorerFeatures(FeatureMatrix featureMatrix, Optional<PixelScores> pixels) {
  /** The poolings that are compared. */
  public static final List<Pooling> POOLINGS =
      List.of(Pooling.mean(), Pooling.max(2), Pooling.max(3), Pooling.max(4), Pooling.topK(2, 5));

  /**
   * Extracts features of all clips.
   *
   * @param pixelFormula combines the maps that are compared with masks; pixels take much memory
   */
  public static ScorerFeatures extract(
      MapExtractor source,
      List<EvaluationClip> clips,
      List<ScoreFeature> features,
      Optional<ScoreFormula> pixelFormula) {
    PixelScores pixels = new PixelScores();
    FeatureMatrix featureMatrix =
        FeatureMatrix.extract(
            source,
            clips,
            features,
            (partialMatrix, clip, maps) ->
                pixelFormula.ifPresent(
                    formula -> addPixelScores(pixels, partialMatrix, formula, clip, maps)));
    return new ScorerFeatures(featureMatrix, pixelFormula.map(formula -> pixels));
  }

  /** {@return every pooling of every map of the paper's network, with and without perspective} */
  public static List<ScoreFeature> ofNetwork() {
    return ofMaps(List.of(MapType.ERROR, MapType.WEIGHTED_ERROR, MapType.MOTION));
  }

  /** {@return every pooling of maps, with and without perspective} */
  public static List<ScoreFeature> ofMaps(List<MapType> mapTypes) {
    List<ScoreFeature> features = new ArrayList<>();
    for (MapType mapType : mapTypes) {
      for (Pooling pooling : POOLINGS) {
        features.add(new ScoreFeature(mapType, pooling, false));
        features.add(new ScoreFeature(mapType, pooling, true));
      }
    }
    return features;
  }

  /** Adds the maps of a clip, combined as the formula has it, where its pixels are labelled. */
  public static void addPixelScores(
      PixelScores pixels,
      FeatureMatrix featureMatrix,
      ScoreFormula formula,
      EvaluationClip clip,
      List<Map<MapType, AnomalyMap>> maps) {
    Optional<PixelMask> anyMask =
        IntStream.range(0, clip.size())
            .mapToObj(clip.masks())
            .flatMap(Optional::stream)
            .findFirst();
    if (anyMask.isEmpty()) {
      return;
    }
    Map<ScoreFeature, Double> weights = formula.weights(featureMatrix);
    for (int frame = 0; frame < clip.size(); frame++) {
      Optional<PixelMask> mask = clip.masks().apply(frame);
      if (mask.isPresent()) {
        pixels.add(weightedSum(featureMatrix, weights, maps.get(frame)), mask.get());
      } else if (!clip.abnormal()[frame]) {
        // A normal frame of a clip with masks has no abnormal pixels.
        pixels.addNormal(
            weightedSum(featureMatrix, weights, maps.get(frame)),
            anyMask.get().width(),
            anyMask.get().height());
      } else {
        pixels.skipUnlabelled();
      }
    }
  }

  private static AnomalyMap weightedSum(
      FeatureMatrix featureMatrix,
      Map<ScoreFeature, Double> weights,
      Map<MapType, AnomalyMap> maps) {
    float[] sum = new float[0];
    int columns = 0;
    int rows = 0;
    for (Map.Entry<ScoreFeature, Double> entry : weights.entrySet()) {
      AnomalyMap map = featureMatrix.normalizedMap(entry.getKey(), maps);
      columns = map.columns();
      rows = map.rows();
      float[] values = map.values();
      sum = sum.length == 0 ? new float[values.length] : sum;
      for (int i = 0; i < values.length; i++) {
        sum[i] += (float) (entry.getValue() * values[i]);
      }
    }
    return AnomalyMap.of(columns, rows, sum);
  }
}
