package io.vad4j.tensorflow.train;

import io.vad4j.tensorflow.network.Architecture;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.GraphWeights;
import io.vad4j.tensorflow.network.Phase;
import io.vad4j.tensorflow.network.TensorFlowRuntime;
import io.vad4j.tensorflow.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Graph of a network in training: variables, losses, optimizer and validation. For one thread. */
final class TrainingGraph implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Session session;
  private final Batch batch;
  private final Placeholder<TInt32> seed;
  private final AdamOptimizer.Variables variables;
  private final List<Stage> stages = new ArrayList<>();
  private final Batch validationBatch;
  private long steps;

  /**
   * A stage of the training in the graph.
   *
   * @param loss loss of a batch
   * @param metrics further quantities of a batch, by name
   * @param optimizer step of the optimizer
   * @param validationLoss loss of the validation example
   */
  private record Stage(
      Operand<TFloat32> loss,
      TreeMap<String, Operand<TFloat32>> metrics,
      AdamOptimizer optimizer,
      Operand<TFloat32> validationLoss) {}

  /**
   * Loss and metrics of a step.
   *
   * @param loss loss before the step
   * @param metrics further quantities by name
   */
  record StepResult(float loss, Map<String, Float> metrics) {}

  /** Builds the graph and initializes its variables from a state. */
  TrainingGraph(
      Architecture architecture, TrainingSettings settings, TrainingState start, Device device) {
    TensorFlowRuntime.ensureLoaded();
    Ops tf = device.place(Ops.create(graph));
    batch = new Batch(tf, architecture, settings.batchSize());
    seed = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
    variables =
        new AdamOptimizer.Variables(
            new VariableGroup(tf, start.weights()),
            new VariableGroup(tf, start.firstMoments()),
            new VariableGroup(tf, start.secondMoments()));
    GraphWeights weights = new GraphWeights(start.parameters(), variables.weights().variables());
    validationBatch = new Batch(tf, architecture, 1);
    for (TrainingSettings.Stage stage : settings.stages()) {
      TrainingPhase phase = new TrainingPhase(seed, settings.dropout());
      Objective.Losses losses =
          stage.objective().build(tf, architecture, batch.input(), weights, phase);
      AdamOptimizer optimizer =
          new AdamOptimizer(tf, losses.terms(), variables, settings.optimizer(), phase::updates);
      Objective.Losses validation =
          stage
              .objective()
              .build(tf, architecture, validationBatch.input(), weights, Phase.inference());
      // A result holds an operand once, and a metric may be the loss.
      TreeMap<String, Operand<TFloat32>> metrics = new TreeMap<>();
      losses.metrics().forEach((name, value) -> metrics.put(name, tf.identity(value)));
      stages.add(new Stage(losses.first(), metrics, optimizer, validation.first()));
    }
    steps = start.steps();
    session = TensorFlowRuntime.newDeterministicSession(graph, device);
    Session.Runner runner = session.runner();
    variables.initialize(runner);
    runner.run().close();
  }

  /** {@return the examples of the next step} */
  Batch batch() {
    return batch;
  }

  /** {@return the example of the next {@link #validate}} */
  Batch validationBatch() {
    return validationBatch;
  }

  /**
   * Makes one training step.
   *
   * @param stageIndex index of the stage
   * @param stageSteps number of steps of the stage so far
   * @param dropoutSeed determines what is dropped
   */
  StepResult step(int stageIndex, long stageSteps, double learningRate, int dropoutSeed) {
    steps++;
    Stage stage = stages.get(stageIndex);
    try (TInt32 seedTensor = TInt32.vectorOf(dropoutSeed, (int) steps)) {
      Session.Runner runner =
          batch.feed(session.runner()).feed(seed, seedTensor).fetch(stage.loss());
      stage.metrics().values().forEach(runner::fetch);
      try (Result result = stage.optimizer().apply(runner, learningRate, stageSteps + 1)) {
        Map<String, Float> metrics = new TreeMap<>();
        for (String name : stage.metrics().keySet()) {
          metrics.put(name, ((TFloat32) result.get(1 + metrics.size())).getFloat());
        }
        return new StepResult(((TFloat32) result.get(0)).getFloat(), metrics);
      }
    }
  }

  /** {@return loss of the validation example in a stage, without dropout} */
  float validate(int stage) {
    try (Result result =
        validationBatch.feed(session.runner()).fetch(stages.get(stage).validationLoss()).run()) {
      return ((TFloat32) result.get(0)).getFloat();
    }
  }

  /** {@return number of steps, including those before the initial state} */
  long steps() {
    return steps;
  }

  /** {@return current weights} */
  Weights weights() {
    return variables.weights().fetch(session);
  }

  /** {@return running means of the gradients} */
  Weights firstMoments() {
    return variables.firstMoments().fetch(session);
  }

  /** {@return running means of the squared gradients} */
  Weights secondMoments() {
    return variables.secondMoments().fetch(session);
  }

  @Override
  public void close() {
    batch.close();
    validationBatch.close();
    session.close();
    graph.close();
  }
}
