package io.vad4j;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where the weights of the fusion come from; the α and β of the paper.
 *
 * @since 0.1.0
 */
public sealed interface FusionWeights {

  /**
   * {@return weights learned from pseudo-anomalies: moving objects cut from the training video and
   * pasted into held-out clips} Weights are equal where there is too little video to learn from,
   * more than 5 scorers are fused, or learned weights rank pseudo-anomalies no better than equal
   * ones beyond chance; {@link ModelInfo#weightSource()} reports which.
   */
  static FusionWeights learned() {
    return new Learned();
  }

  /** {@return a weight of 1 for every scorer} */
  static FusionWeights equal() {
    return new Equal();
  }

  /**
   * {@return fixed weights}
   *
   * @param weights by scorer name, each at least 0; scorers that are not named weigh 1
   * @throws InvalidOptionException if a weight is negative or not finite
   */
  static FusionWeights of(Map<String, Double> weights) {
    return new Fixed(weights);
  }

  /**
   * Weights learned from pseudo-anomalies.
   *
   * @since 0.1.0
   */
  record Learned() implements FusionWeights {}

  /**
   * Equal weights.
   *
   * @since 0.1.0
   */
  record Equal() implements FusionWeights {}

  /**
   * Fixed weights.
   *
   * @param weights by scorer name
   * @since 0.1.0
   */
  record Fixed(Map<String, Double> weights) implements FusionWeights {
    /**
     * Copies and validates the weights.
     *
     * @param weights by scorer name
     */
    public Fixed {
      weights.forEach(
          (scorer, weight) -> {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
              throw new InvalidOptionException(
                  "The weight of %s must be a number of at least 0, not %s."
                      .formatted(scorer, weight));
            }
          });
      weights = Map.copyOf(weights);
    }

    @Override
    public String toString() {
      return "Fixed" + new TreeMap<>(weights);
    }
  }
}
