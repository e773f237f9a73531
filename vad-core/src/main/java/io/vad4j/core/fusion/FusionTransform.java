package io.vad4j.core.fusion;

import io.vad4j.AnomalyKind;
import io.vad4j.ScorerContribution;
import java.util.Comparator;
import java.util.List;

/**
 * The fused score S = Σ wᵢ·f(sᵢ) of the surprisals sᵢ of several scorers.
 *
 * <p>f(s) = s² / 6 up to s = 6, so that a high surprisal of one scorer is not averaged out by low
 * ones of the others; beyond, where the tail is extrapolated, f(s) = 6 + ln(1 + s − 6), so that no
 * scorer dominates. f is continuous and strictly increasing. With f the identity S is the weighted
 * sum α·L_rec + β·S_motion of the paper.
 */
public final class FusionTransform {
  private static final double QUADRATIC_LIMIT = 6;

  private FusionTransform() {}

  /** f of a surprisal of at least 0. */
  public static double apply(double surprisal) {
    return surprisal <= QUADRATIC_LIMIT
        ? surprisal * surprisal / QUADRATIC_LIMIT
        : QUADRATIC_LIMIT + Math.log1p(surprisal - QUADRATIC_LIMIT);
  }

  /** The summand of one scorer: weight × f(surprisal). */
  public static double weightedScore(ScorerContribution contribution) {
    return apply(contribution.surprisal()) * contribution.weight();
  }

  /** The fused score; the surprisal itself of a single scorer. */
  static double fuse(List<ScorerContribution> contributions) {
    return contributions.size() == 1
        ? contributions.get(0).surprisal()
        : contributions.stream().mapToDouble(FusionTransform::weightedScore).sum();
  }

  /** {@return the anomaly kind of the scorer with the largest weighted score} */
  public static AnomalyKind dominantKind(List<ScorerContribution> contributions) {
    return contributions.stream()
        .max(Comparator.comparingDouble(FusionTransform::weightedScore))
        .map(ScorerContribution::kind)
        .orElse(AnomalyKind.OTHER);
  }
}
