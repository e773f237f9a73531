package io.vad4j.core.fusion;

import io.vad4j.ChannelThreshold;
import io.vad4j.DetectorConfig;
import io.vad4j.FalseAlarmEstimate;
import io.vad4j.core.calibration.FalseAlarmEstimator;
import io.vad4j.core.calibration.SurprisalCalibration;
import io.vad4j.core.calibration.TailPrior;
import io.vad4j.core.signal.ScoreSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The score of all channels together: the sum of their surprisals, as Fisher's method combines the
 * p-values of independent tests, calibrated on held-out normal frames like the score of a channel.
 * Surprisals are scaled so that all channels have the threshold of the fused one. Where there is
 * one channel, it is its score. Immutable.
 *
 * @param scales the factor of the surprisal of each channel
 * @param calibration sum to overall surprisal; empty where there is one channel
 * @param threshold the overall surprisal from which a frame is anomalous
 * @param falseAlarms the estimated false-alarm rate at the threshold
 */
public record OverallScore(
    List<Double> scales,
    Optional<SurprisalCalibration> calibration,
    double threshold,
    FalseAlarmEstimate falseAlarms) {

  /** Copies the list. */
  public OverallScore {
    scales = List.copyOf(scales);
  }

  /** Fits the score to the held-out surprisals of the channels, the fused one first. */
  static OverallScore fit(List<ScoreChannel> channels, DetectorConfig config) {
    ScoreChannel fused = channels.get(0);
    Double fixed = config.thresholds().get(ChannelThreshold.OVERALL);
    List<Double> scales =
        channels.stream().map(channel -> fused.threshold() / channel.threshold()).toList();
    if (channels.size() == 1) {
      ScoreChannel only = fixed == null ? fused : fused.withThreshold(fixed);
      return new OverallScore(scales, Optional.empty(), only.threshold(), only.falseAlarms());
    }
    List<ScoreSeries> sums = new ArrayList<>();
    for (int clip = 0; clip < fused.heldOut().size(); clip++) {
      sums.add(sum(channels, scales, clip));
    }
    SurprisalCalibration calibration = ScoreChannel.calibrate(sums, TailPrior.SURPRISAL);
    List<ScoreSeries> surprisals = ScoreChannel.surprisals(sums, calibration);
    double threshold =
        fixed == null
            ? FalseAlarmEstimator.threshold(config.falseAlarmTarget(), surprisals)
            : fixed;
    return new OverallScore(
        scales,
        Optional.of(calibration),
        threshold,
        FalseAlarmEstimator.estimate(surprisals, threshold));
  }

  /** The sums of surprisals of the frames of a clip that the fused channel has a score for. */
  private static ScoreSeries sum(List<ScoreChannel> channels, List<Double> scales, int clip) {
    ScoreSeries fused = channels.get(0).heldOut().get(clip);
    double[] sums = fused.scores().clone();
    for (int i = 1; i < channels.size(); i++) {
      ScoreSeries other = channels.get(i).heldOut().get(clip);
      int position = 0;
      for (int frame = 0; frame < sums.length; frame++) {
        while (position < other.scores().length
            && other.seconds()[position] < fused.seconds()[frame]) {
          position++;
        }
        if (position < other.scores().length
            && other.seconds()[position] == fused.seconds()[frame]) {
          sums[frame] += other.scores()[position] * scales.get(i);
        }
      }
    }
    return new ScoreSeries(fused.seconds(), sums);
  }

  /**
   * The overall surprisal of a frame.
   *
   * @param decisions those of the channels in their order; empty for those that warm up
   */
  public double surprisal(List<Optional<ScoreChannel.Decision>> decisions) {
    double sum = 0;
    for (int i = 0; i < scales.size(); i++) {
      sum += decisions.get(i).map(ScoreChannel.Decision::score).orElse(0.0) * scales.get(i);
    }
    return calibration.isPresent() ? calibration.get().surprisal(sum) : sum;
  }
}
