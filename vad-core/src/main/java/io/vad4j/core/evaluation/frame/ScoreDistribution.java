package io.vad4j.core.evaluation.frame;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Distribution of the scores of normal and abnormal frames: means, and histograms with common bins
 * of equal width.
 *
 * @param low lowest score, lower bound of the first bin
 * @param high highest score, upper bound of the last bin, inclusive
 * @param normal number of normal frames in each bin
 * @param abnormal number of abnormal frames in each bin
 * @param meanNormal mean score of the normal frames; empty without any
 * @param meanAbnormal mean score of the abnormal frames; empty without any
 * @since 0.1.0
 */
public record ScoreDistribution(
    double low,
    double high,
    List<Integer> normal,
    List<Integer> abnormal,
    OptionalDouble meanNormal,
    OptionalDouble meanAbnormal) {

  /** Copies the lists. {@inheritDoc} */
  public ScoreDistribution {
    normal = List.copyOf(normal);
    abnormal = List.copyOf(abnormal);
  }

  /**
   * Computes means and histograms.
   *
   * @param clips at least one
   * @param bins number of bins, at least 1
   * @return the distribution
   */
  public static ScoreDistribution of(List<ScoredClip> clips, int bins) {
    if (clips.isEmpty() || bins < 1) {
      throw new IllegalArgumentException(
          "A histogram needs at least one clip and one bin, not %d and %d."
              .formatted(clips.size(), bins));
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (ScoredClip clip : clips) {
      for (int frame = 0; frame < clip.frameCount(); frame++) {
        low = Math.min(low, clip.score(frame));
        high = Math.max(high, clip.score(frame));
      }
    }
    Integer[][] counts = {zeros(bins), zeros(bins)};
    double[] sums = new double[2];
    int[] frames = new int[2];
    for (ScoredClip clip : clips) {
      for (int frame = 0; frame < clip.frameCount(); frame++) {
        int label = clip.isAbnormal(frame) ? 1 : 0;
        counts[label][bin(clip.score(frame), low, high, bins)]++;
        sums[label] += clip.score(frame);
        frames[label]++;
      }
    }
    return new ScoreDistribution(
        low,
        high,
        List.of(counts[0]),
        List.of(counts[1]),
        mean(sums[0], frames[0]),
        mean(sums[1], frames[1]));
  }

  private static Integer[] zeros(int bins) {
    Integer[] zeros = new Integer[bins];
    Arrays.fill(zeros, 0);
    return zeros;
  }

  private static int bin(double score, double low, double high, int bins) {
    double span = high / 2 - low / 2;
    return span > 0 ? Math.min(bins - 1, (int) ((score / 2 - low / 2) / span * bins)) : 0;
  }

  private static OptionalDouble mean(double sum, int frames) {
    return frames == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / frames);
  }
}
