package io.vad4j.core.monitor.tampering;

import io.vad4j.core.monitor.tampering.SmallView.Plane;
import io.vad4j.monitor.HealthCause;
import java.util.Optional;

/**
 * Comparison of a view with the reference of its camera.
 *
 * @param gradientCorrelation the largest correlation of the coarse gradients over small shifts
 * @param shift the shift of it, in coarse pixels
 * @param correlationGain by how much that shift raises the correlation
 * @param intensityCorrelation the correlation of the coarse gray levels at that shift
 * @param lostShare the share of the image in which the gradients of the reference are gone
 * @param sharpness the ratio of fine to coarse gradients, relative to that of the reference
 */
record ViewComparison(
    double gradientCorrelation,
    double shift,
    double correlationGain,
    double intensityCorrelation,
    double lostShare,
    double sharpness) {
  private static final int MAX_SHIFT = 3;
  private static final int BLOCKS = 6;

  /** The share of the gradient of a block below which it is gone. */
  private static final double LOST_RATIO = 0.4;

  /** Mean gradients that are below this are noise. */
  private static final double MIN_GRADIENT = 0.8;

  private static final double SHARP_QUANTILE = 0.92;

  /** Match below which the view is not that of the reference. */
  private static final double MIN_MATCH = 0.52;

  /** Shadows change gray levels more than gradients. */
  private static final double GRADIENT_WEIGHT = 0.75;

  /** Correlation of gradients below which nothing of the reference is left. */
  private static final double MIN_CORRELATION = 0.1;

  private static final double MIN_LOST_SHARE = 0.4;
  private static final double MIN_SHARPNESS = 0.65;
  private static final double MIN_SHIFT_GAIN = 0.2;

  /** The fault of the view, if it has one. */
  Optional<HealthCause> fault() {
    boolean matches =
        GRADIENT_WEIGHT * gradientCorrelation + (1 - GRADIENT_WEIGHT) * intensityCorrelation
            >= MIN_MATCH;
    if (matches && shift > 0 && correlationGain > MIN_SHIFT_GAIN) {
      return Optional.of(HealthCause.MOVED);
    }
    if (matches) {
      return sharpness < MIN_SHARPNESS ? Optional.of(HealthCause.BLURRED) : Optional.empty();
    }
    return Optional.of(
        lostShare >= MIN_LOST_SHARE || gradientCorrelation < MIN_CORRELATION
            ? HealthCause.COVERED
            : HealthCause.MOVED);
  }

  static ViewComparison of(SmallView view, SmallView reference) {
    Plane gradient = view.coarseGradient;
    double unshifted = gradient.correlation(reference.coarseGradient, 0, 0);
    double best = unshifted;
    int bestX = 0;
    int bestY = 0;
    for (int y = -MAX_SHIFT; y <= MAX_SHIFT; y++) {
      for (int x = -MAX_SHIFT; x <= MAX_SHIFT; x++) {
        double correlation = gradient.correlation(reference.coarseGradient, x, y);
        if (correlation > best) {
          best = correlation;
          bestX = x;
          bestY = y;
        }
      }
    }
    return new ViewComparison(
        best,
        Math.hypot(bestX, bestY),
        best - unshifted,
        view.coarse.correlation(reference.coarse, bestX, bestY),
        lostShare(view, reference),
        sharpness(view) / Math.max(1e-6, sharpness(reference)));
  }

  private static double brightness(SmallView view, SmallView reference) {
    return Math.min(1, view.mean / Math.max(1, reference.mean));
  }

  private static double lostShare(SmallView view, SmallView reference) {
    double brightness = brightness(view, reference);
    Plane now = view.fineGradient.reduced(Math.max(1, view.fineGradient.width() / BLOCKS));
    Plane before = reference.fineGradient.reduced(Math.max(1, view.fineGradient.width() / BLOCKS));
    int lost = 0;
    int known = 0;
    for (int i = 0; i < now.values().length; i++) {
      if (before.values()[i] >= MIN_GRADIENT) {
        known++;
        lost += now.values()[i] < LOST_RATIO * brightness * before.values()[i] ? 1 : 0;
      }
    }
    return known == 0 ? 0 : (double) lost / known;
  }

  private static double sharpness(SmallView view) {
    return view.fineGradient.quantile(SHARP_QUANTILE)
        / Math.max(1, view.coarseGradient.quantile(SHARP_QUANTILE));
  }
}
