package io.vad4j.core.fusion;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the scorers said of one clip.
 *
 * @param seconds time of each frame since the start of the clip
 * @param values pooled, smoothed evidence: a series for each scorer, a value for each frame, NaN
 *     during warm-up
 */
public record ClipScores(double[] seconds, List<double[]> values) {

  /** The frames for which every scorer has a value. */
  int[] completeFrames() {
    return IntStream.range(0, seconds.length)
        .filter(frame -> values.stream().noneMatch(series -> Double.isNaN(series[frame])))
        .toArray();
  }
}
