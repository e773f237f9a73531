package io.vad4j.core.evaluation.frame;

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
 * @param resamples how often clips were drawn
 * @param seed of the drawing
 * @param micro of {@link FrameAuc#micro()}
 * @param perClip of {@link FrameAuc#perClip()}
 * @param macro of {@link FrameAuc#macro()}
 * @param averagePrecision of {@link FrameMetrics#averagePrecision()}
 * @param equalErrorRate of {@link FrameMetrics#equalErrorRate()}
 * @since 0.1.0
 */
public record Bootstrap(
    int resamples,
    long seed,
    Optional<ConfidenceInterval> micro,
    Optional<ConfidenceInterval> perClip,
    Optional<ConfidenceInterval> macro,
    Optional<ConfidenceInterval> averagePrecision,
    Optional<ConfidenceInterval> equalErrorRate) {

  /**
   * Draws clips and computes intervals.
   *
   * @param clips labelled scores
   * @param resamples at least 1; 1,000 is usual
   * @param seed of the drawing
   * @return the intervals
   */
  public static Bootstrap of(List<ScoredClip> clips, int resamples, long seed) {
    if (resamples < 1) {
      throw new IllegalArgumentException("There must be a drawing or more, not " + resamples + ".");
    }
    ClipResampler raw = new ClipResampler(clips);
    ClipResampler normalized =
        new ClipResampler(clips.stream().map(ScoredClip::normalize).toList());
    OptionalDouble[] clipAucs =
        clips.stream()
            .map(clip -> RankedScores.of(List.of(clip)).rocAuc())
            .toArray(OptionalDouble[]::new);
    OptionalDouble[][] metrics = new OptionalDouble[5][resamples];
    SplittableRandom random = new SplittableRandom(seed);
    for (int resample = 0; resample < resamples; resample++) {
      int[] multiplicities = new int[clips.size()];
      for (int i = 0; i < multiplicities.length; i++) {
        multiplicities[random.nextInt(multiplicities.length)]++;
      }
      RankedScores resampled = raw.rank(multiplicities);
      metrics[0][resample] = resampled.rocAuc();
      metrics[1][resample] = normalized.rank(multiplicities).rocAuc();
      metrics[2][resample] = mean(clipAucs, multiplicities);
      metrics[3][resample] = resampled.averagePrecision();
      metrics[4][resample] = resampled.equalErrorRate();
    }
    return new Bootstrap(
        resamples,
        seed,
        interval(metrics[0], clips.size()),
        interval(metrics[1], clips.size()),
        interval(metrics[2], clips.size()),
        interval(metrics[3], clips.size()),
        interval(metrics[4], clips.size()));
  }

  private static OptionalDouble mean(OptionalDouble[] values, int[] multiplicities) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i].isPresent()) {
        sum += multiplicities[i] * values[i].getAsDouble();
        count += multiplicities[i];
      }
    }
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }

  private static Optional<ConfidenceInterval> interval(OptionalDouble[] resampled, int clips) {
    double[] sorted =
        Arrays.stream(resampled).flatMapToDouble(OptionalDouble::stream).sorted().toArray();
    return clips < 2 || 2 * sorted.length <= resampled.length
        ? Optional.empty()
        : Optional.of(
            new ConfidenceInterval(
                quantile(sorted, 0.025), quantile(sorted, 0.975), sorted.length));
  }

  private static double quantile(double[] sorted, double fraction) {
    double position = fraction * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
