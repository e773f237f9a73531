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
 * A trained network, ready to say what it expects. The target is reconstructed as often as there
 * are masks, and each value is taken from the pass in which it was hidden, so that nothing is
 * reconstructed from itself.
 *
 * <p>Safe to use from several threads at once; each brings an {@link InferenceSession} of its own.
 */
public final class ScoringNetwork implements AutoCloseable {
  private final Architecture architecture;
  private final Graph graph;
  private final Session session;
  private final Placeholder<TFloat32> image;
  private final Placeholder<TFloat32> target;
  private final Operand<TFloat32> expected;
  private volatile boolean closed;

  /**
   * Builds the network.
   *
   * @param masks of the target's size, which hide (1) or show (0); each place is hidden by exactly
   *     one of them
   */
  public ScoringNetwork(
      Architecture architecture, Weights weights, List<float[]> masks, Device device) {
    TensorFlowRuntime.ensureLoaded();
    this.architecture = architecture;
    this.graph = new Graph();
    Ops tf = device.place(Ops.create(graph));
    image = tf.placeholder(TFloat32.class, Placeholder.shape(architecture.imageShape(1)));
    target = tf.placeholder(TFloat32.class, Placeholder.shape(architecture.targetShape(1)));
    Operand<TFloat32> hidden =
        tf.constant(
            architecture.targetShape(masks.size()),
            DataBuffers.of(concatenate(architecture, masks), true, false));
    Operand<TFloat32> passes =
        architecture.reconstruct(
            tf,
            new Architecture.Input(image, target, hidden),
            GraphWeights.constants(tf, weights),
            Dropout.none());
    expected = tf.sum(tf.math.mul(passes, hidden), tf.constant(0));
    session = TensorFlowRuntime.newSession(graph, device);
  }

  private static float[] concatenate(Architecture architecture, List<float[]> masks) {
    int size = architecture.targetSize();
    float[] joined = new float[masks.size() * size];
    for (int i = 0; i < masks.size(); i++) {
      System.arraycopy(masks.get(i), 0, joined, i * size, size);
    }
    return joined;
  }

  /**
   * Memory for one caller to exchange frames with the network.
   *
   * @throws IllegalStateException if the network is closed
   */
  public InferenceSession newSession() {
    checkOpen();
    return new InferenceSession();
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("This network is closed; load or train the model again.");
    }
  }

  /** Lets go of the network's native memory; exchanges cannot be used any more. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      session.close();
      graph.close();
    }
  }

  /** Native memory for one frame, used again for each. For one thread at a time. */
  public final class InferenceSession implements AutoCloseable {
    private final TFloat32 images = TFloat32.tensorOf(architecture.imageShape(1));
    private final TFloat32 targets = TFloat32.tensorOf(architecture.targetShape(1));

    private InferenceSession() {}

    /**
     * Reconstructs one target.
     *
     * @param imageValues the picture
     * @param targetValues the target
     * @param reconstruction where the reconstruction is put
     * @throws IllegalStateException if the network is closed
     */
    public void reconstruct(float[] imageValues, float[] targetValues, float[] reconstruction) {
      checkOpen();
      images.copyFrom(DataBuffers.of(imageValues, true, false));
      targets.copyFrom(DataBuffers.of(targetValues, true, false));
      try (Result result =
          session.runner().feed(image, images).feed(target, targets).fetch(expected).run()) {
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
