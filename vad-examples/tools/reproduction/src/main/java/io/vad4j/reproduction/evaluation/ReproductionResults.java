package io.vad4j.reproduction.evaluation;

import io.vad4j.report.Figure;
import io.vad4j.reproduction.scoring.Candidate;
import io.vad4j.reproduction.scoring.EvaluationClip;
import io.vad4j.reproduction.scoring.EvaluationSet;
import io.vad4j.reproduction.scoring.Latency;
import io.vad4j.reproduction.scoring.NetworkFeatures;
import io.vad4j.reproduction.training.TrainingBudget;
import io.vad4j.reproduction.training.Variant;
import io.vad4j.tensorflow.LayerSummary;
import io.vad4j.tensorflow.LossHistory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that was measured, for the page to show.
 *
 * @param setting on what
 * @param layers of the paper's network
 * @param trainings how each training went, by variant
 * @param networks what each network of the paper reads, by key: a variant's name, or one of them
 *     scored with masks
 * @param methods those with scores that are judged, by key
 * @param candidates ways to score, best first by what needs no test labels
 * @param latencies what a frame costs, by method
 * @param sampleFigures pictures of sample frames
 */
public record ReproductionResults(
    Setting setting,
    List<LayerSummary> layers,
    Map<String, Training> trainings,
    Map<String, NetworkFeatures> networks,
    Map<String, MethodResult> methods,
    List<Candidate> candidates,
    Map<String, Latency> latencies,
    List<Figure> sampleFigures) {

  /**
   * What it was measured on.
   *
   * @param dataset the name of the data set
   * @param budget of the trainings
   * @param quick whether it is a quick run
   * @param width of frames as scorers see them
   * @param height of these
   * @param clips all clips
   * @param trainingFrames frames of the clips to learn from
   * @param trainingClips number of these clips
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
   * How a training went.
   *
   * @param variant what was trained
   * @param record its record
   * @param history its losses
   */
  public record Training(Variant variant, Map<String, Object> record, LossHistory history) {

    /** The epoch whose weights were kept. */
    public Optional<LossHistory.Epoch> bestEpoch() {
      return history.epochs().stream()
          .filter(LossHistory.Epoch::best)
          .reduce((earlier, later) -> later);
    }
  }

  public MethodResult method(String key) {
    return Objects.requireNonNull(methods.get(key), key);
  }

  public NetworkFeatures network(String key) {
    return Objects.requireNonNull(networks.get(key), key);
  }

  /** The methods of some keys that are there, in that order. */
  public Map<String, MethodResult> methods(List<String> keys) {
    Map<String, MethodResult> selected = new LinkedHashMap<>();
    keys.stream().filter(methods::containsKey).forEach(key -> selected.put(key, method(key)));
    return selected;
  }
}
