package io.vad4j.tensorflow.train;

import io.vad4j.tensorflow.network.Architecture;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.Dropout;
import io.vad4j.tensorflow.network.GraphWeights;
import io.vad4j.tensorflow.network.Parameter;
import io.vad4j.tensorflow.network.TensorFlowRuntime;
import io.vad4j.tensorflow.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
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
  private static final float BETA_1 = 0.9f;
  private static final float BETA_2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final float MAX_GRADIENT_NORM = 5;

  private final Graph graph = new Graph();
  private final Ops tf;
  private final List<Parameter> parameters;
  private final List<Variable<TFloat32>> variables = new ArrayList<>();
  private final Placeholder<TFloat32> image;
  private final Placeholder<TFloat32> target;
  private final Placeholder<TFloat32> hidden;
  private final Placeholder<TFloat32> rate;
  private final Placeholder<TFloat32> firstPower;
  private final Placeholder<TFloat32> secondPower;
  private final Placeholder<TInt32> seed;
  private final Operand<TFloat32> loss;
  private final List<Op> updates = new ArrayList<>();
  private final List<Variable<TFloat32>> firstMoments = new ArrayList<>();
  private final List<Variable<TFloat32>> secondMoments = new ArrayList<>();
  private final Session session;
  private final TFloat32 images;
  private final TFloat32 targets;
  private final TFloat32 masks;
  private long step;

  private @Nullable ValidationNetwork validation;

  /**
   * Builds the graph and brings it to a state.
   *
   * @param withValidation whether {@link #validate} will be called
   */
  TrainingGraph(
      Architecture architecture,
      TrainingSettings settings,
      TrainingState start,
      Device device,
      boolean withValidation) {
    TensorFlowRuntime.ensureLoaded();
    tf = device.place(Ops.create(graph));
    int batch = settings.batchSize();
    parameters = architecture.parameters();
    image = createPlaceholder(architecture.imageShape(batch));
    target = createPlaceholder(architecture.targetShape(batch));
    hidden = createPlaceholder(architecture.targetShape(batch));
    rate = createPlaceholder(Shape.scalar());
    firstPower = createPlaceholder(Shape.scalar());
    secondPower = createPlaceholder(Shape.scalar());
    seed = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
    List<Op> initializers = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      variables.add(createVariable(initializers, parameters.get(i), start.weights().values(i)));
    }
    Operand<TFloat32> reconstruction =
        architecture.reconstruct(
            tf,
            new Architecture.Input(image, target, hidden),
            new GraphWeights(parameters, variables),
            createDropout((float) settings.dropout()));
    loss = settings.loss().build(tf, reconstruction, new Architecture.Input(image, target, hidden));
    addUpdates(initializers, start);
    if (withValidation) {
      validation =
          new ValidationNetwork(
              tf, architecture, settings.loss(), new GraphWeights(parameters, variables));
    }
    step = start.steps();
    session = TensorFlowRuntime.newDeterministicSession(graph, device);
    Session.Runner runner = session.runner();
    initializers.forEach(runner::addTarget);
    runner.run().close();
    images = TFloat32.tensorOf(architecture.imageShape(batch));
    targets = TFloat32.tensorOf(architecture.targetShape(batch));
    masks = TFloat32.tensorOf(architecture.targetShape(batch));
  }

  private Placeholder<TFloat32> createPlaceholder(Shape shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(shape));
  }

  /** A variable of the old, by-reference sort: ApplyAdam takes no other. */
  private Variable<TFloat32> createVariable(
      List<Op> initializers, Parameter parameter, float[] values) {
    Shape shape = GraphWeights.shapeOf(parameter);
    Variable<TFloat32> variable = tf.variable(shape, TFloat32.class);
    initializers.add(tf.assign(variable, tf.constant(shape, DataBuffers.of(values, true, false))));
    return variable;
  }

  private Dropout createDropout(float dropRate) {
    if (dropRate == 0) {
      return Dropout.none();
    }
    AtomicInteger layers = new AtomicInteger();
    return output -> {
      int layer = layers.getAndIncrement();
      Operand<TInt32> layerSeed =
          layer == 0 ? seed : tf.math.add(seed, tf.constant(new int[] {layer, 0}));
      Operand<TFloat32> uniform = tf.random.statelessRandomUniform(tf.shape(output), layerSeed);
      Operand<TFloat32> keep = tf.math.floor(tf.math.add(uniform, tf.constant(1 - dropRate)));
      return tf.math.mul(output, tf.math.mul(keep, tf.constant(1 / (1 - dropRate))));
    };
  }

  private void addUpdates(List<Op> initializers, TrainingState start) {
    Gradients gradients = tf.gradients(loss, variables);
    List<Operand<TFloat32>> squares = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      squares.add(tf.nn.l2Loss(gradients.<TFloat32>dy(i)));
    }
    Operand<TFloat32> norm = tf.math.sqrt(tf.math.mul(tf.math.addN(squares), tf.constant(2f)));
    Operand<TFloat32> scale =
        tf.math.div(
            tf.constant(MAX_GRADIENT_NORM), tf.math.maximum(norm, tf.constant(MAX_GRADIENT_NORM)));
    for (int i = 0; i < variables.size(); i++) {
      Parameter parameter = parameters.get(i);
      firstMoments.add(createVariable(initializers, parameter, start.firstMoments().values(i)));
      secondMoments.add(createVariable(initializers, parameter, start.secondMoments().values(i)));
      updates.add(
          tf.train.applyAdam(
              variables.get(i),
              firstMoments.get(i),
              secondMoments.get(i),
              firstPower,
              secondPower,
              rate,
              tf.constant(BETA_1),
              tf.constant(BETA_2),
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
  float step(Batch batch, double learningRate, int dropoutSeed) {
    step++;
    images.copyFrom(DataBuffers.of(batch.images(), true, false));
    targets.copyFrom(DataBuffers.of(batch.targets(), true, false));
    masks.copyFrom(DataBuffers.of(batch.masks(), true, false));
    try (TFloat32 rateTensor = TFloat32.scalarOf((float) learningRate);
        TFloat32 firstTensor = TFloat32.scalarOf((float) Math.pow(BETA_1, step));
        TFloat32 secondTensor = TFloat32.scalarOf((float) Math.pow(BETA_2, step));
        TInt32 seedTensor = TInt32.vectorOf(dropoutSeed, (int) step)) {
      Session.Runner runner =
          session
              .runner()
              .feed(image, images)
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

  /** The loss of one example, with nothing dropped out and nothing learned. */
  float validate(float[] imageValues, float[] targetValues, float[] maskValues) {
    if (validation == null) {
      throw new IllegalStateException("This graph was built without validation.");
    }
    return validation.computeLoss(session, imageValues, targetValues, maskValues);
  }

  /** How many steps were made, those before this graph included. */
  long steps() {
    return step;
  }

  /** What has been learned so far. */
  Weights weights() {
    return fetchValues(variables);
  }

  /** Adam's running means of gradients. */
  Weights firstMoments() {
    return fetchValues(firstMoments);
  }

  /** Adam's running means of squared gradients. */
  Weights secondMoments() {
    return fetchValues(secondMoments);
  }

  private Weights fetchValues(List<Variable<TFloat32>> sources) {
    Session.Runner runner = session.runner();
    sources.forEach(runner::fetch);
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
    images.close();
    targets.close();
    masks.close();
    if (validation != null) {
      validation.close();
    }
    session.close();
    graph.close();
  }
}
