package io.vad4j.tensorflow.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What a network has learned: the values of all its parameters, in the order of its {@link
 * Architecture#parameters()}. Immutable and safe to share between threads.
 */
public final class Weights {
  private final List<Parameter> parameters;
  private final float[][] values;

  private Weights(List<Parameter> parameters, float[][] values) {
    this.parameters = List.copyOf(parameters);
    this.values = values;
  }

  /**
   * Weights of copies of the given values.
   *
   * @param values an array for each parameter, of the parameter's size
   * @throws IllegalArgumentException if the number of arrays or a length is another
   */
  public static Weights of(List<Parameter> parameters, float[][] values) {
    if (values.length != parameters.size()) {
      throw new IllegalArgumentException(
          values.length + " arrays for " + parameters.size() + " parameters.");
    }
    float[][] copies = new float[values.length][];
    for (int i = 0; i < values.length; i++) {
      if (values[i].length != parameters.get(i).size()) {
        throw new IllegalArgumentException(
            "%s has %d values, not %d."
                .formatted(parameters.get(i).name(), parameters.get(i).size(), values[i].length));
      }
      copies[i] = values[i].clone();
    }
    return new Weights(parameters, copies);
  }

  /** Weights that are all 0. */
  public static Weights zeros(List<Parameter> parameters) {
    return fromBytes(parameters, new byte[4 * parameterCount(parameters)]);
  }

  /**
   * Weights to start training from: normal deviates whose variance is 2 divided by the number of
   * inputs (He et al., <i>Delving Deep into Rectifiers</i>, ICCV 2015, equation 10), and biases of
   * 0. The last kernel is 0 too, so that training begins with an even output and does not first
   * have to unlearn a random one.
   */
  public static Weights heNormal(List<Parameter> parameters, long seed) {
    Random random = new Random(seed);
    Parameter last = findLastKernel(parameters);
    float[][] values = new float[parameters.size()][];
    for (int i = 0; i < values.length; i++) {
      Parameter parameter = parameters.get(i);
      values[i] = new float[parameter.size()];
      if (parameter.fanIn() > 0 && !parameter.equals(last)) {
        double standardDeviation = Math.sqrt(2.0 / parameter.fanIn());
        for (int j = 0; j < values[i].length; j++) {
          values[i][j] = (float) (standardDeviation * random.nextGaussian());
        }
      }
    }
    return new Weights(parameters, values);
  }

  private static Parameter findLastKernel(List<Parameter> parameters) {
    return parameters.stream()
        .filter(parameter -> parameter.fanIn() > 0)
        .reduce((first, second) -> second)
        .orElse(parameters.get(parameters.size() - 1));
  }

  /**
   * Reads what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException if the length is not that of these parameters
   */
  public static Weights fromBytes(List<Parameter> parameters, byte[] bytes) {
    int expected = 4 * parameterCount(parameters);
    if (bytes.length != expected) {
      throw new IllegalArgumentException(
          "The weights take " + expected + " bytes, not " + bytes.length + ".");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    float[][] values = new float[parameters.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = new float[parameters.get(i).size()];
      buffer.asFloatBuffer().get(values[i]);
      buffer.position(buffer.position() + 4 * values[i].length);
    }
    return new Weights(parameters, values);
  }

  /** All values, one parameter after the other, as little-endian 32-bit floating-point numbers. */
  public byte[] toBytes() {
    ByteBuffer buffer = ByteBuffer.allocate(4 * parameterCount()).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] array : values) {
      for (float value : array) {
        buffer.putFloat(value);
      }
    }
    return buffer.array();
  }

  /** The parameters whose values these are. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** How many numbers there are in all. */
  public int parameterCount() {
    return parameterCount(parameters);
  }

  /** How many numbers these parameters have in all. */
  public static int parameterCount(List<Parameter> parameters) {
    return parameters.stream().mapToInt(Parameter::size).sum();
  }

  /** A copy of the values of one parameter, by its position. */
  public float[] values(int index) {
    return values[index].clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Weights weights
        && weights.parameters.equals(parameters)
        && Arrays.deepEquals(weights.values, values);
  }

  @Override
  public int hashCode() {
    return 31 * parameters.hashCode() + Arrays.deepHashCode(values);
  }

  @Override
  public String toString() {
    return "Weights[" + parameterCount() + " in " + parameters.size() + " arrays]";
  }
}
