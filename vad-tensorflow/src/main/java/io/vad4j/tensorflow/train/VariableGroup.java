package io.vad4j.tensorflow.train;

import io.vad4j.tensorflow.network.GraphWeights;
import io.vad4j.tensorflow.network.Parameter;
import io.vad4j.tensorflow.network.Weights;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** Variables of a graph, one for each parameter of a network. */
final class VariableGroup {
  private final List<Parameter> parameters;
  private final List<Variable<TFloat32>> variables = new ArrayList<>();
  private final List<Op> initializers = new ArrayList<>();

  /** Adds variables with initial values to a graph. */
  VariableGroup(Ops tf, Weights initial) {
    parameters = initial.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Shape shape = GraphWeights.shapeOf(parameters.get(i));
      // A reference variable: ApplyAdam accepts no other.
      Variable<TFloat32> variable = tf.variable(shape, TFloat32.class);
      variables.add(variable);
      initializers.add(
          tf.assign(variable, tf.constant(shape, DataBuffers.of(initial.values(i), true, false))));
    }
  }

  List<Parameter> parameters() {
    return parameters;
  }

  List<Variable<TFloat32>> variables() {
    return variables;
  }

  /** Assigns the initial values when the runner runs. */
  void initialize(Session.Runner runner) {
    initializers.forEach(runner::addTarget);
  }

  /** {@return the current values} */
  Weights fetch(Session session) {
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
}
