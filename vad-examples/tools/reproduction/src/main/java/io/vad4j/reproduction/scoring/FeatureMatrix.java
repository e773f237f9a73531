package io.vad4j.reproduction.scoring;

import io.vad4j.AnomalyMap;
import io.vad4j.FrameMask;
import io.vad4j.core.scoring.MapPostProcessor;
import io.vad4j.core.scoring.NormalLevel;
import io.vad4j.core.scoring.PerspectiveNormalization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Features of all frames of all clips. Frames of the warm-up take the features of the first frame
 * after it.
 */
public final class FeatureMatrix {
  private final List<EvaluationClip> clips;
  private final Map<MapType, PerspectiveNormalization> perspectives;
  private final Map<ScoreFeature, Map<EvaluationClip, double[]>> values = new LinkedHashMap<>();
  private final Map<ScoreFeature, Double> standardDeviations = new HashMap<>();

  private FeatureMatrix(
      List<EvaluationClip> clips,
      List<ScoreFeature> features,
      Map<MapType, PerspectiveNormalization> perspectives) {
    this.clips = List.copyOf(clips);
    this.perspectives = perspectives;
    features.forEach(feature -> values.put(feature, new IdentityHashMap<>()));
  }

  /**
   * Extracts the features of all clips: of the normal ones first, to fit the perspective
   * normalisation.
   *
   * @param source computes the maps
   * @param clips of all roles
   * @param features the features
   * @param visitor called with the maps of each test clip and the features so far
   */
  static FeatureMatrix extract(
      MapExtractor source,
      List<EvaluationClip> clips,
      List<ScoreFeature> features,
      ClipVisitor visitor) {
    Map<EvaluationClip, List<Map<MapType, AnomalyMap>>> normal = new LinkedHashMap<>();
    for (EvaluationClip clip : clips) {
      if (clip.role() == EvaluationClip.Role.NORMAL) {
        normal.put(clip, source.extract(clip));
      }
    }
    FeatureMatrix featureMatrix =
        new FeatureMatrix(clips, features, fitPerspectives(normal.values(), features));
    normal.forEach(featureMatrix::add);
    for (EvaluationClip clip : clips) {
      if (clip.role() != EvaluationClip.Role.NORMAL) {
        List<Map<MapType, AnomalyMap>> maps = source.extract(clip);
        featureMatrix.add(clip, maps);
        if (clip.role() == EvaluationClip.Role.TEST) {
          visitor.visit(featureMatrix, clip, maps);
        }
      }
    }
    return featureMatrix;
  }

  /** Receives the maps of test clips. */
  interface ClipVisitor {
    void visit(
        FeatureMatrix featureMatrix, EvaluationClip clip, List<Map<MapType, AnomalyMap>> maps);
  }

  private static Map<MapType, PerspectiveNormalization> fitPerspectives(
      Iterable<List<Map<MapType, AnomalyMap>>> normal, List<ScoreFeature> features) {
    Map<MapType, PerspectiveNormalization> perspectives = new EnumMap<>(MapType.class);
    for (ScoreFeature feature : features) {
      if (feature.perspective() && !perspectives.containsKey(feature.mapType())) {
        List<AnomalyMap> maps = new ArrayList<>();
        normal.forEach(
            clip ->
                clip.forEach(
                    frame -> maps.add(Objects.requireNonNull(frame.get(feature.mapType())))));
        perspectives.put(feature.mapType(), PerspectiveNormalization.fit(maps, FrameMask.none()));
      }
    }
    return perspectives;
  }

  private void add(EvaluationClip clip, List<Map<MapType, AnomalyMap>> maps) {
    values.forEach(
        (feature, valuesByClip) ->
            valuesByClip.put(
                clip,
                maps.stream()
                    .map(frame -> normalizedMap(feature, frame))
                    .mapToDouble(postProcessor(feature)::pool)
                    .toArray()));
  }

  private MapPostProcessor postProcessor(ScoreFeature feature) {
    PerspectiveNormalization perspective =
        feature.perspective()
            ? Objects.requireNonNull(perspectives.get(feature.mapType()))
            : PerspectiveNormalization.NONE;
    return new MapPostProcessor(perspective, NormalLevel.NONE, feature.pooling());
  }

  /** {@return the map of a feature before pooling} */
  AnomalyMap normalizedMap(ScoreFeature feature, Map<MapType, AnomalyMap> frame) {
    return postProcessor(feature)
        .normalize(Objects.requireNonNull(frame.get(feature.mapType()), "map"));
  }

  /** {@return the clips of a role, in order} */
  List<EvaluationClip> clips(EvaluationClip.Role role) {
    return clips.stream().filter(clip -> clip.role() == role).toList();
  }

  /** {@return a feature of each frame of a clip} */
  double[] values(ScoreFeature feature, EvaluationClip clip) {
    return Objects.requireNonNull(
        Objects.requireNonNull(values.get(feature), feature::description).get(clip));
  }

  /** {@return the standard deviation over all frames of held-out normal clips} */
  double standardDeviation(ScoreFeature feature) {
    return standardDeviations.computeIfAbsent(feature, this::computeStandardDeviation);
  }

  private double computeStandardDeviation(ScoreFeature feature) {
    double[] all =
        clips(EvaluationClip.Role.NORMAL).stream()
            .flatMapToDouble(clip -> Arrays.stream(values(feature, clip)))
            .toArray();
    double mean = Arrays.stream(all).average().orElse(0);
    double squares = Arrays.stream(all).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / all.length);
  }
}
