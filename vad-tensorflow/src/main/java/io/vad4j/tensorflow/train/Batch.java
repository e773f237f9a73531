package io.vad4j.tensorflow.train;

import io.vad4j.tensorflow.network.Architecture;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Placeholders of a graph for a batch of examples, with the arrays and tensors that feed them. One
 * example at a time is written to {@link #image()}, {@link #target()} and {@link #hidden()} and
 * stored with {@link #store}. For one thread.
 */
final class Batch implements AutoCloseable {
  private final Part images;
  private final Part targets;
  private final Part masks;

  Batch(Ops tf, Architecture architecture, int size) {
    images = new Part(tf, architecture.imageShape(size), size);
    targets = new Part(tf, architecture.targetShape(size), size);
    masks = new Part(tf, architecture.maskShape(size), size);
  }

  /** {@return the network's input in the graph} */
  Architecture.Input input() {
    return new Architecture.Input(images.placeholder, targets.placeholder, masks.placeholder);
  }

  /** {@return image of the current example} */
  float[] image() {
    return images.example;
  }

  /** {@return target of the current example} */
  float[] target() {
    return targets.example;
  }

  /** {@return mask of the current example} */
  float[] hidden() {
    return masks.example;
  }

  /** Copies the current example to a position in the batch. */
  void store(int index) {
    images.store(index);
    targets.store(index);
    masks.store(index);
  }

  /** {@return the runner, fed with the batch} */
  Session.Runner feed(Session.Runner runner) {
    images.feed(runner);
    targets.feed(runner);
    masks.feed(runner);
    return runner;
  }

  @Override
  public void close() {
    images.tensor.close();
    targets.tensor.close();
    masks.tensor.close();
  }

  private static final class Part {
    private final Placeholder<TFloat32> placeholder;
    private final TFloat32 tensor;
    private final float[] example;
    private final float[] examples;

    Part(Ops tf, Shape shape, int size) {
      placeholder = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
      tensor = TFloat32.tensorOf(shape);
      examples = new float[(int) shape.size()];
      example = new float[examples.length / size];
    }

    void store(int index) {
      System.arraycopy(example, 0, examples, index * example.length, example.length);
    }

    void feed(Session.Runner runner) {
      tensor.copyFrom(DataBuffers.of(examples, true, false));
      runner.feed(placeholder, tensor);
    }
  }
}
