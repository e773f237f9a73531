package io.vad4j.tensorflow.network;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** What is done to a layer's output against overfitting. */
@FunctionalInterface
public interface Dropout {

  /** The layer's output as the next layer shall see it. */
  Operand<TFloat32> apply(Operand<TFloat32> output);

  /** Nothing, as is right when scoring. */
  static Dropout none() {
    return output -> output;
  }
}
