package io.vad4j.tensorflow.train;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * Adam (Kingma and Ba, ICLR 2015) in a graph, on gradients that are clipped to a global norm of 5.
 */
final class AdamOptimizer {
  private static final float BETA_1 = 0.9f;
  private static final float BETA_2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final float MAX_GRADIENT_NORM = 5;

  private final VariableGroup firstMoments;
  private final VariableGroup secondMoments;
  private final Placeholder<TFloat32> rate;
  private final Placeholder<TFloat32> firstPower;
  private final Placeholder<TFloat32> secondPower;
  private final List<Op> updates = new ArrayList<>();

  /** Adds the updates of variables that minimize a loss to a graph. */
  AdamOptimizer(
      Ops tf, Operand<TFloat32> loss, List<Variable<TFloat32>> variables, TrainingState start) {
    rate = scalar(tf);
    firstPower = scalar(tf);
    secondPower = scalar(tf);
    firstMoments = new VariableGroup(tf, start.firstMoments());
    secondMoments = new VariableGroup(tf, start.secondMoments());
    Gradients gradients = tf.gradients(loss, variables);
    Operand<TFloat32> scale = clippingScale(tf, gradients, variables.size());
    for (int i = 0; i < variables.size(); i++) {
      updates.add(
          tf.train.applyAdam(
              variables.get(i),
              firstMoments.variables().get(i),
              secondMoments.variables().get(i),
              firstPower,
              secondPower,
              rate,
              tf.constant(BETA_1),
              tf.constant(BETA_2),
              tf.constant(EPSILON),
              tf.math.mul(gradients.<TFloat32>dy(i), scale)));
    }
  }

  private static Placeholder<TFloat32> scalar(Ops tf) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
  }

  private static Operand<TFloat32> clippingScale(Ops tf, Gradients gradients, int count) {
    List<Operand<TFloat32>> squares = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      squares.add(tf.nn.l2Loss(gradients.<TFloat32>dy(i)));
    }
    Operand<TFloat32> norm = tf.math.sqrt(tf.math.mul(tf.math.addN(squares), tf.constant(2f)));
    return tf.math.div(
        tf.constant(MAX_GRADIENT_NORM), tf.math.maximum(norm, tf.constant(MAX_GRADIENT_NORM)));
  }

  /**
   * Runs a step.
   *
   * @param runner a runner with everything else that the graph needs
   * @param step number of the step, from 1
   * @return what the runner fetches, to be closed
   */
  Result apply(Session.Runner runner, double learningRate, long step) {
    try (TFloat32 rateTensor = TFloat32.scalarOf((float) learningRate);
        TFloat32 firstTensor = TFloat32.scalarOf((float) Math.pow(BETA_1, step));
        TFloat32 secondTensor = TFloat32.scalarOf((float) Math.pow(BETA_2, step))) {
      runner.feed(rate, rateTensor).feed(firstPower, firstTensor).feed(secondPower, secondTensor);
      updates.forEach(runner::addTarget);
      return runner.run();
    }
  }

  /** {@return running means of the gradients} */
  VariableGroup firstMoments() {
    return firstMoments;
  }

  /** {@return running means of the squared gradients} */
  VariableGroup secondMoments() {
    return secondMoments;
  }
}
