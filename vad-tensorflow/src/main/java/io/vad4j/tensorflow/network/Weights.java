package io.vad4j.tensorflow.network;

import io.vad4j.core.modelfile.FloatArrays;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Values of all parameters of a network, in the order of {@link Architecture#parameters()}.
 * Immutable and safe to share between threads.
 */
public final class Weights {
  private final List<Parameter> parameters;
  private final float[][] values;

  private Weights(List<Parameter> parameters, float[][] values) {
    this.parameters = List.copyOf(parameters);
    this.values = values;
  }

  /**
   * {@return weights of copies of the given values}
   *
   * @param values one array for each parameter, of the parameter's size
   * @throws IllegalArgumentException if the number of arrays or a length differs
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

  /**
   * {@return weights of concatenated values}
   *
   * @param values the values of all parameters, one parameter after the other
   * @throws IllegalArgumentException if the number of values differs
   */
  public static Weights ofConcatenated(List<Parameter> parameters, float[] values) {
    int expected = parameterCount(parameters);
    if (values.length != expected) {
      throw new IllegalArgumentException(
          "The network has " + expected + " parameters, not " + values.length + ".");
    }
    float[][] arrays = new float[parameters.size()][];
    for (int i = 0, start = 0; i < arrays.length; start += arrays[i].length, i++) {
      arrays[i] = Arrays.copyOfRange(values, start, start + parameters.get(i).size());
    }
    return new Weights(parameters, arrays);
  }

  /** {@return weights that are all 0} */
  public static Weights zeros(List<Parameter> parameters) {
    return ofConcatenated(parameters, new float[parameterCount(parameters)]);
  }

  /** {@return initial weights by seed, as each parameter declares them} */
  public static Weights initial(List<Parameter> parameters, long seed) {
    Random random = new Random(seed);
    float[][] values = new float[parameters.size()][];
    for (int i = 0; i < values.length; i++) {
      Parameter parameter = parameters.get(i);
      values[i] = new float[parameter.size()];
      Arrays.fill(values[i], (float) parameter.initialMean());
      if (parameter.initialDeviation() > 0) {
        for (int j = 0; j < values[i].length; j++) {
          values[i][j] += (float) (parameter.initialDeviation() * random.nextGaussian());
        }
      }
    }
    return new Weights(parameters, values);
  }

  /** {@return all values, one parameter after the other, as {@link FloatArrays}} */
  public byte[] toBytes() {
    return FloatArrays.encode(values);
  }

  /** {@return the parameters} */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** {@return number of values of parameters, with those that are not trainable} */
  public static int parameterCount(List<Parameter> parameters) {
    return parameters.stream().mapToInt(Parameter::size).sum();
  }

  /** {@return a copy of the values of one parameter} */
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
    return "Weights[" + parameterCount(parameters) + " in " + parameters.size() + " arrays]";
  }
}
