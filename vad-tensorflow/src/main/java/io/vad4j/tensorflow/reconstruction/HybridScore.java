package io.vad4j.tensorflow.reconstruction;

import io.vad4j.AnomalyMap;
import io.vad4j.Options;
import io.vad4j.tensorflow.ReconstructionMaps;
import java.util.Locale;

/**
 * Anomaly map of a frame from its error and motion maps.
 *
 * @param type which score
 * @param alpha weight of the reconstruction error in the hybrid score, at least 0
 * @param beta weight of motion in the hybrid score, at least 0
 */
record HybridScore(ScoreType type, double alpha, double beta) {
  /** Smallest standard deviation, as that of a static video is 0. */
  private static final double MIN_DEVIATION = 1e-6;

  /** Values of the option {@code score-type}. */
  enum ScoreType {
    /** α · error + β · motion. */
    HYBRID,
    /** Mean squared reconstruction error. */
    ERROR,
    /** Mean squared reconstruction error, each pixel weighted by motion. */
    WEIGHTED_ERROR,
    /** Mean absolute difference to the previous frame. */
    MOTION;

    /** {@return value of the option} */
    String optionValue() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * {@return the score of options}
   *
   * @param deviation standard deviations, whose inverses are the weights that are {@code auto}
   */
  static HybridScore of(Options options, ErrorStatistics deviation) {
    String type = options.getString("score-type").toUpperCase(Locale.ROOT).replace('-', '_');
    return new HybridScore(
        ScoreType.valueOf(type),
        resolveWeight(options, "alpha", deviation.error()),
        resolveWeight(options, "beta", deviation.motion()));
  }

  private static double resolveWeight(Options options, String name, double deviation) {
    return options.getString(name).equals("auto")
        ? 1 / Math.max(MIN_DEVIATION, deviation)
        : options.getDouble(name);
  }

  /** {@return the anomaly map of a frame} */
  AnomalyMap compute(ReconstructionMaps maps) {
    return switch (type) {
      case HYBRID -> hybrid(maps);
      case ERROR -> maps.error();
      case WEIGHTED_ERROR -> maps.weightedError();
      case MOTION -> maps.motion();
    };
  }

  /** {@return α · error + β · motion of each cell} */
  AnomalyMap hybrid(ReconstructionMaps maps) {
    float[] error = maps.error().values();
    float[] motion = maps.motion().values();
    float[] cells = new float[error.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (float) (alpha * error[i] + beta * motion[i]);
    }
    return AnomalyMap.of(maps.error().columns(), maps.error().rows(), cells);
  }
}
