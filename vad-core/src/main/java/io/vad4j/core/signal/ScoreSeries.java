package io.vad4j.core.signal;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The scores of one clip.
 *
 * @param seconds time of each frame since the start of the clip, in seconds
 * @param scores score of each frame
 */
public record ScoreSeries(double[] seconds, double[] scores) {
  /** Runs closer together than this are one. */
  private static final double MERGE_SECONDS = 1;

  /** The series with a function applied to every score. */
  public ScoreSeries map(DoubleUnaryOperator function) {
    return new ScoreSeries(seconds, Arrays.stream(scores).map(function).toArray());
  }

  /** Number of frames whose score reaches the threshold. */
  public long countReaching(double threshold) {
    return Arrays.stream(scores).filter(score -> score >= threshold).count();
  }

  /** Number of runs of frames that reach the threshold; a short gap does not end a run. */
  int countRuns(double threshold) {
    int runs = 0;
    double lastReaching = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] >= threshold) {
        if (seconds[i] - lastReaching > MERGE_SECONDS) {
          runs++;
        }
        lastReaching = seconds[i];
      }
    }
    return runs;
  }

  /** The duration of the clip in seconds: each frame lasts until the next. */
  private double duration() {
    int count = seconds.length;
    return count < 2 ? 0 : (seconds[count - 1] - seconds[0]) * count / (count - 1);
  }

  /** The duration of clips in seconds. */
  public static double seconds(List<ScoreSeries> clips) {
    return clips.stream().mapToDouble(ScoreSeries::duration).sum();
  }

  /** The frames from one position, up to but without another. */
  public ScoreSeries slice(int from, int to) {
    return new ScoreSeries(
        Arrays.copyOfRange(seconds, from, to), Arrays.copyOfRange(scores, from, to));
  }

  /** Runs per hour over all clips; 0 when the clips have no duration. */
  public static double runsPerHour(List<ScoreSeries> clips, double threshold) {
    double hours = seconds(clips) / 3600;
    int runs = clips.stream().mapToInt(clip -> clip.countRuns(threshold)).sum();
    return hours <= 0 ? 0 : runs / hours;
  }
}
