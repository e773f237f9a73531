package io.vad4j.core.detect;

import io.vad4j.Contribution;
import io.vad4j.FalseAlarmEstimate;
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
record FusedEvidence(Calibration calibration, double threshold, FalseAlarmEstimate falseAlarms) {
  /** Decades of probability; what is rare by so little more is not rarer. */
  private static final double RESOLUTION = 0.1;

  /** Learns from what fitted scorers said of normal clips that they were not trained on. */
  static FusedEvidence of(
      FalseAlarmTarget target, List<FittedScorer> scorers, List<ClipEvidence> clips) {
    List<double[]> fused = clips.stream().map(clip -> fuse(scorers, clip)).toList();
    Calibration seen =
        Calibration.ofFusion(fused.stream().flatMapToDouble(Arrays::stream).toArray(), RESOLUTION);
    Calibration calibration =
        seen.predictive(FalseAlarms.independentFrames(series(clips, fused, seen)));
    List<ScoreSeries> series = series(clips, fused, calibration);
    double threshold = target.threshold(series);
    return new FusedEvidence(calibration, threshold, FalseAlarms.estimate(series, threshold));
  }

  /** The scores of clips, each without the frames for which a scorer has no value. */
  List<ScoreSeries> scores(List<FittedScorer> scorers, List<ClipEvidence> clips) {
    return clips.stream().map(clip -> scores(clip, fuse(scorers, clip), calibration)).toList();
  }

  private static List<ScoreSeries> series(
      List<ClipEvidence> clips, List<double[]> fused, Calibration calibration) {
    List<ScoreSeries> series = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      ScoreSeries scores = scores(clips.get(i), fused.get(i), calibration);
      if (scores.scores().length > 0) {
        series.add(scores);
      }
    }
    return series;
  }

  private static ScoreSeries scores(ClipEvidence clip, double[] fused, Calibration calibration) {
    return new ScoreSeries(
        Arrays.stream(clip.complete()).mapToDouble(frame -> clip.seconds()[frame]).toArray(),
        Arrays.stream(fused).map(calibration::surprise).toArray());
  }

  private static double[] fuse(List<FittedScorer> scorers, ClipEvidence clip) {
    return Arrays.stream(clip.complete())
        .mapToDouble(
            frame -> {
              List<Contribution> contributions = new ArrayList<>();
              for (int i = 0; i < scorers.size(); i++) {
                contributions.add(scorers.get(i).contribution(clip.values().get(i)[frame]));
              }
              return Fusion.fuse(contributions);
            })
        .toArray();
  }
}
