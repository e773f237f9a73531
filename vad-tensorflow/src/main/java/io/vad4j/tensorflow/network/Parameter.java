package io.vad4j.tensorflow.network;

import java.util.List;

/**
 * An array of a network: a kernel, a bias, a scale, a token, or a statistic of batch normalization.
 * Its initial values are normal deviates.
 *
 * @param name name of the layer and role, such as {@code "shapes/kernel"}
 * @param dimensions lengths of the axes, all at least 1; a kernel's are height, width, input
 *     channels, output channels
 * @param initialMean mean of the initial values
 * @param initialDeviation standard deviation of the initial values, at least 0
 * @param trainable whether gradients change it; statistics follow the data instead
 */
public record Parameter(
    String name,
    List<Integer> dimensions,
    double initialMean,
    double initialDeviation,
    boolean trainable) {

  /** Validates the lengths and copies the list. */
  public Parameter {
    dimensions = List.copyOf(dimensions);
    if (dimensions.stream().anyMatch(length -> length < 1)) {
      throw new IllegalArgumentException(name + " has the dimensions " + dimensions + ".");
    }
  }

  /** {@return the kernel and the bias of a convolution} */
  public static List<Parameter> layer(
      String layer, int kernelSize, int channelsIn, int channelsOut) {
    return List.of(kernel(layer, kernelSize, channelsIn, channelsOut), bias(layer, channelsOut));
  }

  /**
   * {@return the kernel of a convolution, with the initial variance 2 / fan-in (He et al.,
   * <i>Delving Deep into Rectifiers</i>, ICCV 2015, equation 10)}
   */
  public static Parameter kernel(String layer, int kernelSize, int channelsIn, int channelsOut) {
    return new Parameter(
        layer + "/kernel",
        List.of(kernelSize, kernelSize, channelsIn, channelsOut),
        0,
        Math.sqrt(2.0 / (kernelSize * kernelSize * channelsIn)),
        true);
  }

  /** {@return weights and bias of a dense layer (initial values of Glorot and Bengio, 2010)} */
  public static List<Parameter> dense(String layer, int widthIn, int widthOut) {
    double deviation = Math.sqrt(2.0 / (widthIn + widthOut));
    return List.of(
        new Parameter(layer + "/kernel", List.of(widthIn, widthOut), 0, deviation, true),
        bias(layer, widthOut));
  }

  /** {@return a bias with the initial value 0} */
  public static Parameter bias(String layer, int channels) {
    return constant(layer + "/bias", channels, 0, true);
  }

  /** {@return a vector of a constant initial value} */
  public static Parameter constant(String name, int length, double value, boolean trainable) {
    return new Parameter(name, List.of(length), value, 0, trainable);
  }

  /** {@return scale, offset and running statistics of batch normalization} */
  public static List<Parameter> batchNormalization(String layer, int channels) {
    return List.of(
        constant(layer + "/scale", channels, 1, true),
        constant(layer + "/offset", channels, 0, true),
        constant(layer + "/mean", channels, 0, false),
        constant(layer + "/variance", channels, 1, false));
  }

  /** {@return the same parameters with the initial value 0} */
  static List<Parameter> zeros(List<Parameter> parameters) {
    return parameters.stream()
        .map(p -> new Parameter(p.name(), p.dimensions(), 0, 0, p.trainable()))
        .toList();
  }

  /** {@return number of values} */
  public int size() {
    return dimensions.stream().reduce(1, Math::multiplyExact);
  }
}
