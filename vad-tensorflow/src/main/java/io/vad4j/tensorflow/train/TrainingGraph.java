package io.vad4j.tensorflow.train;

import io.vad4j.tensorflow.network.Architecture;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.GraphWeights;
import io.vad4j.tensorflow.network.TensorFlowRuntime;
import io.vad4j.tensorflow.network.Weights;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Graph of a network in training: variables, loss, optimizer and validation. For one thread. */
final class TrainingGraph implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Ops tf;
  private final Session session;
  private final Batch batch;
  private final Placeholder<TInt32> seed;
  private final VariableGroup variables;
  private final Operand<TFloat32> loss;
  private final AdamOptimizer optimizer;
  private final Batch validationBatch;
  private final Operand<TFloat32> validationLoss;
  private long steps;

  /** Builds the graph and initializes its variables from a state. */
  TrainingGraph(
      Architecture architecture, TrainingSettings settings, TrainingState start, Device device) {
    TensorFlowRuntime.ensureLoaded();
    tf = device.place(Ops.create(graph));
    batch = new Batch(tf, architecture, settings.batchSize());
    seed = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
    variables = new VariableGroup(tf, start.weights());
    GraphWeights weights = new GraphWeights(start.parameters(), variables.variables());
    Operand<TFloat32> reconstruction =
        architecture.reconstruct(
            tf, batch.input(), weights, createDropout((float) settings.dropout()));
    loss = settings.loss().build(tf, reconstruction, batch.input());
    optimizer = new AdamOptimizer(tf, loss, variables.variables(), start);
    validationBatch = new Batch(tf, architecture, 1);
    Architecture.Input example = validationBatch.input();
    validationLoss =
        settings
            .loss()
            .build(
                tf,
                architecture.reconstruct(tf, example, weights, UnaryOperator.identity()),
                example);
    steps = start.steps();
    session = TensorFlowRuntime.newDeterministicSession(graph, device);
    Session.Runner runner = session.runner();
    variables.initialize(runner);
    optimizer.firstMoments().initialize(runner);
    optimizer.secondMoments().initialize(runner);
    runner.run().close();
  }

  /** Dropout by stateless random numbers, seeded by the step and the index of the layer. */
  private UnaryOperator<Operand<TFloat32>> createDropout(float dropRate) {
    if (dropRate == 0) {
      return UnaryOperator.identity();
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

  /** {@return the examples of the next step} */
  Batch batch() {
    return batch;
  }

  /** {@return the example of the next {@link #validate()}} */
  Batch validationBatch() {
    return validationBatch;
  }

  /**
   * Makes one training step.
   *
   * @param dropoutSeed determines what is dropped
   * @return the loss before this step
   */
  float step(double learningRate, int dropoutSeed) {
    steps++;
    try (TInt32 seedTensor = TInt32.vectorOf(dropoutSeed, (int) steps);
        Result result =
            optimizer.apply(
                batch.feed(session.runner()).feed(seed, seedTensor).fetch(loss),
                learningRate,
                steps)) {
      return ((TFloat32) result.get(0)).getFloat();
    }
  }

  /** {@return loss of the validation example, without dropout} */
  float validate() {
    try (Result result = validationBatch.feed(session.runner()).fetch(validationLoss).run()) {
      return ((TFloat32) result.get(0)).getFloat();
    }
  }

  /** {@return number of steps, including those before the initial state} */
  long steps() {
    return steps;
  }

  /** {@return current weights} */
  Weights weights() {
    return variables.fetch(session);
  }

  /** {@return running means of the gradients} */
  Weights firstMoments() {
    return optimizer.firstMoments().fetch(session);
  }

  /** {@return running means of the squared gradients} */
  Weights secondMoments() {
    return optimizer.secondMoments().fetch(session);
  }

  @Override
  public void close() {
    batch.close();
    validationBatch.close();
    session.close();
    graph.close();
  }
}
