package io.vad4j.tensorflow.network;

import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Trained masked autoencoder for inference: one pass per mask, of which each value of the
 * reconstruction is taken from the pass in which it was hidden, so that no value is an input of its
 * own prediction.
 *
 * <p>Safe for use by several threads, each with an {@link InferenceSession} of its own.
 */
public final class ScoringNetwork implements AutoCloseable {
  private final Architecture architecture;
  private final GraphSession session;
  private final Placeholder<TFloat32> image;
  private final Placeholder<TFloat32> target;
  private final Operand<TFloat32> expected;

  /**
   * Builds the graph.
   *
   * @param masks complementary masks of the target's size, 1 where hidden and 0 where visible:
   *     every value is hidden by exactly one of them
   */
  public ScoringNetwork(
      Architecture architecture, Weights weights, List<float[]> masks, Device device) {
    TensorFlowRuntime.ensureLoaded();
    this.architecture = architecture;
    Graph graph = new Graph();
    Ops tf = device.place(Ops.create(graph));
    image = tf.placeholder(TFloat32.class, Placeholder.shape(architecture.imageShape(1)));
    target = tf.placeholder(TFloat32.class, Placeholder.shape(architecture.targetShape(1)));
    Operand<TFloat32> hidden = constant(tf, architecture, masks);
    Operand<TFloat32> passes =
        architecture.reconstruct(
            tf,
            new Architecture.Input(image, target, hidden),
            GraphWeights.constants(tf, weights),
            Phase.inference());
    expected = tf.sum(tf.math.mul(passes, hidden), tf.constant(0));
    session = new GraphSession(graph, device);
  }

  /** Adds masks to a graph as a batch. */
  static Operand<TFloat32> constant(Ops tf, Architecture architecture, List<float[]> masks) {
    int size = architecture.targetSize();
    float[] joined = new float[masks.size() * size];
    for (int i = 0; i < masks.size(); i++) {
      System.arraycopy(masks.get(i), 0, joined, i * size, size);
    }
    return tf.constant(architecture.targetShape(masks.size()), DataBuffers.of(joined, true, false));
  }

  /**
   * {@return a session for one thread at a time}
   *
   * @throws IllegalStateException if the network is closed
   */
  public InferenceSession newSession() {
    session.checkOpen();
    return new InferenceSession();
  }

  /** Releases native memory; sessions cannot be used afterwards. Closing again has no effect. */
  @Override
  public void close() {
    session.close();
  }

  /** Native buffers for one example, used again for each. For one thread at a time. */
  public final class InferenceSession implements AutoCloseable {
    private final TFloat32 images = TFloat32.tensorOf(architecture.imageShape(1));
    private final TFloat32 targets = TFloat32.tensorOf(architecture.targetShape(1));

    private InferenceSession() {}

    /**
     * Reconstructs one target.
     *
     * @param imageValues the image
     * @param targetValues the target
     * @param reconstruction receives the reconstruction
     * @throws IllegalStateException if the network is closed
     */
    public void reconstruct(float[] imageValues, float[] targetValues, float[] reconstruction) {
      Session.Runner runner = session.runner();
      images.copyFrom(DataBuffers.of(imageValues, true, false));
      targets.copyFrom(DataBuffers.of(targetValues, true, false));
      try (Result result = runner.feed(image, images).feed(target, targets).fetch(expected).run()) {
        TFloat32 output = (TFloat32) result.get(0);
        output.copyTo(DataBuffers.of(reconstruction, false, false));
      }
    }

    @Override
    public void close() {
      images.close();
      targets.close();
    }
  }
}
