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
  /** The series with a function applied to every score. */
  public ScoreSeries map(DoubleUnaryOperator function) {
    return new ScoreSeries(seconds, Arrays.stream(scores).map(function).toArray());
  }

  /** Number of frames whose score reaches the threshold. */
  public long countReaching(double threshold) {
    return Arrays.stream(scores).filter(score -> score >= threshold).count();
  }

  /** The duration of the clip in seconds: each frame lasts until the next. */
  public double duration() {
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
}
