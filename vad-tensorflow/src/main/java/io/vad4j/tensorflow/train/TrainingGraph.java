package io.vad4j.tensorflow.train;

import io.vad4j.tensorflow.network.Architecture;
import io.vad4j.tensorflow.network.Dropout;
import io.vad4j.tensorflow.network.GraphWeights;
import io.vad4j.tensorflow.network.Parameter;
import io.vad4j.tensorflow.network.TensorFlowRuntime;
import io.vad4j.tensorflow.network.Weights;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A network in training: its variables, its loss, and one step of Adam. For one thread. */
final class TrainingGraph implements AutoCloseable {
  private static final float FIRST_MOMENT = 0.9f;
  private static final float SECOND_MOMENT = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final float LARGEST_GRADIENT = 5;

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final List<Parameter> parameters;
  private final List<Variable<TFloat32>> variables = new ArrayList<>();
  private final Placeholder<TFloat32> picture;
  private final Placeholder<TFloat32> target;
  private final Placeholder<TFloat32> hidden;
  private final Placeholder<TFloat32> rate;
  private final Placeholder<TFloat32> firstPower;
  private final Placeholder<TFloat32> secondPower;
  private final Placeholder<TInt32> seed;
  private final Operand<TFloat32> loss;
  private final List<Op> updates = new ArrayList<>();
  private final Session session;
  private final TFloat32 pictures;
  private final TFloat32 targets;
  private final TFloat32 masks;
  private long step;

  TrainingGraph(Architecture architecture, TrainingSettings settings, Weights initial) {
    TensorFlowRuntime.require();
    int batch = settings.batch();
    parameters = architecture.parameters();
    picture = placeholder(architecture.pictureShape(batch));
    target = placeholder(architecture.targetShape(batch));
    hidden = placeholder(architecture.targetShape(batch));
    rate = placeholder(Shape.scalar());
    firstPower = placeholder(Shape.scalar());
    secondPower = placeholder(Shape.scalar());
    seed = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
    List<Op> starts = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      variables.add(variable(starts, parameters.get(i), initial.values(i)));
    }
    Operand<TFloat32> reconstruction =
        architecture.reconstruct(
            tf,
            new Architecture.Input(picture, target, hidden),
            new GraphWeights(parameters, variables),
            dropout((float) settings.dropout()));
    loss = MaskedError.of(tf, reconstruction, target, hidden);
    addUpdates(starts);
    session = TensorFlowRuntime.repeatableSession(graph);
    Session.Runner runner = session.runner();
    starts.forEach(runner::addTarget);
    runner.run().close();
    pictures = TFloat32.tensorOf(architecture.pictureShape(batch));
    targets = TFloat32.tensorOf(architecture.targetShape(batch));
    masks = TFloat32.tensorOf(architecture.targetShape(batch));
  }

  private Placeholder<TFloat32> placeholder(Shape shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(shape));
  }

  /** A variable of the old, by-reference sort: ApplyAdam takes no other. */
  private Variable<TFloat32> variable(List<Op> starts, Parameter parameter, float[] values) {
    Shape shape = GraphWeights.shape(parameter);
    Variable<TFloat32> variable = tf.variable(shape, TFloat32.class);
    starts.add(tf.assign(variable, tf.constant(shape, DataBuffers.of(values, true, false))));
    return variable;
  }

  private Dropout dropout(float share) {
    if (share == 0) {
      return Dropout.none();
    }
    return output -> {
      Operand<TFloat32> uniform = tf.random.statelessRandomUniform(tf.shape(output), seed);
      Operand<TFloat32> keep = tf.math.floor(tf.math.add(uniform, tf.constant(1 - share)));
      return tf.math.mul(output, tf.math.mul(keep, tf.constant(1 / (1 - share))));
    };
  }

  private void addUpdates(List<Op> starts) {
    Gradients gradients = tf.gradients(loss, variables);
    List<Operand<TFloat32>> squares = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      squares.add(tf.nn.l2Loss(gradients.<TFloat32>dy(i)));
    }
    Operand<TFloat32> norm = tf.math.sqrt(tf.math.mul(tf.math.addN(squares), tf.constant(2f)));
    Operand<TFloat32> scale =
        tf.math.div(
            tf.constant(LARGEST_GRADIENT), tf.math.maximum(norm, tf.constant(LARGEST_GRADIENT)));
    for (int i = 0; i < variables.size(); i++) {
      Parameter parameter = parameters.get(i);
      float[] zeros = new float[parameter.size()];
      updates.add(
          tf.train.applyAdam(
              variables.get(i),
              variable(starts, parameter, zeros),
              variable(starts, parameter, zeros),
              firstPower,
              secondPower,
              rate,
              tf.constant(FIRST_MOMENT),
              tf.constant(SECOND_MOMENT),
              tf.constant(EPSILON),
              tf.math.mul(gradients.<TFloat32>dy(i), scale)));
    }
  }

  /**
   * Learns from one batch.
   *
   * @param dropoutSeed decides what is dropped
   * @return the loss before this step
   */
  float step(
      float[] pictureValues, float[] targetValues, float[] maskValues, double r, int dropoutSeed) {
    step++;
    pictures.copyFrom(DataBuffers.of(pictureValues, true, false));
    targets.copyFrom(DataBuffers.of(targetValues, true, false));
    masks.copyFrom(DataBuffers.of(maskValues, true, false));
    try (TFloat32 rateTensor = TFloat32.scalarOf((float) r);
        TFloat32 firstTensor = TFloat32.scalarOf((float) Math.pow(FIRST_MOMENT, step));
        TFloat32 secondTensor = TFloat32.scalarOf((float) Math.pow(SECOND_MOMENT, step));
        TInt32 seedTensor = TInt32.vectorOf(dropoutSeed, (int) step)) {
      Session.Runner runner =
          session
              .runner()
              .feed(picture, pictures)
              .feed(target, targets)
              .feed(hidden, masks)
              .feed(rate, rateTensor)
              .feed(firstPower, firstTensor)
              .feed(secondPower, secondTensor)
              .feed(seed, seedTensor)
              .fetch(loss);
      updates.forEach(runner::addTarget);
      try (Result result = runner.run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    }
  }

  /** What has been learned so far. */
  Weights weights() {
    Session.Runner runner = session.runner();
    variables.forEach(runner::fetch);
    try (Result result = runner.run()) {
      float[][] values = new float[parameters.size()][];
      for (int i = 0; i < values.length; i++) {
        values[i] = new float[parameters.get(i).size()];
        ((TFloat32) result.get(i)).copyTo(DataBuffers.of(values[i], false, false));
      }
      return Weights.of(parameters, values);
    }
  }

  @Override
  public void close() {
    pictures.close();
    targets.close();
    masks.close();
    session.close();
    graph.close();
  }
}
