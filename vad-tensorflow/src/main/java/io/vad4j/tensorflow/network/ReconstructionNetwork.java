package io.vad4j.tensorflow.network;

import io.vad4j.AnomalyMap;
import io.vad4j.tensorflow.ReconstructionMaps;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * Trained reconstruction network for inference: error and motion maps, reconstruction and Grad-CAM
 * of a frame. Maps have one cell per 8 × 8 pixels.
 *
 * <p>Safe for use by several threads, each with a {@link ReconstructionSession} of its own.
 */
public final class ReconstructionNetwork implements AutoCloseable {
  private final ReconstructionArchitecture architecture;
  private final GraphSession session;
  private final Placeholder<TFloat32> frame;
  private final Placeholder<TFloat32> image;
  private final Operand<TFloat32> maps;
  private final Operand<TFloat32> reconstruction;
  private final Operand<TFloat32> gradCam;

  /**
   * Builds the graph.
   *
   * @param masks complementary masks of the frame's size, 1 where hidden and 0 where visible: every
   *     pixel is hidden by exactly one of them and reconstructed where it is hidden. Empty to hide
   *     nothing
   */
  public ReconstructionNetwork(
      ReconstructionArchitecture architecture,
      Weights weights,
      List<float[]> masks,
      Device device,
      Precision precision) {
    TensorFlowRuntime.ensureLoaded();
    this.architecture = architecture;
    Graph graph = new Graph();
    Ops tf = device.place(Ops.create(graph));
    frame = tf.placeholder(TFloat32.class, Placeholder.shape(architecture.targetShape(1)));
    image = tf.placeholder(TFloat32.class, Placeholder.shape(architecture.imageShape(1)));
    GraphWeights constants = GraphWeights.constants(tf, weights);
    Optional<Operand<TFloat32>> hidden =
        masks.isEmpty()
            ? Optional.empty()
            : Optional.of(ScoringNetwork.constant(tf, architecture, masks));
    Convolution fastest = Convolution.fastest(device, precision);
    Operand<TFloat32> visible =
        hidden.map(mask -> new Architecture.Input(image, frame, mask).visible(tf)).orElse(frame);
    Operand<TFloat32> code = architecture.encode(tf, visible, image, constants, fastest);
    reconstruction = joinPasses(tf, architecture.decode(tf, code, constants, fastest), hidden);
    maps =
        ReconstructionMapOps.buildMaps(
            tf,
            frame,
            ReconstructionArchitecture.previousFrame(tf, image),
            squaredError(tf, reconstruction));
    // A decoder of its own, since the fastest convolution may have no gradients.
    Operand<TFloat32> passes = architecture.decode(tf, code, constants, Convolution.DIFFERENTIABLE);
    gradCam =
        ReconstructionMapOps.buildGradCam(
            tf, squaredError(tf, joinPasses(tf, passes, hidden)), code);
    session = new GraphSession(graph, device, precision);
  }

  /** Takes each pixel from the pass in which it was hidden, if any is. */
  private static Operand<TFloat32> joinPasses(
      Ops tf, Operand<TFloat32> passes, Optional<Operand<TFloat32>> hidden) {
    return hidden.isEmpty()
        ? passes
        : tf.sum(tf.math.mul(passes, hidden.get()), tf.constant(0), Sum.keepDims(true));
  }

  private Operand<TFloat32> squaredError(Ops tf, Operand<TFloat32> prediction) {
    return tf.math.square(tf.math.sub(frame, prediction));
  }

  /**
   * {@return a session for one thread at a time}
   *
   * @throws IllegalStateException if the network is closed
   */
  public ReconstructionSession newSession() {
    session.checkOpen();
    return new ReconstructionSession();
  }

  /** Releases native memory; sessions cannot be used afterwards. Closing again has no effect. */
  @Override
  public void close() {
    session.close();
  }

  /**
   * Reconstruction of a frame with its maps.
   *
   * @param maps reconstruction error and motion
   * @param output reconstructed frame, row by row
   * @param gradCam Grad-CAM of the encoder's last layer
   */
  public record Explanation(ReconstructionMaps maps, float[] output, AnomalyMap gradCam) {}

  /** Native buffers for one frame, used again for each. For one thread at a time. */
  public final class ReconstructionSession implements AutoCloseable {
    private final TFloat32 frames = TFloat32.tensorOf(architecture.targetShape(1));
    private final TFloat32 images = TFloat32.tensorOf(architecture.imageShape(1));

    private ReconstructionSession() {}

    /**
     * {@return the maps of a frame}
     *
     * @param current pixels of the frame in [0, 1], row by row
     * @param previous pixels of the previous frame, or with several frames the image of the network
     * @throws IllegalStateException if the network is closed
     */
    public ReconstructionMaps computeMaps(float[] current, float[] previous) {
      try (Result result = feed(current, previous).fetch(maps).run()) {
        return toMaps((TFloat32) result.get(0));
      }
    }

    /** {@return maps, reconstruction and Grad-CAM of a frame, as {@link #computeMaps}} */
    public Explanation explain(float[] current, float[] previous) {
      try (Result result =
          feed(current, previous).fetch(maps).fetch(reconstruction).fetch(gradCam).run()) {
        return new Explanation(
            toMaps((TFloat32) result.get(0)),
            toArray((TFloat32) result.get(1)),
            toMap(toArray((TFloat32) result.get(2)), 0));
      }
    }

    private Session.Runner feed(float[] current, float[] previous) {
      Session.Runner runner = session.runner();
      frames.copyFrom(DataBuffers.of(current, true, false));
      images.copyFrom(DataBuffers.of(previous, true, false));
      return runner.feed(frame, frames).feed(image, images);
    }

    private ReconstructionMaps toMaps(TFloat32 tensor) {
      float[] values = toArray(tensor);
      return new ReconstructionMaps(toMap(values, 0), toMap(values, 1), toMap(values, 2));
    }

    private AnomalyMap toMap(float[] values, int index) {
      int side = architecture.size() / ReconstructionMapOps.CELL_SIZE;
      int cells = side * side;
      return AnomalyMap.of(
          side, side, Arrays.copyOfRange(values, index * cells, (index + 1) * cells));
    }

    private static float[] toArray(TFloat32 tensor) {
      float[] values = new float[(int) tensor.size()];
      tensor.copyTo(DataBuffers.of(values, false, false));
      return values;
    }

    @Override
    public void close() {
      frames.close();
      images.close();
    }
  }
}
