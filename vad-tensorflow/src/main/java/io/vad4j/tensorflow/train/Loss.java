package io.vad4j.tensorflow.train;

import io.vad4j.tensorflow.network.Architecture;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What training makes small. */
@FunctionalInterface
public interface Loss {

  /**
   * Adds the loss to a graph.
   *
   * @param reconstruction what the network makes of the input
   * @param input what it saw, and what was hidden from it
   * @return a scalar
   */
  Operand<TFloat32> build(Ops tf, Operand<TFloat32> reconstruction, Architecture.Input input);

  /** The mean squared error over what was hidden. */
  static Loss maskedMse() {
    return (tf, reconstruction, input) ->
        MaskedMse.build(tf, reconstruction, input.target(), input.hidden());
  }
}
