package io.vad4j.tensorflow.train;

import io.vad4j.tensorflow.network.Architecture;
import io.vad4j.tensorflow.network.Dropout;
import io.vad4j.tensorflow.network.GraphWeights;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** The loss of one example in a graph whose variables are in training. For one thread. */
final class ValidationNetwork implements AutoCloseable {
  private final Placeholder<TFloat32> image;
  private final Placeholder<TFloat32> target;
  private final Placeholder<TFloat32> hidden;
  private final Operand<TFloat32> loss;
  private final TFloat32 images;
  private final TFloat32 targets;
  private final TFloat32 masks;

  /** Adds the network to a graph. */
  ValidationNetwork(Ops tf, Architecture architecture, Loss lossFunction, GraphWeights weights) {
    image = createPlaceholder(tf, architecture.imageShape(1));
    target = createPlaceholder(tf, architecture.targetShape(1));
    hidden = createPlaceholder(tf, architecture.targetShape(1));
    Architecture.Input input = new Architecture.Input(image, target, hidden);
    loss =
        lossFunction.build(tf, architecture.reconstruct(tf, input, weights, Dropout.none()), input);
    images = TFloat32.tensorOf(architecture.imageShape(1));
    targets = TFloat32.tensorOf(architecture.targetShape(1));
    masks = TFloat32.tensorOf(architecture.targetShape(1));
  }

  private static Placeholder<TFloat32> createPlaceholder(Ops tf, Shape shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(shape));
  }

  /** The loss of an example. */
  float computeLoss(
      Session session, float[] imageValues, float[] targetValues, float[] maskValues) {
    images.copyFrom(DataBuffers.of(imageValues, true, false));
    targets.copyFrom(DataBuffers.of(targetValues, true, false));
    masks.copyFrom(DataBuffers.of(maskValues, true, false));
    try (Result result =
        session
            .runner()
            .feed(image, images)
            .feed(target, targets)
            .feed(hidden, masks)
            .fetch(loss)
            .run()) {
      return ((TFloat32) result.get(0)).getFloat();
    }
  }

  @Override
  public void close() {
    images.close();
    targets.close();
    masks.close();
  }
}
