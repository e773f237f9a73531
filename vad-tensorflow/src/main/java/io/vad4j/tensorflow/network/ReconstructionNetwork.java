package io.vad4j.tensorflow.network;

import io.vad4j.AnomalyMap;
import io.vad4j.tensorflow.ReconstructionMaps;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Trained reconstruction network for inference: error and motion maps, reconstruction and Grad-CAM
 * of a frame. Maps have one cell per 8 × 8 pixels.
 *
 * <p>Safe for use by several threads, each with a {@link ReconstructionSession} of its own.
 */
public final class ReconstructionNetwork implements AutoCloseable {
  private static final int CELL_SIZE = ReconstructionArchitecture.DOWNSAMPLING_FACTOR;

  private final ReconstructionArchitecture architecture;
  private final GraphSession session;
  private final Placeholder<TFloat32> frame;
  private final Placeholder<TFloat32> previousFrame;
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
      Device device) {
    TensorFlowRuntime.ensureLoaded();
    this.architecture = architecture;
    Graph graph = new Graph();
    Ops tf = device.place(Ops.create(graph));
    frame = tf.placeholder(TFloat32.class, Placeholder.shape(architecture.targetShape(1)));
    previousFrame = tf.placeholder(TFloat32.class, Placeholder.shape(architecture.targetShape(1)));
    GraphWeights constants = GraphWeights.constants(tf, weights);
    Operand<TFloat32> code;
    if (masks.isEmpty()) {
      code = architecture.encode(tf, frame, constants);
      reconstruction = architecture.decode(tf, code, constants);
    } else {
      Operand<TFloat32> hidden = ScoringNetwork.constant(tf, architecture, masks);
      Architecture.Input input = new Architecture.Input(previousFrame, frame, hidden);
      code = architecture.encode(tf, input.visible(tf), constants);
      Operand<TFloat32> passes = architecture.decode(tf, code, constants);
      reconstruction = tf.sum(tf.math.mul(passes, hidden), tf.constant(0), Sum.keepDims(true));
    }
    Operand<TFloat32> error = tf.math.square(tf.math.sub(frame, reconstruction));
    maps = buildMaps(tf, error);
    gradCam = buildGradCam(tf, error, code);
    session = new GraphSession(graph, device);
  }

  /** Error, weighted error and motion of each cell, one after the other. */
  private Operand<TFloat32> buildMaps(Ops tf, Operand<TFloat32> error) {
    Operand<TFloat32> weighted = tf.math.mul(error, MotionWeights.build(tf, frame, previousFrame));
    Operand<TFloat32> motion = tf.math.abs(tf.math.sub(frame, previousFrame));
    return tf.concat(
        List.of(averageCells(tf, error), averageCells(tf, weighted), averageCells(tf, motion)),
        tf.constant(0));
  }

  private static Operand<TFloat32> averageCells(Ops tf, Operand<TFloat32> pixels) {
    List<Long> square = List.of(1L, (long) CELL_SIZE, (long) CELL_SIZE, 1L);
    return tf.nn.avgPool(pixels, square, square, "VALID");
  }

  /**
   * Grad-CAM of the mean error: the channels of the code weighted by their mean gradients, summed
   * and rectified (Selvaraju et al., <i>Grad-CAM</i>, ICCV 2017, equations 1 and 2).
   */
  private static Operand<TFloat32> buildGradCam(
      Ops tf, Operand<TFloat32> error, Operand<TFloat32> code) {
    Operand<TFloat32> mean = tf.math.mean(error, tf.constant(new int[] {0, 1, 2, 3}));
    Operand<TFloat32> gradient = tf.gradients(mean, List.of(code)).dy(0);
    Operand<TFloat32> channels =
        tf.math.mean(gradient, tf.constant(new int[] {1, 2}), Mean.keepDims(true));
    return tf.nn.relu(tf.sum(tf.math.mul(code, channels), tf.constant(new int[] {0, 3})));
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
    private final TFloat32 previousFrames = TFloat32.tensorOf(architecture.targetShape(1));

    private ReconstructionSession() {}

    /**
     * {@return the maps of a frame}
     *
     * @param current pixels of the frame in [0, 1], row by row
     * @param previous pixels of the previous frame
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
      previousFrames.copyFrom(DataBuffers.of(previous, true, false));
      return runner.feed(frame, frames).feed(previousFrame, previousFrames);
    }

    private ReconstructionMaps toMaps(TFloat32 tensor) {
      float[] values = toArray(tensor);
      return new ReconstructionMaps(toMap(values, 0), toMap(values, 1), toMap(values, 2));
    }

    private AnomalyMap toMap(float[] values, int index) {
      int side = architecture.size() / CELL_SIZE;
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
      previousFrames.close();
    }
  }
}
