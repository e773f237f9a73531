package io.vad4j.tensorflow.network;

import java.util.List;

/**
 * A trainable array of a network: a kernel or a bias.
 *
 * @param name name of the layer and role, such as {@code "shapes/kernel"}
 * @param dimensions lengths of the axes, all at least 1; a kernel's are height, width, input
 *     channels, output channels
 */
public record Parameter(String name, List<Integer> dimensions) {

  /** Validates the lengths and copies the list. */
  public Parameter {
    dimensions = List.copyOf(dimensions);
    if (dimensions.stream().anyMatch(length -> length < 1)) {
      throw new IllegalArgumentException(name + " has the dimensions " + dimensions + ".");
    }
  }

  /** {@return the kernel and the bias of a convolution} */
  static List<Parameter> layer(String layer, int kernelSize, int channelsIn, int channelsOut) {
    return List.of(
        kernel(layer, kernelSize, channelsIn, channelsOut),
        new Parameter(layer + "/bias", List.of(channelsOut)));
  }

  /** {@return the kernel of a convolution} */
  static Parameter kernel(String layer, int kernelSize, int channelsIn, int channelsOut) {
    return new Parameter(
        layer + "/kernel", List.of(kernelSize, kernelSize, channelsIn, channelsOut));
  }

  /** {@return number of values} */
  public int size() {
    return dimensions.stream().reduce(1, Math::multiplyExact);
  }

  /** {@return inputs of one output: a kernel's height × width × input channels; 0 for a bias} */
  int fanIn() {
    return dimensions.size() == 1 ? 0 : size() / dimensions.get(dimensions.size() - 1);
  }
}
