package io.vad4j.tensorflow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class UpConvolutionTest {
  private static final int ROWS = 5;
  private static final int COLUMNS = 7;
  private static final int CHANNELS_IN = 4;

  @BeforeAll
  static void load() {
    TensorFlowRuntime.ensureLoaded();
  }

  @ParameterizedTest
  @EnumSource
  void equalsUpSamplingAndConvolution(Convolution convolution) {
    assertClose(
        compute(Optional.of(convolution), 3, Quantity.OUTPUT),
        compute(Optional.empty(), 3, Quantity.OUTPUT));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void hasTheSameGradientForTheKernel(int channelsOut) {
    assertClose(
        compute(Optional.of(Convolution.DIFFERENTIABLE), channelsOut, Quantity.KERNEL_GRADIENT),
        compute(Optional.empty(), channelsOut, Quantity.KERNEL_GRADIENT));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void hasTheSameGradientForTheInput(int channelsOut) {
    assertClose(
        compute(Optional.of(Convolution.DIFFERENTIABLE), channelsOut, Quantity.INPUT_GRADIENT),
        compute(Optional.empty(), channelsOut, Quantity.INPUT_GRADIENT));
  }

  private enum Quantity {
    OUTPUT,
    KERNEL_GRADIENT,
    INPUT_GRADIENT
  }

  private static void assertClose(float[] folded, float[] plain) {
    assertThat(folded).hasSameSizeAs(plain);
    float maximum = 0;
    for (int i = 0; i < plain.length; i++) {
      maximum = Math.max(maximum, Math.abs(plain[i]));
      assertThat(folded[i]).isCloseTo(plain[i], within(1e-5f * (1 + Math.abs(plain[i]))));
    }
    assertThat(maximum).as("something to compare").isGreaterThan(0.1f);
  }

  private static float[] compute(Optional<Convolution> folded, int channelsOut, Quantity quantity) {
    Random random = new Random(5);
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> input = constant(tf, random, 2, ROWS, COLUMNS, CHANNELS_IN);
      Operand<TFloat32> kernel = constant(tf, random, 3, 3, CHANNELS_IN, channelsOut);
      Operand<TFloat32> bias = constant(tf, random, channelsOut);
      Operand<TFloat32> output =
          folded
              .map(
                  convolution ->
                      new UpConvolution(ROWS, COLUMNS, CHANNELS_IN, channelsOut)
                          .build(tf, convolution, input, kernel, bias))
              .orElseGet(() -> tf.nn.biasAdd(plain(tf, input, kernel), bias));
      Operand<TFloat32> fetched =
          switch (quantity) {
            case OUTPUT -> output;
            case KERNEL_GRADIENT ->
                tf.gradients(uneven(tf, output, channelsOut), List.of(kernel)).dy(0);
            case INPUT_GRADIENT ->
                tf.gradients(uneven(tf, output, channelsOut), List.of(input)).dy(0);
          };
      try (Session session = TensorFlowRuntime.newSession(graph, Device.CPU);
          Result result = session.runner().fetch(fetched).run()) {
        TFloat32 tensor = (TFloat32) result.get(0);
        float[] values = new float[(int) tensor.size()];
        tensor.copyTo(DataBuffers.of(values, false, false));
        return values;
      }
    }
  }

  private static Operand<TFloat32> plain(
      Ops tf, Operand<TFloat32> input, Operand<TFloat32> kernel) {
    return tf.nn.conv2d(
        tf.image.resizeNearestNeighbor(input, tf.constant(new int[] {2 * ROWS, 2 * COLUMNS})),
        kernel,
        List.of(1L, 1L, 1L, 1L),
        "SAME");
  }

  /** {@return a sum of all outputs with random weights} */
  private static Operand<TFloat32> uneven(Ops tf, Operand<TFloat32> output, int channelsOut) {
    Operand<TFloat32> weights = constant(tf, new Random(9), 2, 2 * ROWS, 2 * COLUMNS, channelsOut);
    return tf.sum(tf.math.mul(output, weights), tf.constant(new int[] {0, 1, 2, 3}));
  }

  private static Operand<TFloat32> constant(Ops tf, Random random, int... dimensions) {
    int size = 1;
    long[] shape = new long[dimensions.length];
    for (int i = 0; i < dimensions.length; i++) {
      size *= dimensions[i];
      shape[i] = dimensions[i];
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return tf.constant(Shape.of(shape), DataBuffers.of(values, true, false));
  }
}
