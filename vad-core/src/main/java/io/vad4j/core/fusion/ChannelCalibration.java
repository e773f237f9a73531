package io.vad4j.core.fusion;

import io.vad4j.ChannelThreshold;
import io.vad4j.FalseAlarmEstimate;
import io.vad4j.ScorerContribution;
import io.vad4j.core.calibration.FalseAlarmEstimator;
import io.vad4j.core.calibration.SurprisalCalibration;
import io.vad4j.core.config.FalseAlarmTarget;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.signal.ScoreSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the fusion of all scorers says of normal footage, and what follows from that.
 *
 * @param calibration how rare fused evidence is
 * @param threshold the score from which a frame is abnormal
 * @param falseAlarms how often normal footage reaches it
 */
public record ChannelCalibration(
    SurprisalCalibration calibration, double threshold, FalseAlarmEstimate falseAlarms) {
  /** Decades of probability; what is rare by so little more is not rarer. */
  private static final double NOISE_FLOOR = 0.1;

  /** Learns from what fitted scorers said of normal clips that they were not trained on. */
  public static ChannelCalibration fit(
      FalseAlarmTarget target, List<FittedScorer> scorers, List<ClipScores> clips) {
    List<double[]> fused = clips.stream().map(clip -> fuse(scorers, clip)).toList();
    SurprisalCalibration empirical =
        SurprisalCalibration.fitPareto(
            fused.stream().flatMapToDouble(Arrays::stream).toArray(), NOISE_FLOOR);
    SurprisalCalibration calibration =
        empirical.predictive(
            FalseAlarmEstimator.effectiveSampleSize(nonEmptySeries(clips, fused, empirical)));
    List<ScoreSeries> series = nonEmptySeries(clips, fused, calibration);
    double threshold = target.threshold(series);
    return new ChannelCalibration(
        calibration, threshold, FalseAlarmEstimator.estimate(series, threshold));
  }

  /** The scores of clips, each without the frames for which a scorer has no value. */
  public List<ScoreSeries> scoreSeries(List<FittedScorer> scorers, List<ClipScores> clips) {
    return clips.stream().map(clip -> scoreSeries(clip, fuse(scorers, clip), calibration)).toList();
  }

  private static List<ScoreSeries> nonEmptySeries(
      List<ClipScores> clips, List<double[]> fused, SurprisalCalibration calibration) {
    List<ScoreSeries> series = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      ScoreSeries scores = scoreSeries(clips.get(i), fused.get(i), calibration);
      if (scores.scores().length > 0) {
        series.add(scores);
      }
    }
    return series;
  }

  private static ScoreSeries scoreSeries(
      ClipScores clip, double[] fused, SurprisalCalibration calibration) {
    return new ScoreSeries(
        Arrays.stream(clip.completeFrames()).mapToDouble(frame -> clip.seconds()[frame]).toArray(),
        Arrays.stream(fused).map(calibration::surprisal).toArray());
  }

  private static double[] fuse(List<FittedScorer> scorers, ClipScores clip) {
    return Arrays.stream(clip.completeFrames())
        .mapToDouble(
            frame -> {
              List<ScorerContribution> contributions = new ArrayList<>();
              for (int i = 0; i < scorers.size(); i++) {
                contributions.add(scorers.get(i).contribution(clip.values().get(i)[frame]));
              }
              return Fusion.fuse(contributions);
            })
        .toArray();
  }

  /** The thresholds of all panels but the one that gives the score. */
  public static List<ChannelThreshold> standaloneThresholds(
      List<ScorerConfig> scorers, List<ChannelCalibration> evidence) {
    List<ScoreChannel> channels = ScoreChannel.partition(scorers);
    List<ChannelThreshold> thresholds = new ArrayList<>();
    for (int i = 1; i < channels.size(); i++) {
      thresholds.add(
          ChannelThreshold.of(
              channels.get(i).kind().orElseThrow(),
              evidence.get(i).threshold(),
              evidence.get(i).falseAlarms()));
    }
    return thresholds;
  }
}
