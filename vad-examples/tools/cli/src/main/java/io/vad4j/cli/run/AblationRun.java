package io.vad4j.cli.run;

import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import io.vad4j.ScorerContribution;
import io.vad4j.core.dataset.ClipSources;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.GroundTruth;
import io.vad4j.core.evaluation.frame.ScoredClip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Trains a detector and scores a data set once, and evaluates each scorer alone and their fusion.
 */
public final class AblationRun {
  private static final String FUSED = "fused";
  private static final String WITH_STANDALONE = "sum with stand-alone channels";

  private final DetectorBuilder builder;
  private final long seed;
  private final ProgressListener progress;

  public AblationRun(DetectorBuilder builder, long seed, ProgressListener progress) {
    this.builder = builder;
    this.seed = seed;
    this.progress = progress;
  }

  /**
   * {@return figures by row: scorers in their order, the fused score, and its sum with the scores
   *     of stand-alone channels, which are logarithms of probabilities (Fisher, 1925)}
   */
  public Map<String, AblationFigures> measure(Dataset dataset) {
    Map<String, List<ScoredClip>> rows = new LinkedHashMap<>();
    try (ClipSources normal = dataset.trainingSources();
        Detector detector = builder.seed(seed).progress(progress).fit(normal)) {
      for (DatasetClip clip : dataset.test()) {
        scoreClip(detector, clip, rows);
      }
    }
    Map<String, AblationFigures> figures = new LinkedHashMap<>();
    rows.forEach((row, clips) -> figures.put(row, AblationFigures.of(clips)));
    return figures;
  }

  private void scoreClip(Detector detector, DatasetClip clip, Map<String, List<ScoredClip>> rows) {
    GroundTruth labels =
        clip.groundTruth()
            .orElseThrow(
                () -> new FrameSourceException(clip.name() + " has no labels to measure by."));
    List<Map<String, Double>> scores = new ArrayList<>();
    try (FrameSource source = clip.open();
        DetectorSession session = detector.newSession()) {
      Optional<Frame> frame = source.next();
      while (frame.isPresent() && scores.size() < labels.frameCount()) {
        Map<String, Double> previous = scores.isEmpty() ? Map.of() : scores.get(scores.size() - 1);
        scores.add(session.process(frame.get()).map(AblationRun::rowScores).orElse(previous));
        frame = source.next();
      }
    }
    progress.onProgress(
        new Progress("scoring " + clip.name(), scores.size(), OptionalLong.empty(), ""));
    for (String row : scores.get(scores.size() - 1).keySet()) {
      double[] series =
          scores.stream().mapToDouble(values -> values.getOrDefault(row, 0.0)).toArray();
      rows.computeIfAbsent(row, any -> new ArrayList<>())
          .add(
              ScoredClip.of(
                  clip.name(), series, Arrays.copyOf(labels.frameLabels(), series.length)));
    }
  }

  private static Map<String, Double> rowScores(Detection detection) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (ScorerContribution contribution : detection.contributions()) {
      scores.put(contribution.scorer() + " alone", contribution.surprisal());
    }
    for (ChannelScore channel : detection.channels().subList(1, detection.channels().size())) {
      channel
          .contributions()
          .forEach(
              one -> scores.put(one.scorer() + " alone (stand-alone channel)", one.surprisal()));
    }
    scores.put(FUSED, detection.score());
    if (detection.channels().size() > 1) {
      scores.put(WITH_STANDALONE, detection.rankingScore());
    }
    return scores;
  }
}
