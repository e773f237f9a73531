package io.vad4j.core.evaluation.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Clip-level bootstrap: 95 % percentile confidence intervals of the frame metrics over clips drawn
 * with replacement (Efron 1979). Whole clips are resampled, since neighbouring frames are not
 * independent. Deterministic for a seed.
 *
 * <p>Resamples in which a metric is undefined are excluded from its interval. There is no interval
 * with fewer than 2 clips, or where a metric is undefined in more than half of the resamples.
 *
 * @param resamples number of resamples
 * @param seed seed of the resampling
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
   * Computes the intervals.
   *
   * @param clips labelled scores
   * @param resamples number of resamples, at least 1; 1,000 is common
   * @param seed seed of the resampling
   * @return the intervals
   */
  public static Bootstrap of(List<ScoredClip> clips, int resamples, long seed) {
    if (resamples < 1) {
      throw new IllegalArgumentException(
          "There must be at least one resample, not " + resamples + ".");
    }
    ClipResampler raw = new ClipResampler(clips);
    ClipResampler normalized =
        new ClipResampler(clips.stream().map(ScoredClip::normalize).toList());
    OptionalDouble[] clipAucs = clipAucs(clips);
    OptionalDouble[][] metrics = new OptionalDouble[5][resamples];
    int resample = 0;
    for (int[] multiplicities : multiplicities(clips.size(), resamples, seed)) {
      RankedScores resampled = raw.rank(multiplicities);
      metrics[0][resample] = resampled.rocAuc();
      metrics[1][resample] = normalized.rank(multiplicities).rocAuc();
      metrics[2][resample] = mean(clipAucs, multiplicities);
      metrics[3][resample] = resampled.averagePrecision();
      metrics[4][resample] = resampled.equalErrorRate();
      resample++;
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

  /** How often each clip is drawn in each resample. */
  static List<int[]> multiplicities(int clips, int resamples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<int[]> drawn = new ArrayList<>();
    for (int resample = 0; resample < resamples; resample++) {
      int[] multiplicities = new int[clips];
      for (int i = 0; i < clips; i++) {
        multiplicities[random.nextInt(clips)]++;
      }
      drawn.add(multiplicities);
    }
    return drawn;
  }

  static OptionalDouble[] clipAucs(List<ScoredClip> clips) {
    return clips.stream()
        .map(clip -> RankedScores.of(List.of(clip)).rocAuc())
        .toArray(OptionalDouble[]::new);
  }

  static OptionalDouble mean(OptionalDouble[] values, int[] multiplicities) {
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

  static Optional<ConfidenceInterval> interval(OptionalDouble[] resampled, int clips) {
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
