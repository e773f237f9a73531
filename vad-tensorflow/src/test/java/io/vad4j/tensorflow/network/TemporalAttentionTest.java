package io.vad4j.tensorflow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class TemporalAttentionTest {
  private static final TemporalAttention ATTENTION = new TemporalAttention(3, 1, 4);

  @BeforeAll
  static void load() {
    TensorFlowRuntime.ensureLoaded();
  }

  @Test
  void initialWeightsReturnTheNewestCode() {
    float[] newest = {1, 2, 3, 4};
    assertThat(attend(Weights.initial(ATTENTION.parameters(), 1), newest, code(5), code(9)))
        .isEqualTo(newest);
  }

  @Test
  void equalKeysGiveTheMeanOfTheCodes() {
    float[] output = attend(identityValues(), code(0), code(3), code(6));
    assertThat(output).containsExactly(new float[] {3, 3, 3, 3}, within(1e-5f));
  }

  @Test
  void ageVectorsSelectAFrame() {
    Weights weights = identityValues();
    float[][] values = new float[weights.parameters().size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = weights.values(i);
      String name = weights.parameters().get(i).name();
      if (name.equals("attention-query/bias") || name.equals("attention-age-1")) {
        Arrays.fill(values[i], 3);
      }
    }
    float[] output = attend(Weights.of(weights.parameters(), values), code(0), code(3), code(6));
    assertThat(output).containsExactly(new float[] {3, 3, 3, 3}, within(1e-3f));
    values[values.length - 1] = values[values.length - 2];
    values[values.length - 2] = new float[values[values.length - 1].length];
    output = attend(Weights.of(weights.parameters(), values), code(0), code(3), code(6));
    assertThat(output).containsExactly(new float[] {6, 6, 6, 6}, within(1e-3f));
  }

  /** No query, and values that are the codes as they are. */
  private static Weights identityValues() {
    List<Parameter> parameters = ATTENTION.parameters();
    float[][] values = new float[parameters.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = new float[parameters.get(i).size()];
      if (parameters.get(i).name().equals("attention-value/kernel")) {
        for (int channel = 0; channel < 4; channel++) {
          values[i][5 * channel] = 1;
        }
      }
    }
    return Weights.of(parameters, values);
  }

  private static float[] code(float value) {
    return new float[] {value, value, value, value};
  }

  private static float[] attend(Weights weights, float[]... codes) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      List<Operand<TFloat32>> operands = new ArrayList<>();
      for (float[] code : codes) {
        operands.add(tf.constant(Shape.of(1, 1, 1, 4), DataBuffers.of(code, true, false)));
      }
      Operand<TFloat32> output = ATTENTION.build(tf, operands, GraphWeights.constants(tf, weights));
      try (Session session = TensorFlowRuntime.newSession(graph, Device.CPU);
          Result result = session.runner().fetch(output).run()) {
        float[] values = new float[4];
        ((TFloat32) result.get(0)).copyTo(DataBuffers.of(values, false, false));
        return values;
      }
    }
  }
}
