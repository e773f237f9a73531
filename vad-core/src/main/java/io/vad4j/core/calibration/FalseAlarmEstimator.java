package io.vad4j.core.calibration;

import io.vad4j.FalseAlarmEstimate;
import io.vad4j.core.signal.ScoreSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * Estimates how often normal footage reaches a threshold, with its uncertainty.
 *
 * <p>Frames are correlated in time and clips differ, so the variance of the share of high scores is
 * taken over whole clips (the cluster-robust estimate; Liang and Zeger, 1986), and turned into the
 * number of independent frames that would have as much. The interval is Wilson's for half that
 * number, which allows for the chance in as much other footage as well as in this; where that may
 * well hold no high score at all, it begins at 0.
 */
public final class FalseAlarmEstimator {
  /** Scores that are high but not too rare to be counted: one normal frame in ten. */
  private static final double HIGH_SCORE = 1;

  /** The fewest clips that a variance over clips is taken from; fewer are cut into pieces. */
  private static final int MIN_CLUSTERS = 8;

  private static final double Z_95 = 1.959964;

  /** So many independent high scores are expected where none at all has a chance of 2.5 %. */
  private static final double MIN_EXPECTED_COUNT = -Math.log(0.025);

  private FalseAlarmEstimator() {}

  /** The estimate by the scores of held-out normal clips. */
  public static FalseAlarmEstimate estimate(List<ScoreSeries> clips, double threshold) {
    long frames = clips.stream().mapToLong(clip -> clip.scores().length).sum();
    long exceedances = clips.stream().mapToLong(clip -> clip.countReaching(threshold)).sum();
    double effectiveSampleSize = effectiveSampleSize(clips);
    double rate = (double) exceedances / frames;
    double trials = effectiveSampleSize / 2;
    double z2 = Z_95 * Z_95;
    double center = (rate + z2 / (2 * trials)) / (1 + z2 / trials);
    double halfWidth =
        Z_95
            / (1 + z2 / trials)
            * Math.sqrt(rate * (1 - rate) / trials + z2 / (4 * trials * trials));
    boolean zeroPlausible = rate * effectiveSampleSize < MIN_EXPECTED_COUNT;
    return FalseAlarmEstimate.builder()
        .rate(rate)
        .interval(
            zeroPlausible ? 0 : Math.max(0, Math.min(rate, center - halfWidth)),
            Math.min(1, Math.max(rate, center + halfWidth)))
        .frameCount(frames)
        .effectiveSampleSize(effectiveSampleSize)
        .eventsPerHour(ScoreSeries.runsPerHour(clips, threshold))
        .build();
  }

  /** How many independent frames the clips are worth. */
  public static double effectiveSampleSize(List<ScoreSeries> clips) {
    long frames = clips.stream().mapToLong(clip -> clip.scores().length).sum();
    List<ScoreSeries> clusters = toClusters(clips);
    double share =
        clusters.stream().mapToLong(cluster -> cluster.countReaching(HIGH_SCORE)).sum()
            / (double) frames;
    double variance = share * (1 - share);
    double clusteredVariance = 0;
    for (ScoreSeries cluster : clusters) {
      double deviation = cluster.countReaching(HIGH_SCORE) - share * cluster.scores().length;
      clusteredVariance += deviation * deviation;
    }
    if (variance <= 0 || clusteredVariance <= 0) {
      return clusters.size();
    }
    return Math.min(frames, Math.max(1, variance * frames * frames / clusteredVariance));
  }

  private static List<ScoreSeries> toClusters(List<ScoreSeries> clips) {
    if (clips.size() >= MIN_CLUSTERS) {
      return clips;
    }
    int pieces = (MIN_CLUSTERS + clips.size() - 1) / clips.size();
    List<ScoreSeries> clusters = new ArrayList<>();
    for (ScoreSeries clip : clips) {
      int length = clip.scores().length;
      for (int piece = 0; piece < pieces; piece++) {
        int from = length * piece / pieces;
        int to = length * (piece + 1) / pieces;
        if (to > from) {
          clusters.add(clip.slice(from, to));
        }
      }
    }
    return clusters;
  }
}
