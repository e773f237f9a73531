package io.vad4j.core.evaluation.frame;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Paired bootstrap of the AUCs of two methods on the same clips: the difference of their means over
 * training seeds, and its 95 % percentile interval over clips drawn with replacement, the same for
 * both (Efron 1979). Deterministic.
 *
 * <p>As in {@link Bootstrap}, resamples in which an AUC is undefined are excluded, and there is no
 * interval with fewer than 2 clips.
 *
 * @param micro of {@link FrameAuc#micro()}
 * @param macro of {@link FrameAuc#macro()}
 * @since 0.1.0
 */
public record PairedBootstrap(Optional<Estimate> micro, Optional<Estimate> macro) {
  private static final long SEED = 1;

  /** Micro and macro AUC of one method, as means over its seeds. */
  private record Aucs(List<ClipResampler> seeds, List<OptionalDouble[]> clipAucs) {

    static Aucs of(List<List<ScoredClip>> seeds) {
      return new Aucs(
          seeds.stream().map(ClipResampler::new).toList(),
          seeds.stream().map(Bootstrap::clipAucs).toList());
    }

    OptionalDouble micro(int[] multiplicities) {
      return mean(seeds.stream().map(seed -> seed.rank(multiplicities).rocAuc()).toList());
    }

    OptionalDouble macro(int[] multiplicities) {
      return mean(clipAucs.stream().map(aucs -> Bootstrap.mean(aucs, multiplicities)).toList());
    }

    private static OptionalDouble mean(List<OptionalDouble> values) {
      return values.stream().allMatch(OptionalDouble::isPresent)
          ? values.stream().mapToDouble(OptionalDouble::getAsDouble).average()
          : OptionalDouble.empty();
    }
  }

  /**
   * Compares two methods.
   *
   * @param one for each seed the labelled scores of the first method
   * @param other for each seed the scores of the second method, which is subtracted
   * @param resamples number of resamples, at least 1; 1,000 is common
   * @return the differences
   * @throws IllegalArgumentException if the clips are not the same
   */
  public static PairedBootstrap of(
      List<List<ScoredClip>> one, List<List<ScoredClip>> other, int resamples) {
    List<String> clips = one.get(0).stream().map(ScoredClip::name).toList();
    if (!clips.equals(other.get(0).stream().map(ScoredClip::name).toList())) {
      throw new IllegalArgumentException("Only scores of the same clips can be compared in pairs.");
    }
    Aucs first = Aucs.of(one);
    Aucs second = Aucs.of(other);
    OptionalDouble[][] differences = new OptionalDouble[2][resamples];
    int resample = 0;
    for (int[] multiplicities : Bootstrap.multiplicities(clips.size(), resamples, SEED)) {
      differences[0][resample] = minus(first.micro(multiplicities), second.micro(multiplicities));
      differences[1][resample] = minus(first.macro(multiplicities), second.macro(multiplicities));
      resample++;
    }
    int[] all = new int[clips.size()];
    Arrays.fill(all, 1);
    return new PairedBootstrap(
        difference(minus(first.micro(all), second.micro(all)), differences[0], clips.size()),
        difference(minus(first.macro(all), second.macro(all)), differences[1], clips.size()));
  }

  private static OptionalDouble minus(OptionalDouble one, OptionalDouble other) {
    return one.isPresent() && other.isPresent()
        ? OptionalDouble.of(one.getAsDouble() - other.getAsDouble())
        : OptionalDouble.empty();
  }

  private static Optional<Estimate> difference(
      OptionalDouble value, OptionalDouble[] resampled, int clips) {
    return value.isEmpty()
        ? Optional.empty()
        : Bootstrap.interval(resampled, clips)
            .map(interval -> new Estimate(value.getAsDouble(), interval));
  }
}
