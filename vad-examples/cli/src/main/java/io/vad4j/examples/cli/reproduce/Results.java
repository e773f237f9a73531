package io.vad4j.examples.cli.reproduce;

import io.vad4j.examples.cli.page.Figure;
import io.vad4j.tensorflow.Layer;
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
 * @param choices ways to score, best first by what needs no test labels
 * @param speeds what a frame costs, by method
 * @param samples pictures of sample frames
 */
record Results(
    Setting setting,
    List<Layer> layers,
    Map<String, Training> trainings,
    Map<String, NetworkReadings> networks,
    Map<String, Method> methods,
    List<Choice> choices,
    Map<String, Speed> speeds,
    List<Figure> samples) {

  /**
   * What it was measured on.
   *
   * @param dataset the name of the data set
   * @param scale of the trainings
   * @param quick whether it is a quick run
   * @param width of frames as scorers see them
   * @param height of these
   * @param clips all clips
   * @param trainingFrames frames of the clips to learn from
   * @param trainingClips number of these clips
   */
  record Setting(
      String dataset,
      TrainingScale scale,
      boolean quick,
      int width,
      int height,
      ClipSet clips,
      long trainingFrames,
      int trainingClips) {

    int testFrames() {
      return clips.frames(WatchedClip.Role.TEST);
    }

    int normalFrames() {
      return clips.frames(WatchedClip.Role.NORMAL);
    }

    int abnormalTestFrames() {
      int count = 0;
      for (WatchedClip clip : clips.only(WatchedClip.Role.TEST)) {
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
  record Training(Variant variant, Map<String, Object> record, LossHistory history) {

    /** The epoch whose weights were kept. */
    Optional<LossHistory.Epoch> best() {
      return history.epochs().stream()
          .filter(LossHistory.Epoch::best)
          .reduce((earlier, later) -> later);
    }
  }

  Method method(String key) {
    return Objects.requireNonNull(methods.get(key), key);
  }

  NetworkReadings network(String key) {
    return Objects.requireNonNull(networks.get(key), key);
  }

  /** The methods of some keys that are there, in that order. */
  Map<String, Method> methods(List<String> keys) {
    Map<String, Method> some = new LinkedHashMap<>();
    keys.stream().filter(methods::containsKey).forEach(key -> some.put(key, method(key)));
    return some;
  }
}
