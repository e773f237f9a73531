package io.vad4j.tensorflow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.tensorflow.network.Architecture;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.TensorFlowRuntime;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class LossTest {

  @Test
  void maskedMseIsTheMeanSquareOfHiddenCells() {
    float loss = loss(new float[] {1, 2, 3, 4}, new float[4], new float[] {1, 0, 1, 0});
    assertThat(loss).isCloseTo(5, within(1e-6f));
  }

  @Test
  void maskedMseIgnoresVisibleCells() {
    float[] hidden = {1, 0, 1, 0};
    float small = loss(new float[] {1, 0, 1, 0}, new float[4], hidden);
    float large = loss(new float[] {1, 100, 1, -100}, new float[4], hidden);
    assertThat(large).isEqualTo(small);
  }

  @Test
  void maskedMseIsZeroForAnEmptyMask() {
    assertThat(loss(new float[] {1, 2, 3, 4}, new float[4], new float[4])).isZero();
  }

  private static float loss(float[] reconstruction, float[] target, float[] hidden) {
    TensorFlowRuntime.ensureLoaded();
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Architecture.Input input =
          new Architecture.Input(cells(tf, target), cells(tf, target), cells(tf, hidden));
      Operand<TFloat32> loss = Loss.maskedMse().build(tf, cells(tf, reconstruction), input);
      try (Session session = TensorFlowRuntime.newSession(graph, Device.CPU);
          Result result = session.runner().fetch(loss).run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    }
  }

  private static Operand<TFloat32> cells(Ops tf, float[] values) {
    return tf.constant(Shape.of(1, 2, 2, 1), DataBuffers.of(values));
  }
}
