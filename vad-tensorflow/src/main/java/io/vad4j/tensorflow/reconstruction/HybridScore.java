package io.vad4j.tensorflow.reconstruction;

import io.vad4j.Options;
import io.vad4j.tensorflow.network.ReconstructionNetwork;
import java.util.Locale;

/**
 * What the evidence of a cell is.
 *
 * @param type which of what was measured
 * @param alpha weight of the reconstruction error in the hybrid score, at least 0
 * @param beta weight of motion in it, at least 0
 */
record HybridScore(ScoreType type, double alpha, double beta) {
  /** What is no spread at all: footage in which nothing happens. */
  private static final double MIN_DEVIATION = 1e-6;

  /** What evidence can be. */
  enum ScoreType {
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
   * @param deviation what weights that are {@code auto} are to make 1
   */
  static HybridScore of(Options options, ErrorStatistics deviation) {
    return new HybridScore(
        ScoreType.valueOf(
            options.getString("score-type").toUpperCase(Locale.ROOT).replace('-', '_')),
        resolveWeight(options, "alpha", deviation.error()),
        resolveWeight(options, "beta", deviation.motion()));
  }

  private static double resolveWeight(Options options, String name, double deviation) {
    return options.getString(name).equals("auto")
        ? 1 / Math.max(MIN_DEVIATION, deviation)
        : options.getDouble(name);
  }

  /** The evidence of each cell. */
  float[] compute(ReconstructionNetwork.CellMeasurement measurement) {
    return switch (type) {
      case HYBRID -> hybrid(measurement);
      case ERROR -> measurement.error();
      case WEIGHTED_ERROR -> measurement.weightedError();
      case MOTION -> measurement.motion();
    };
  }

  /** α · error + β · motion of each cell. */
  float[] hybrid(ReconstructionNetwork.CellMeasurement measurement) {
    float[] cells = new float[measurement.error().length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (float) (alpha * measurement.error()[i] + beta * measurement.motion()[i]);
    }
    return cells;
  }
}
