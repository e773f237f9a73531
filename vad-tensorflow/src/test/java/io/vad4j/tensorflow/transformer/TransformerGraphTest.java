package io.vad4j.tensorflow.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.tensorflow.network.Architecture;
import io.vad4j.tensorflow.network.GraphWeights;
import io.vad4j.tensorflow.network.Parameter;
import io.vad4j.tensorflow.network.Phase;
import io.vad4j.tensorflow.network.Weights;
import io.vad4j.tensorflow.train.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class TransformerGraphTest {
  private static final float STEP = 1e-3f;

  private final TransformerArchitecture architecture =
      new TransformerArchitecture(12, 16, 4, 1, 16, 0.5);
  private final Random random = new Random(4);

  @Test
  void joinedPatchesAreTheImages() {
    float[] pixels = randomValues(2 * 12 * 16 * 2);
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      TransformerGraph parts =
          new TransformerGraph(tf, architecture, new GraphWeights(List.of(), List.of()));
      Operand<TFloat32> images = constant(tf, pixels, Shape.of(2, 12, 16, 2));
      assertThat(run(graph, parts.joinPatches(parts.splitPatches(images)))).isEqualTo(pixels);
    }
  }

  @Test
  void visibleTokensReturnToTheirPlaceInTheGrid() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      float[] hidden = {0, 1, 1, 0, 1, 0, /* second example */ 1, 1, 0, 0, 0, 1};
      TokenLayout layout = TokenLayout.visible(tf, constant(tf, hidden, Shape.of(2, 2, 3, 1)), 3);
      Operand<TFloat32> tokens = constant(tf, new float[] {1, 2, 3, 4, 5, 6}, Shape.of(6, 1));
      Operand<TFloat32> grid = layout.toGrid(tf, tokens, 1);
      assertThat(run(graph, grid)).containsExactly(1, 0, 0, 2, 0, 3, 0, 0, 4, 5, 6, 0);
      assertThat(run(graph, layout.fromGrid(tf, grid, 1))).containsExactly(1, 2, 3, 4, 5, 6);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patches/kernel",
        "encoder-1.key-conv/kernel",
        "encoder-2.norm-1/scale",
        "mask-token",
        "decoder-3.mlp-1/bias"
      })
  void gradientsAgreeWithFiniteDifferences(String name) {
    Weights weights = Weights.initial(architecture.parameters(), 3);
    int index = architecture.parameters().stream().map(Parameter::name).toList().indexOf(name);
    float[] change = new float[architecture.parameters().get(index).size()];
    float[] image = randomValues(2 * architecture.imageSize());
    float[] target = randomValues(2 * architecture.targetSize());
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      List<Operand<TFloat32>> operands = constants(tf, weights);
      Shape shape = GraphWeights.shapeOf(architecture.parameters().get(index));
      Placeholder<TFloat32> added = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
      operands.set(index, tf.math.add(operands.get(index), added));
      Operand<TFloat32> loss = teacherLoss(tf, operands, image, target);
      Operand<TFloat32> gradient = tf.gradients(loss, List.of(added)).dy(0);
      try (Session session = new Session(graph)) {
        float[] gradients = run(session, gradient, added, shape, change);
        int at = largest(gradients);
        change[at] = STEP;
        float above = run(session, loss, added, shape, change)[0];
        change[at] = -STEP;
        float below = run(session, loss, added, shape, change)[0];
        assertThat((above - below) / (2 * STEP))
            .isCloseTo(gradients[at], within(0.05f * Math.abs(gradients[at])));
      }
    }
  }

  private static float[] run(
      Session session,
      Operand<TFloat32> operand,
      Placeholder<TFloat32> placeholder,
      Shape shape,
      float[] values) {
    try (TFloat32 tensor = TFloat32.tensorOf(shape, DataBuffers.of(values, true, false));
        Result result = session.runner().feed(placeholder, tensor).fetch(operand).run()) {
      return toArray(result);
    }
  }

  private static int largest(float[] values) {
    int best = 0;
    for (int i = 0; i < values.length; i++) {
      best = Math.abs(values[i]) > Math.abs(values[best]) ? i : best;
    }
    return best;
  }

  private Operand<TFloat32> teacherLoss(
      Ops tf, List<Operand<TFloat32>> weights, float[] image, float[] target) {
    float[] hidden = new float[24];
    float[] half = {1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1};
    System.arraycopy(half, 0, hidden, 0, 12);
    for (int i = 0; i < 12; i++) {
      hidden[12 + i] = 1 - half[i];
    }
    Objective.Losses losses =
        TransformerObjectives.teacher(
            tf,
            architecture,
            new Architecture.Input(
                constant(tf, image, architecture.imageShape(2)),
                constant(tf, target, architecture.targetShape(2)),
                constant(tf, hidden, architecture.maskShape(2))),
            new GraphWeights(architecture.parameters(), weights),
            Phase.inference());
    return losses.terms().get(0).loss();
  }

  private List<Operand<TFloat32>> constants(Ops tf, Weights weights) {
    List<Operand<TFloat32>> constants = new ArrayList<>();
    for (int i = 0; i < architecture.parameters().size(); i++) {
      constants.add(
          constant(tf, weights.values(i), GraphWeights.shapeOf(architecture.parameters().get(i))));
    }
    return constants;
  }

  private static Operand<TFloat32> constant(Ops tf, float[] values, Shape shape) {
    return tf.constant(shape, DataBuffers.of(values, true, false));
  }

  private float[] randomValues(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return values;
  }

  private static float[] run(Graph graph, Operand<TFloat32> operand) {
    try (Session session = new Session(graph);
        Result result = session.runner().fetch(operand).run()) {
      return toArray(result);
    }
  }

  private static float[] toArray(Result result) {
    TFloat32 tensor = (TFloat32) result.get(0);
    float[] values = new float[(int) tensor.size()];
    tensor.copyTo(DataBuffers.of(values, false, false));
    return values;
  }
}
