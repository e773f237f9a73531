package io.vad4j.tensorflow.reconstruction;

import io.vad4j.tensorflow.network.ReconstructionNetwork;

/**
 * How widely what is measured of a cell is spread over normal footage that was not trained on: the
 * standard deviation over all cells and frames.
 *
 * @param error of the reconstruction error
 * @param weightedError of the error weighted by motion
 * @param motion of the difference to the frame before
 */
public record ErrorStatistics(double error, double weightedError, double motion) {

  /** Takes measurements one after the other. */
  static final class Accumulator {
    private final double[] sums = new double[3];
    private final double[] squares = new double[3];
    private long count;

    void add(ReconstructionNetwork.CellMeasurement measurement) {
      add(0, measurement.error());
      add(1, measurement.weightedError());
      add(2, measurement.motion());
      count += measurement.error().length;
    }

    private void add(int term, float[] cells) {
      for (float cell : cells) {
        sums[term] += cell;
        squares[term] += (double) cell * cell;
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
