package io.vad4j.tensorflow.picture;

import io.vad4j.tensorflow.network.PictureNetwork;

/**
 * How widely what is measured of a cell is spread over normal footage that was not trained on: the
 * standard deviation over all cells and frames.
 *
 * @param error of the reconstruction error
 * @param weightedError of the error weighted by motion
 * @param motion of the difference to the frame before
 */
public record Spread(double error, double weightedError, double motion) {

  /** Takes measurements one after the other. */
  static final class Measuring {
    private final double[] sums = new double[3];
    private final double[] squares = new double[3];
    private long count;

    void add(PictureNetwork.Measured measured) {
      add(0, measured.error());
      add(1, measured.weightedError());
      add(2, measured.motion());
      count += measured.error().length;
    }

    private void add(int term, float[] cells) {
      for (float cell : cells) {
        sums[term] += cell;
        squares[term] += (double) cell * cell;
      }
    }

    Spread spread() {
      return new Spread(deviation(0), deviation(1), deviation(2));
    }

    private double deviation(int term) {
      double mean = sums[term] / count;
      return Math.sqrt(Math.max(0, squares[term] / count - mean * mean));
    }
  }
}
