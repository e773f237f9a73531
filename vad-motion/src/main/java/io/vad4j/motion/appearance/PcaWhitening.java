package io.vad4j.motion.appearance;

import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.PCACompute2;
import static org.bytedeco.opencv.global.opencv_core.repeat;

import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * PCA whitening: projects vectors onto their first principal components, each scaled to unit
 * variance. The arrays do not change after construction.
 *
 * @param mean mean vector
 * @param axes the scaled principal axes, one after the other
 */
record PcaWhitening(float[] mean, float[] axes) {
  /** The number of components. */
  static final int COMPONENTS = 16;

  /** Smallest variance by which a component is divided, as a share of that of the first. */
  private static final double MIN_VARIANCE_RATIO = 0.01;

  private static final double MIN_VARIANCE = 1e-9;

  /**
   * Fits the projection.
   *
   * @param features at least one vector, all of one length of at least {@link #COMPONENTS}
   */
  static PcaWhitening fit(List<float[]> features) {
    int length = features.get(0).length;
    double[] mean = new double[length];
    double[] directions = new double[COMPONENTS * length];
    double[] variances = new double[COMPONENTS];
    // With fewer samples than dimensions there are fewer components; repeating all adds no
    // variance.
    try (Mat samples = toMatrix(features);
        Mat repeated = repeat(samples, (length - 1) / features.size() + 1, 1);
        Mat meanMat = new Mat();
        Mat eigenvectors = new Mat();
        Mat eigenvalues = new Mat()) {
      PCACompute2(repeated, meanMat, eigenvectors, eigenvalues, COMPONENTS);
      new DoublePointer(meanMat.data()).get(mean);
      new DoublePointer(eigenvectors.data()).get(directions);
      new DoublePointer(eigenvalues.data()).get(variances);
    }
    double minVariance = Math.max(MIN_VARIANCE, MIN_VARIANCE_RATIO * variances[0]);
    float[] axes = new float[directions.length];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = (float) (directions[i] / Math.sqrt(Math.max(minVariance, variances[i / length])));
    }
    float[] floatMean = new float[length];
    for (int i = 0; i < length; i++) {
      floatMean[i] = (float) mean[i];
    }
    return new PcaWhitening(floatMean, axes);
  }

  private static Mat toMatrix(List<float[]> features) {
    int length = features.get(0).length;
    double[] values = new double[features.size() * length];
    for (int i = 0; i < values.length; i++) {
      values[i] = features.get(i / length)[i % length];
    }
    Mat matrix = new Mat(features.size(), length, CV_64FC1);
    new DoublePointer(matrix.data()).put(values);
    return matrix;
  }

  /** {@return the components of a vector} */
  float[] transform(float[] vector) {
    float[] components = new float[COMPONENTS];
    float[] centered = new float[mean.length];
    for (int i = 0; i < centered.length; i++) {
      centered[i] = vector[i] - mean[i];
    }
    for (int component = 0; component < COMPONENTS; component += 4) {
      project(centered, component, components);
    }
    return components;
  }

  /** Computes four components, which depend on each other in nothing. */
  private void project(float[] centered, int component, float[] components) {
    int first = component * centered.length;
    int second = first + centered.length;
    int third = second + centered.length;
    int fourth = third + centered.length;
    float one = 0;
    float two = 0;
    float three = 0;
    float four = 0;
    for (int i = 0; i < centered.length; i++) {
      float value = centered[i];
      one += value * axes[first + i];
      two += value * axes[second + i];
      three += value * axes[third + i];
      four += value * axes[fourth + i];
    }
    components[component] = one;
    components[component + 1] = two;
    components[component + 2] = three;
    components[component + 3] = four;
  }
}
