package io.vad4j.tensorflow.train;

import io.vad4j.tensorflow.network.Parameter;
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
 * Adam with decoupled weight decay in a graph, on gradients that are clipped to a global norm of 5.
 * Each loss trains its own parameters; the gradients of all are computed before any changes.
 */
final class AdamOptimizer {
  private static final float EPSILON = 1e-8f;
  private static final float MAX_GRADIENT_NORM = 5;

  private final Ops tf;
  private final TrainingSettings.Adam settings;
  private final Variables variables;
  private final Placeholder<TFloat32> rate;
  private final Placeholder<TFloat32> firstPower;
  private final Placeholder<TFloat32> secondPower;
  private final List<Op> updates = new ArrayList<>();

  /**
   * Parameters of a network in training.
   *
   * @param weights the parameters
   * @param firstMoments running means of their gradients
   * @param secondMoments running means of their squared gradients
   */
  record Variables(VariableGroup weights, VariableGroup firstMoments, VariableGroup secondMoments) {
    List<Parameter> parameters() {
      return weights.parameters();
    }

    /** Assigns the initial values when the runner runs. */
    void initialize(Session.Runner runner) {
      weights.initialize(runner);
      firstMoments.initialize(runner);
      secondMoments.initialize(runner);
    }
  }

  /**
   * Adds the updates of the variables to a graph.
   *
   * @param others further operations of a step, which run after all gradients are computed
   */
  AdamOptimizer(
      Ops tf,
      List<Objective.Term> terms,
      Variables variables,
      TrainingSettings.Adam settings,
      StepUpdates others) {
    this.tf = tf;
    this.settings = settings;
    this.variables = variables;
    rate = scalar();
    firstPower = scalar();
    secondPower = scalar();
    List<ClippedGradients> gradients = new ArrayList<>();
    terms.forEach(term -> gradients.add(computeGradients(term)));
    List<Op> computed = new ArrayList<>();
    gradients.forEach(clipped -> computed.addAll(clipped.values()));
    Ops afterwards = tf.withControlDependencies(computed);
    gradients.forEach(clipped -> addUpdates(afterwards, clipped));
    updates.addAll(others.build(afterwards));
  }

  /** Operations of a step beside those of the optimizer. */
  @FunctionalInterface
  interface StepUpdates {
    List<Op> build(Ops tf);
  }

  private record ClippedGradients(List<Integer> indices, List<Operand<TFloat32>> values) {}

  private Placeholder<TFloat32> scalar() {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
  }

  private ClippedGradients computeGradients(Objective.Term term) {
    List<Integer> indices = new ArrayList<>();
    List<Variable<TFloat32>> trained = new ArrayList<>();
    for (int i = 0; i < variables.parameters().size(); i++) {
      Parameter parameter = variables.parameters().get(i);
      if (parameter.trainable() && term.trained().test(parameter)) {
        indices.add(i);
        trained.add(variables.weights().variables().get(i));
      }
    }
    Gradients gradients = tf.gradients(term.loss(), trained);
    Operand<TFloat32> scale = clippingScale(gradients, trained.size());
    List<Operand<TFloat32>> clipped = new ArrayList<>();
    for (int i = 0; i < trained.size(); i++) {
      clipped.add(tf.math.mul(gradients.<TFloat32>dy(i), scale));
    }
    return new ClippedGradients(indices, clipped);
  }

  private Operand<TFloat32> clippingScale(Gradients gradients, int count) {
    List<Operand<TFloat32>> squares = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      squares.add(tf.nn.l2Loss(gradients.<TFloat32>dy(i)));
    }
    Operand<TFloat32> norm = tf.math.sqrt(tf.math.mul(tf.math.addN(squares), tf.constant(2f)));
    return tf.math.div(
        tf.constant(MAX_GRADIENT_NORM), tf.math.maximum(norm, tf.constant(MAX_GRADIENT_NORM)));
  }

  private void addUpdates(Ops afterwards, ClippedGradients gradients) {
    for (int i = 0; i < gradients.indices().size(); i++) {
      int index = gradients.indices().get(i);
      Variable<TFloat32> variable = variables.weights().variables().get(index);
      Op update =
          afterwards.train.applyAdam(
              variable,
              variables.firstMoments().variables().get(index),
              variables.secondMoments().variables().get(index),
              firstPower,
              secondPower,
              rate,
              tf.constant((float) settings.beta1()),
              tf.constant((float) settings.beta2()),
              tf.constant(EPSILON),
              gradients.values().get(i));
      updates.add(update);
      if (settings.weightDecay() > 0 && decays(variables.parameters().get(index))) {
        Ops last = tf.withControlDependencies(List.of(update));
        Operand<TFloat32> share = last.math.mul(rate, tf.constant((float) settings.weightDecay()));
        updates.add(last.assignSub(variable, last.math.mul(variable, share)));
      }
    }
  }

  /** Whether a parameter is a matrix or kernel; biases, scales and tokens do not decay. */
  private static boolean decays(Parameter parameter) {
    return parameter.dimensions().size() > 1;
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
        TFloat32 firstTensor = TFloat32.scalarOf((float) Math.pow((float) settings.beta1(), step));
        TFloat32 secondTensor =
            TFloat32.scalarOf((float) Math.pow((float) settings.beta2(), step))) {
      runner.feed(rate, rateTensor).feed(firstPower, firstTensor).feed(secondPower, secondTensor);
      updates.forEach(runner::addTarget);
      return runner.run();
    }
  }
}
