package io.vad4j.examples.cli;

import io.vad4j.Contribution;
import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import io.vad4j.SeparateScore;
import io.vad4j.core.dataset.ClipLabels;
import io.vad4j.core.dataset.ClipSources;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.evaluate.ScoredClip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Trains a detector once and scores its data set once, and tells what each scorer alone, equal
 * weights and the detector's own weights make of that.
 */
final class AblationRun {
  private static final String OWN = "weights as learned";
  private static final String EQUAL = "equal weights";
  private static final String WITH_APART = "that and what is judged apart";

  private final Detector.Builder builder;
  private final long seed;
  private final ProgressListener progress;

  AblationRun(Detector.Builder builder, long seed, ProgressListener progress) {
    this.builder = builder;
    this.seed = seed;
    this.progress = progress;
  }

  /**
   * What was measured.
   *
   * @param figures by row: scorers in their order, equal weights, learned weights, and the sum of
   *     the score and what is judged apart, which are logarithms of probabilities (Fisher, 1925)
   * @param weights the learned weights and why they are what they are, in words
   */
  record Measured(Map<String, AblationFigures> figures, String weights) {}

  Measured measure(Dataset dataset) {
    String weights;
    Map<String, List<ScoredClip>> rows = new LinkedHashMap<>();
    try (Detector detector = builder.seed(seed).progress(progress).build()) {
      try (ClipSources normal = dataset.trainingSources()) {
        detector.fit(normal);
      }
      weights = LearnedWords.weights(detector.info()) + ": " + detector.info().weighting();
      for (DatasetClip clip : dataset.test()) {
        score(detector, clip, rows);
      }
    }
    Map<String, AblationFigures> figures = new LinkedHashMap<>();
    rows.forEach((row, clips) -> figures.put(row, AblationFigures.of(clips)));
    return new Measured(figures, weights);
  }

  private void score(Detector detector, DatasetClip clip, Map<String, List<ScoredClip>> rows) {
    ClipLabels labels =
        clip.labels()
            .orElseThrow(
                () -> new FrameSourceException(clip.name() + " has no labels to measure by."));
    List<Map<String, Double>> scores = new ArrayList<>();
    try (FrameSource source = clip.open();
        DetectorSession session = detector.open()) {
      Optional<Frame> frame = source.next();
      while (frame.isPresent() && scores.size() < labels.frameCount()) {
        Map<String, Double> before = scores.isEmpty() ? Map.of() : scores.get(scores.size() - 1);
        scores.add(session.process(frame.get()).map(AblationRun::scores).orElse(before));
        frame = source.next();
      }
    }
    progress.progressed(
        new Progress("scoring " + clip.name(), scores.size(), OptionalLong.empty(), ""));
    for (String row : scores.get(scores.size() - 1).keySet()) {
      double[] series =
          scores.stream().mapToDouble(values -> values.getOrDefault(row, 0.0)).toArray();
      rows.computeIfAbsent(row, any -> new ArrayList<>())
          .add(ScoredClip.of(clip.name(), series, Arrays.copyOf(labels.abnormal(), series.length)));
    }
  }

  private static Map<String, Double> scores(Detection detection) {
    Map<String, Double> scores = new LinkedHashMap<>();
    double equal = 0;
    for (Contribution contribution : detection.contributions()) {
      scores.put(contribution.scorer() + " alone", contribution.surprise());
      equal += contribution.evidence();
    }
    for (SeparateScore separate : detection.separate()) {
      separate
          .contributions()
          .forEach(one -> scores.put(one.scorer() + " alone (judged apart)", one.surprise()));
    }
    scores.put(EQUAL, equal);
    scores.put(OWN, detection.score());
    if (!detection.separate().isEmpty()) {
      double apart = detection.separate().stream().mapToDouble(SeparateScore::score).sum();
      scores.put(WITH_APART, detection.score() + apart);
    }
    return scores;
  }
}
