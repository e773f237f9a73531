package io.vad4j.core.detect;

import io.vad4j.FalseAlarmEstimate;
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
final class FalseAlarms {
  /** Scores that are high but not too rare to be counted: one normal frame in ten. */
  private static final double HIGH = 1;

  /** The fewest clips that a variance over clips is taken from; fewer are cut into pieces. */
  private static final int FEWEST_CLIPS = 8;

  private static final double NORMAL_QUANTILE = 1.959964;

  /** So many independent high scores are expected where none at all has a chance of 2.5 %. */
  private static final double NONE_UNLIKELY = -Math.log(0.025);

  private FalseAlarms() {}

  /** The estimate by the scores of held-out normal clips. */
  static FalseAlarmEstimate estimate(List<ScoreSeries> clips, double threshold) {
    long frames = clips.stream().mapToLong(clip -> clip.scores().length).sum();
    long reaching = clips.stream().mapToLong(clip -> clip.reaching(threshold)).sum();
    double independent = independentFrames(clips);
    double rate = (double) reaching / frames;
    double trials = independent / 2;
    double z2 = NORMAL_QUANTILE * NORMAL_QUANTILE;
    double centre = (rate + z2 / (2 * trials)) / (1 + z2 / trials);
    double half =
        NORMAL_QUANTILE
            / (1 + z2 / trials)
            * Math.sqrt(rate * (1 - rate) / trials + z2 / (4 * trials * trials));
    boolean maybeNone = rate * independent < NONE_UNLIKELY;
    return new FalseAlarmEstimate(
        rate,
        maybeNone ? 0 : Math.max(0, Math.min(rate, centre - half)),
        Math.min(1, Math.max(rate, centre + half)),
        frames,
        independent,
        ScoreSeries.runsPerHour(clips, threshold));
  }

  /** How many independent frames the clips are worth. */
  static double independentFrames(List<ScoreSeries> clips) {
    long frames = clips.stream().mapToLong(clip -> clip.scores().length).sum();
    List<ScoreSeries> clusters = clusters(clips);
    double share =
        clusters.stream().mapToLong(cluster -> cluster.reaching(HIGH)).sum() / (double) frames;
    double variance = share * (1 - share);
    double clustered = 0;
    for (ScoreSeries cluster : clusters) {
      double deviation = cluster.reaching(HIGH) - share * cluster.scores().length;
      clustered += deviation * deviation;
    }
    if (variance <= 0 || clustered <= 0) {
      return clusters.size();
    }
    return Math.min(frames, Math.max(1, variance * frames * frames / clustered));
  }

  private static List<ScoreSeries> clusters(List<ScoreSeries> clips) {
    if (clips.size() >= FEWEST_CLIPS) {
      return clips;
    }
    int pieces = (FEWEST_CLIPS + clips.size() - 1) / clips.size();
    List<ScoreSeries> clusters = new ArrayList<>();
    for (ScoreSeries clip : clips) {
      int length = clip.scores().length;
      for (int piece = 0; piece < pieces; piece++) {
        int from = length * piece / pieces;
        int to = length * (piece + 1) / pieces;
        if (to > from) {
          clusters.add(clip.part(from, to));
        }
      }
    }
    return clusters;
  }
}
