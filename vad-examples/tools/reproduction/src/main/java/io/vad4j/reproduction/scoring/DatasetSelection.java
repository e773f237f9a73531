package io.vad4j.reproduction.scoring;

import io.vad4j.FrameSourceException;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.Datasets;
import io.vad4j.core.dataset.GroundTruth;
import io.vad4j.core.dataset.SyntheticDataset;
import io.vad4j.core.simulation.SyntheticAnomaly;
import io.vad4j.core.simulation.SyntheticScene;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Opens and validates the data set of a reproduction. */
public final class DatasetSelection {
  private static final String SYNTHETIC = "synthetic:street";

  /** Parameters of {@code synthetic:street} with their defaults. */
  private static final Map<String, Integer> DEFAULTS =
      Map.of("seed", 0, "train", 8, "test", 6, "frames", 150, "width", 320, "height", 240);

  private DatasetSelection() {}

  /**
   * {@return a data set with training clips and labelled test clips}
   *
   * @param text its folder, or {@code
   *     synthetic:street?seed=0&train=8&test=6&frames=150&width=320&height=240} for a synthetic one
   * @throws FrameSourceException if there is no such data set, it has too few training clips, or a
   *     clip that cannot be opened or has no labels
   */
  public static Dataset open(String text) {
    Dataset dataset =
        text.startsWith("synthetic:") ? openSynthetic(text) : Datasets.open(parsePath(text));
    validate(dataset);
    return dataset;
  }

  private static Path parsePath(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new FrameSourceException(
          "'%s' is no path: %s. Give the folder that holds the data set."
              .formatted(text, e.getMessage()),
          e);
    }
  }

  private static Dataset openSynthetic(String text) {
    int question = text.indexOf('?');
    if (!(question < 0 ? text : text.substring(0, question)).equals(SYNTHETIC)) {
      throw new FrameSourceException(
          "There is no synthetic data set '%s'; there is %s.".formatted(text, SYNTHETIC));
    }
    Map<String, Integer> numbers = new TreeMap<>(DEFAULTS);
    String query = question < 0 ? "" : text.substring(question + 1);
    for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (!DEFAULTS.containsKey(name) || !pair.substring(equals + 1).matches("\\d{1,6}")) {
        throw new FrameSourceException(
            "'%s' in %s is not understood; give name=number of %s."
                .formatted(pair, text, String.join(", ", new TreeMap<>(DEFAULTS).keySet())));
      }
      numbers.put(name, Integer.parseInt(pair.substring(equals + 1)));
    }
    try {
      SyntheticScene scene =
          SyntheticScene.builder()
              .seed(require(numbers, "seed"))
              .size(require(numbers, "width"), require(numbers, "height"))
              .anomalies(SyntheticAnomaly.CYCLIST, SyntheticAnomaly.RUNNER, SyntheticAnomaly.CART)
              .build();
      return SyntheticDataset.of(
          scene, require(numbers, "train"), require(numbers, "test"), require(numbers, "frames"));
    } catch (IllegalArgumentException e) {
      throw new FrameSourceException("Cannot create " + text + ": " + e.getMessage(), e);
    }
  }

  private static int require(Map<String, Integer> numbers, String name) {
    return Objects.requireNonNull(numbers.get(name), name);
  }

  private static void validate(Dataset dataset) {
    if (dataset.train().size() < 2) {
      throw new FrameSourceException(
          "%s has %d training clips; at least 2 are needed, of which one is held out."
              .formatted(dataset.name(), dataset.train().size()));
    }
    if (dataset.test().isEmpty()) {
      throw new FrameSourceException(
          dataset.name() + " has no test clips; the tables need clips with labels.");
    }
    dataset.train().forEach(clip -> clip.open().close());
    int normal = 0;
    int abnormal = 0;
    for (DatasetClip clip : dataset.test()) {
      clip.open().close();
      GroundTruth labels = EvaluationClip.labels(clip);
      abnormal += labels.abnormalCount();
      normal += labels.frameCount() - labels.abnormalCount();
    }
    if (normal == 0 || abnormal == 0) {
      throw new FrameSourceException(
          "The test clips of %s have %d normal and %d abnormal frames; both classes are needed."
              .formatted(dataset.name(), normal, abnormal));
    }
  }
}
