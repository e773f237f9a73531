package io.vad4j.tensorflow.train;

import io.vad4j.tensorflow.network.Architecture;
import io.vad4j.tensorflow.network.GraphWeights;
import io.vad4j.tensorflow.network.Parameter;
import io.vad4j.tensorflow.network.Phase;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What a training minimizes: one loss, or several that train different parameters. */
@FunctionalInterface
public interface Objective {

  /**
   * Adds the losses to a graph.
   *
   * @param architecture architecture of the network
   * @param input a batch of examples
   * @param weights parameters of the network
   * @param phase training or, for validation, inference
   */
  Losses build(
      Ops tf,
      Architecture architecture,
      Architecture.Input input,
      GraphWeights weights,
      Phase phase);

  /** {@return the objective of a loss of the reconstruction, which trains all parameters} */
  static Objective of(Loss loss) {
    return (tf, architecture, input, weights, phase) ->
        Losses.of(
            loss.build(tf, architecture.reconstruct(tf, input, weights, phase), input),
            Parameter::trainable);
  }

  /**
   * Losses that are minimized in the same steps. The gradients of all are computed before any
   * parameter changes.
   *
   * @param terms at least one; the first is the loss that is reported
   * @param metrics scalars that are reported beside it, by name
   */
  record Losses(List<Term> terms, Map<String, Operand<TFloat32>> metrics) {

    /** {@return a single loss} */
    public static Losses of(Operand<TFloat32> loss, Predicate<Parameter> trained) {
      return new Losses(List.of(new Term(loss, trained)), Map.of());
    }

    Operand<TFloat32> first() {
      return terms.get(0).loss();
    }
  }

  /**
   * A loss and the parameters that it trains.
   *
   * @param loss a scalar
   * @param trained selects trainable parameters, all of which it depends on; no parameter belongs
   *     to two terms
   */
  record Term(Operand<TFloat32> loss, Predicate<Parameter> trained) {}
}
