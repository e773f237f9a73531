package io.vad4j.tensorflow.picture;

import io.vad4j.Options;
import io.vad4j.tensorflow.network.PictureNetwork;
import java.util.Locale;

/**
 * What the evidence of a cell is.
 *
 * @param kind which of what was measured
 * @param alpha weight of the reconstruction error in the hybrid score, at least 0
 * @param beta weight of motion in it, at least 0
 */
record Scoring(Kind kind, double alpha, double beta) {
  /** What is no spread at all: footage in which nothing happens. */
  private static final double SMALLEST_SPREAD = 1e-6;

  /** What evidence can be. */
  enum Kind {
    /** α · error + β · motion. */
    HYBRID,
    /** The mean squared error of reconstruction. */
    ERROR,
    /** The same, each pixel weighted by motion. */
    WEIGHTED_ERROR,
    /** The mean absolute difference to the frame before. */
    MOTION
  }

  /**
   * The scoring that options ask for.
   *
   * @param spread what weights that are {@code auto} are to make 1
   */
  static Scoring of(Options options, Spread spread) {
    return new Scoring(
        Kind.valueOf(options.text("score").toUpperCase(Locale.ROOT).replace('-', '_')),
        weight(options, "alpha", spread.error()),
        weight(options, "beta", spread.motion()));
  }

  private static double weight(Options options, String name, double spread) {
    return options.text(name).equals("auto")
        ? 1 / Math.max(SMALLEST_SPREAD, spread)
        : options.number(name);
  }

  /** The evidence of each cell. */
  float[] of(PictureNetwork.Measured measured) {
    return switch (kind) {
      case HYBRID -> hybrid(measured);
      case ERROR -> measured.error();
      case WEIGHTED_ERROR -> measured.weightedError();
      case MOTION -> measured.motion();
    };
  }

  /** α · error + β · motion of each cell. */
  float[] hybrid(PictureNetwork.Measured measured) {
    float[] cells = new float[measured.error().length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (float) (alpha * measured.error()[i] + beta * measured.motion()[i]);
    }
    return cells;
  }
}
