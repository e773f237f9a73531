package io.vad4j.core.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * How much figures owe to the clips at hand: 95 % percentile intervals of figures computed on clips
 * drawn with replacement (Efron 1979). Whole clips are drawn, since neighbouring frames are no
 * independent witnesses. The same seed gives the same intervals.
 *
 * <p>Drawings in which a figure is undefined are left out of its interval; with fewer than 2 clips,
 * or where a figure is undefined in more than half of the drawings, there is no interval.
 *
 * @param drawings how often clips were drawn
 * @param seed of the drawing
 * @param micro of {@link FrameAuc#micro()}
 * @param perClip of {@link FrameAuc#perClip()}
 * @param macro of {@link FrameAuc#macro()}
 * @param averagePrecision of {@link FrameMetrics#averagePrecision()}
 * @param equalErrorRate of {@link FrameMetrics#equalErrorRate()}
 * @since 0.1.0
 */
public record Bootstrap(
    int drawings,
    long seed,
    Optional<Interval> micro,
    Optional<Interval> perClip,
    Optional<Interval> macro,
    Optional<Interval> averagePrecision,
    Optional<Interval> equalErrorRate) {

  /**
   * Draws clips and computes intervals.
   *
   * @param clips labelled scores
   * @param drawings at least 1; 1,000 is usual
   * @param seed of the drawing
   * @return the intervals
   */
  public static Bootstrap of(List<ScoredClip> clips, int drawings, long seed) {
    if (drawings < 1) {
      throw new IllegalArgumentException("There must be a drawing or more, not " + drawings + ".");
    }
    ClipWeights raw = new ClipWeights(clips);
    ClipWeights normalised = new ClipWeights(clips.stream().map(ScoredClip::normalised).toList());
    OptionalDouble[] clipAucs =
        clips.stream()
            .map(clip -> RankedScores.of(List.of(clip)).rocAuc())
            .toArray(OptionalDouble[]::new);
    OptionalDouble[][] figures = new OptionalDouble[5][drawings];
    SplittableRandom random = new SplittableRandom(seed);
    for (int drawing = 0; drawing < drawings; drawing++) {
      int[] times = new int[clips.size()];
      for (int i = 0; i < times.length; i++) {
        times[random.nextInt(times.length)]++;
      }
      RankedScores drawn = raw.ranked(times);
      figures[0][drawing] = drawn.rocAuc();
      figures[1][drawing] = normalised.ranked(times).rocAuc();
      figures[2][drawing] = mean(clipAucs, times);
      figures[3][drawing] = drawn.averagePrecision();
      figures[4][drawing] = drawn.equalErrorRate();
    }
    return new Bootstrap(
        drawings,
        seed,
        interval(figures[0], clips.size()),
        interval(figures[1], clips.size()),
        interval(figures[2], clips.size()),
        interval(figures[3], clips.size()),
        interval(figures[4], clips.size()));
  }

  private static OptionalDouble mean(OptionalDouble[] values, int[] times) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i].isPresent()) {
        sum += times[i] * values[i].getAsDouble();
        count += times[i];
      }
    }
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }

  private static Optional<Interval> interval(OptionalDouble[] drawn, int clips) {
    double[] rising =
        Arrays.stream(drawn).flatMapToDouble(OptionalDouble::stream).sorted().toArray();
    return clips < 2 || 2 * rising.length <= drawn.length
        ? Optional.empty()
        : Optional.of(
            new Interval(quantile(rising, 0.025), quantile(rising, 0.975), rising.length));
  }

  private static double quantile(double[] rising, double part) {
    double place = part * (rising.length - 1);
    int below = (int) place;
    int above = Math.min(rising.length - 1, below + 1);
    return rising[below] + (place - below) * (rising[above] - rising[below]);
  }
}
