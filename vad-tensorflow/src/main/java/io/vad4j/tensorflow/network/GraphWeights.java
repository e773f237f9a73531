package io.vad4j.tensorflow.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Parameters of a network in one graph, as constants or variables, by name. */
public final class GraphWeights {
  private final Map<String, Operand<TFloat32>> operands = new HashMap<>();

  /**
   * Parameters as the given operands.
   *
   * @param operands one for each parameter
   */
  public GraphWeights(List<Parameter> parameters, List<? extends Operand<TFloat32>> operands) {
    for (int i = 0; i < parameters.size(); i++) {
      this.operands.put(parameters.get(i).name(), operands.get(i));
    }
  }

  /** Adds weights to a graph as constants. */
  public static GraphWeights constants(Ops tf, Weights weights) {
    List<Parameter> parameters = weights.parameters();
    List<Operand<TFloat32>> constants = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      constants.add(
          tf.constant(shapeOf(parameters.get(i)), DataBuffers.of(weights.values(i), true, false)));
    }
    return new GraphWeights(parameters, constants);
  }

  /** {@return TensorFlow's shape of a parameter} */
  public static Shape shapeOf(Parameter parameter) {
    return Shape.of(parameter.dimensions().stream().mapToLong(Integer::longValue).toArray());
  }

  /** {@return the kernel of a layer} */
  public Operand<TFloat32> kernel(String layer) {
    return get(layer + "/kernel");
  }

  /** {@return the bias of a layer} */
  public Operand<TFloat32> bias(String layer) {
    return get(layer + "/bias");
  }

  /** {@return a parameter by its name} */
  public Operand<TFloat32> get(String name) {
    Operand<TFloat32> operand = operands.get(name);
    if (operand == null) {
      throw new IllegalArgumentException("There is no parameter " + name + ".");
    }
    return operand;
  }
}
