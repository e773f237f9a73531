package io.vad4j.reproduction.evaluation;

import io.vad4j.report.ReportFigure;
import io.vad4j.reproduction.scoring.Candidate;
import io.vad4j.reproduction.scoring.EvaluationClip;
import io.vad4j.reproduction.scoring.EvaluationSet;
import io.vad4j.reproduction.scoring.Latency;
import io.vad4j.reproduction.scoring.ScorerFeatures;
import io.vad4j.reproduction.training.TrainingBudget;
import io.vad4j.reproduction.training.Variant;
import io.vad4j.tensorflow.EpochMetrics;
import io.vad4j.tensorflow.LayerSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All results of a reproduction.
 *
 * @param setting data and budget
 * @param layers layers of the paper's network
 * @param trainings trainings by variant
 * @param networks features by each network of the paper, by key: a variant's name, or one of them
 *     with {@link EvaluationStage#MASKED_INFERENCE}
 * @param methods methods with their scores, by key
 * @param candidates score formulas, the best on pseudo-anomalies first
 * @param latencies latency of a frame, by method
 * @param sampleFigures sample frames with maps
 */
public record ReproductionResults(
    Setting setting,
    List<LayerSummary> layers,
    Map<String, Training> trainings,
    Map<String, ScorerFeatures> networks,
    Map<String, MethodResult> methods,
    List<Candidate> candidates,
    Map<String, Latency> latencies,
    List<ReportFigure> sampleFigures) {

  /**
   * Data and budget of the experiments.
   *
   * @param dataset name of the data set
   * @param budget budget of the trainings
   * @param quick whether it is a quick run
   * @param width width of the scorers' input
   * @param height its height
   * @param clips clips of the evaluation
   * @param trainingFrames number of training frames
   * @param trainingClips number of training clips
   */
  public record Setting(
      String dataset,
      TrainingBudget budget,
      boolean quick,
      int width,
      int height,
      EvaluationSet clips,
      long trainingFrames,
      int trainingClips) {

    public int testFrameCount() {
      return clips.frameCount(EvaluationClip.Role.TEST);
    }

    public int normalFrameCount() {
      return clips.frameCount(EvaluationClip.Role.NORMAL);
    }

    public int abnormalTestFrameCount() {
      int count = 0;
      for (EvaluationClip clip : clips.withRole(EvaluationClip.Role.TEST)) {
        for (boolean abnormal : clip.abnormal()) {
          count += abnormal ? 1 : 0;
        }
      }
      return count;
    }
  }

  /**
   * A finished training.
   *
   * @param variant the variant
   * @param record its metadata
   * @param history metrics of its epochs
   */
  public record Training(Variant variant, Map<String, Object> record, List<EpochMetrics> history) {

    /** {@return the epoch whose weights were kept} */
    public Optional<EpochMetrics> bestEpoch() {
      return history.stream().filter(EpochMetrics::best).reduce((earlier, later) -> later);
    }
  }

  public MethodResult method(String key) {
    return Objects.requireNonNull(methods.get(key), key);
  }

  public ScorerFeatures network(String key) {
    return Objects.requireNonNull(networks.get(key), key);
  }

  /** {@return the methods of the given keys that exist, in that order} */
  public Map<String, MethodResult> methods(List<String> keys) {
    Map<String, MethodResult> selected = new LinkedHashMap<>();
    keys.stream().filter(methods::containsKey).forEach(key -> selected.put(key, method(key)));
    return selected;
  }
}
