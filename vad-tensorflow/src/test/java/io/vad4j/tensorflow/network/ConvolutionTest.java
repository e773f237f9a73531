package io.vad4j.tensorflow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class ConvolutionTest {
  private static final int SIDE = 6;

  @BeforeAll
  static void load() {
    TensorFlowRuntime.ensureLoaded();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16})
  void bothOperationsHaveTheSameOutputs(int channels) {
    float[] forward = compute(Convolution.FORWARD, channels);

    assertThat(forward).hasSize(2 * SIDE * SIDE * 3);
    assertThat(forward)
        .containsExactly(compute(Convolution.DIFFERENTIABLE, channels), within(1e-5f));
    assertThat(forward[0]).isNotZero();
  }

  @Test
  void theOperationWithoutGradientsIsForInferenceInSinglePrecisionOnTheProcessor() {
    assertThat(Convolution.fastest(Device.CPU, Precision.FLOAT32)).isEqualTo(Convolution.FORWARD);
    assertThat(Convolution.fastest(Device.CPU, Precision.BFLOAT16))
        .isEqualTo(Convolution.DIFFERENTIABLE);
  }

  private static float[] compute(Convolution convolution, int channels) {
    Random random = new Random(5);
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> output =
          convolution.same(
              tf,
              constant(tf, random, 2, SIDE, SIDE, channels),
              constant(tf, random, 3, 3, channels, 3));
      try (Session session = TensorFlowRuntime.newSession(graph, Device.CPU);
          Result result = session.runner().fetch(output).run()) {
        TFloat32 tensor = (TFloat32) result.get(0);
        float[] values = new float[(int) tensor.size()];
        tensor.copyTo(DataBuffers.of(values, false, false));
        return values;
      }
    }
  }

  private static Operand<TFloat32> constant(Ops tf, Random random, long... dimensions) {
    Shape shape = Shape.of(dimensions);
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return tf.constant(shape, DataBuffers.of(values, true, false));
  }
}
