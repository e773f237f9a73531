package io.vad4j.core.calibration;

import io.vad4j.FalseAlarmEstimate;
import io.vad4j.FalseAlarmTarget;
import io.vad4j.core.signal.ScoreSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * False-alarm rate of a threshold on normal video, with a 95 % prediction interval.
 *
 * <p>Frames are correlated in time and clips differ, so the variance of the share of high scores is
 * the cluster-robust one over clips (Liang and Zeger, 1986), from which the effective sample size
 * follows: the number of independent frames with the same variance. The interval is the Wilson
 * interval for half of it, which covers the sampling error of an equally long future video as well
 * as that of this one; it starts at 0 where such a video may well contain no exceedance.
 */
public final class FalseAlarmEstimator {
  /** The surprisal that one normal frame in ten reaches: high, but frequent enough to count. */
  private static final double HIGH_SCORE = 1;

  /** Minimum number of clusters; fewer clips are split into pieces. */
  private static final int MIN_CLUSTERS = 8;

  private static final double Z_95 = 1.959964;

  /** Expected number of exceedances at which none at all has a probability of 2.5 %. */
  private static final double MIN_EXPECTED_COUNT = -Math.log(0.025);

  private FalseAlarmEstimator() {}

  /**
   * {@return the threshold of the allowed false alarms} For a share of frames −log10 of it, plus
   * the uncertainty of a calibration with as many independent frames where a confidence is asked
   * for.
   *
   * @param target the allowed false alarms
   * @param normal scores of held-out normal clips
   */
  public static double threshold(FalseAlarmTarget target, List<ScoreSeries> normal) {
    FalseAlarmTarget.PerFrame perFrame = (FalseAlarmTarget.PerFrame) target;
    double median = -Math.log10(perFrame.rate());
    return median
        + TailPrior.margin(
            perFrame.confidence(),
            median,
            effectiveSampleSize(normal, HIGH_SCORE),
            ScoreSeries.seconds(normal));
  }

  /** The estimate from the surprisals of held-out normal clips. */
  public static FalseAlarmEstimate estimate(List<ScoreSeries> clips, double threshold) {
    long frames = clips.stream().mapToLong(clip -> clip.scores().length).sum();
    long exceedances = clips.stream().mapToLong(clip -> clip.countReaching(threshold)).sum();
    double effectiveSampleSize = effectiveSampleSize(clips, HIGH_SCORE);
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
        .build();
  }

  /**
   * The number of independent frames that clips are worth.
   *
   * @param clips scores of normal clips
   * @param highScore the score that about one frame in ten reaches: high, but frequent enough to
   *     count
   */
  public static double effectiveSampleSize(List<ScoreSeries> clips, double highScore) {
    long frames = clips.stream().mapToLong(clip -> clip.scores().length).sum();
    List<ScoreSeries> clusters = toClusters(clips);
    double share =
        clusters.stream().mapToLong(cluster -> cluster.countReaching(highScore)).sum()
            / (double) frames;
    double variance = share * (1 - share);
    double clusteredVariance = 0;
    for (ScoreSeries cluster : clusters) {
      double deviation = cluster.countReaching(highScore) - share * cluster.scores().length;
      clusteredVariance += deviation * deviation;
    }
    if (variance <= 0 || clusteredVariance <= 0) {
      return clusters.size();
    }
    return Math.min(frames, Math.max(1, variance * frames * frames / clusteredVariance));
  }

  /**
   * The share of the scale of a calibration's tail that rests on the prior of tails and not on the
   * normal video.
   *
   * @param effectiveSampleSize number of independent frames of the calibration
   */
  public static double priorShare(double effectiveSampleSize) {
    return 1 - TailPrior.scaleWeight(SurprisalCalibration.TAIL_FRACTION * effectiveSampleSize);
  }

  private static List<ScoreSeries> toClusters(List<ScoreSeries> all) {
    List<ScoreSeries> clips = all.stream().filter(clip -> clip.scores().length > 0).toList();
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
