package io.vad4j.tensorflow.network;

import java.util.List;
import java.util.Objects;

/**
 * One array of numbers that a network learns: a kernel or a bias.
 *
 * @param name the layer's name and what it is there, such as {@code "shape/kernel"}
 * @param dimensions the lengths of its axes, all at least 1; a kernel's are height, width, channels
 *     in, channels out
 */
public record Parameter(String name, List<Integer> dimensions) {

  /** Checks the lengths and keeps a copy of the list. */
  public Parameter {
    Objects.requireNonNull(name, "name");
    dimensions = List.copyOf(dimensions);
    if (dimensions.stream().anyMatch(length -> length < 1)) {
      throw new IllegalArgumentException(name + " has the dimensions " + dimensions + ".");
    }
  }

  /** The kernel of a layer's convolution. */
  static Parameter kernel(String layer, int kernelSize, int channelsIn, int channelsOut) {
    return new Parameter(
        layer + "/kernel", List.of(kernelSize, kernelSize, channelsIn, channelsOut));
  }

  /** The bias of a layer. */
  static Parameter bias(String layer, int channels) {
    return new Parameter(layer + "/bias", List.of(channels));
  }

  /** How many numbers it has. */
  public int size() {
    return dimensions.stream().reduce(1, Math::multiplyExact);
  }

  /** How many numbers feed one output: a kernel's height × width × channels in; 0 for a bias. */
  int fanIn() {
    return dimensions.size() == 1 ? 0 : size() / dimensions.get(dimensions.size() - 1);
  }
}
