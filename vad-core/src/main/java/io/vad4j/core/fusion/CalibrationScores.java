package io.vad4j.core.fusion;

import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.signal.ScoreSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores of the scorers of one channel on normal clips that they were not trained on.
 *
 * @param seconds for each clip the time of each frame since the start of the clip, in seconds
 * @param scorers the scores of each scorer
 */
public record CalibrationScores(List<double[]> seconds, List<Series> scorers) {

  /**
   * The scores of one scorer.
   *
   * @param scorer the scorer, calibrated on these scores
   * @param clips for each clip the pooled, smoothed score of each frame; NaN during warm-up
   */
  public record Series(FittedScorer scorer, List<double[]> clips) {}

  /** The fused scores of each clip, without the frames for which a scorer has no score. */
  List<ScoreSeries> fuse() {
    return series(this::fuse);
  }

  /** The scores of one scorer on each clip, without the frames that {@link #fuse} leaves out. */
  List<ScoreSeries> series(Series scorer) {
    return series((clip, frame) -> scorer.clips().get(clip)[frame]);
  }

  private List<ScoreSeries> series(FrameScore score) {
    List<ScoreSeries> series = new ArrayList<>();
    for (int i = 0; i < seconds.size(); i++) {
      int clip = i;
      double[] times = seconds.get(clip);
      int[] complete =
          IntStream.range(0, times.length)
              .filter(
                  frame ->
                      scorers.stream()
                          .noneMatch(scored -> Double.isNaN(scored.clips().get(clip)[frame])))
              .toArray();
      series.add(
          new ScoreSeries(
              IntStream.of(complete).mapToDouble(frame -> times[frame]).toArray(),
              IntStream.of(complete).mapToDouble(frame -> score.of(clip, frame)).toArray()));
    }
    return series;
  }

  /** A score of a frame of a clip. */
  private interface FrameScore {
    double of(int clip, int frame);
  }

  private double fuse(int clip, int frame) {
    return FusionTransform.fuse(
        scorers.stream()
            .map(series -> series.scorer().contribution(series.clips().get(clip)[frame]))
            .toList());
  }
}
