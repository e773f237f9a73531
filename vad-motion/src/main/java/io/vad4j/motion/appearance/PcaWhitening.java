package io.vad4j.motion.appearance;

import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.eigen;

import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Turns long descriptions into few numbers: the principal components along which descriptions vary
 * most, each scaled so that it varies by about 1. Nothing changes the arrays after it is made.
 *
 * @param mean the mean description
 * @param axes for each component, what each number of a description counts for
 */
record PcaWhitening(float[] mean, float[] axes) {
  /** The number of components. */
  static final int COMPONENTS = 16;

  /** Components that vary less than this share of the first are not blown up. */
  private static final double MIN_VARIANCE_RATIO = 0.01;

  /** The components of these descriptions, at least one. */
  static PcaWhitening fit(List<float[]> features) {
    int length = features.get(0).length;
    float[] mean = new float[length];
    for (float[] vector : features) {
      for (int i = 0; i < length; i++) {
        mean[i] += vector[i] / features.size();
      }
    }
    double[] covariance = new double[length * length];
    double[] centered = new double[length];
    for (float[] vector : features) {
      for (int i = 0; i < length; i++) {
        centered[i] = vector[i] - mean[i];
      }
      for (int i = 0; i < length; i++) {
        for (int j = 0; j < length; j++) {
          covariance[i * length + j] += centered[i] * centered[j] / features.size();
        }
      }
    }
    return new PcaWhitening(mean, computeAxes(covariance, length));
  }

  private static float[] computeAxes(double[] covariance, int length) {
    double[] values = new double[length];
    double[] vectors = new double[length * length];
    try (Mat matrix = new Mat(length, length, CV_64FC1);
        Mat eigenvalues = new Mat();
        Mat eigenvectors = new Mat()) {
      new DoublePointer(matrix.data()).put(covariance);
      eigen(matrix, eigenvalues, eigenvectors);
      new DoublePointer(eigenvalues.data()).get(values);
      new DoublePointer(eigenvectors.data()).get(vectors);
    }
    float[] axes = new float[COMPONENTS * length];
    for (int component = 0; component < COMPONENTS; component++) {
      double deviation =
          Math.sqrt(Math.max(1e-9, Math.max(values[component], MIN_VARIANCE_RATIO * values[0])));
      for (int i = 0; i < length; i++) {
        axes[component * length + i] = (float) (vectors[component * length + i] / deviation);
      }
    }
    return axes;
  }

  /** The components of a description. */
  float[] transform(float[] vector) {
    float[] components = new float[COMPONENTS];
    for (int component = 0; component < COMPONENTS; component++) {
      float sum = 0;
      int at = component * mean.length;
      for (int i = 0; i < mean.length; i++) {
        sum += (vector[i] - mean[i]) * axes[at + i];
      }
      components[component] = sum;
    }
    return components;
  }
}
