package io.vad4j.tensorflow.reconstruction;

import io.vad4j.AnomalyMap;
import io.vad4j.tensorflow.ReconstructionMaps;

/**
 * Standard deviations of error and motion over all cells of normal validation frames.
 *
 * @param error of the reconstruction error
 * @param weightedError of the error weighted by motion
 * @param motion of the difference to the previous frame
 */
record ErrorStatistics(double error, double weightedError, double motion) {

  /** Accumulates the maps of frames. */
  static final class Accumulator {
    private final double[] sums = new double[3];
    private final double[] squares = new double[3];
    private long count;

    void add(ReconstructionMaps maps) {
      add(0, maps.error());
      add(1, maps.weightedError());
      add(2, maps.motion());
      count += (long) maps.error().columns() * maps.error().rows();
    }

    private void add(int term, AnomalyMap map) {
      for (float value : map.values()) {
        sums[term] += value;
        squares[term] += (double) value * value;
      }
    }

    ErrorStatistics toStatistics() {
      return new ErrorStatistics(standardDeviation(0), standardDeviation(1), standardDeviation(2));
    }

    private double standardDeviation(int term) {
      double mean = sums[term] / count;
      return Math.sqrt(Math.max(0, squares[term] / count - mean * mean));
    }
  }
}
