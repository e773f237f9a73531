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
 * A trained network that reconstructs pictures, ready to say how well, cell by cell. A cell is 8 ×
 * 8 pixels of the picture.
 *
 * <p>Safe to use from several threads at once; each brings an {@link ReconstructionSession} of its
 * own.
 */
public final class ReconstructionNetwork implements AutoCloseable {
  private static final int CELL_SIZE = ReconstructionArchitecture.DOWNSAMPLING_FACTOR;

  private final ReconstructionArchitecture architecture;
  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TFloat32> frame;
  private final Placeholder<TFloat32> previousFrame;
  private final Operand<TFloat32> maps;
  private final Operand<TFloat32> reconstruction;
  private final Operand<TFloat32> gradCam;
  private volatile boolean closed;

  /**
   * Builds the network.
   *
   * @param masks of the picture's size, which hide (1) or show (0); each place is hidden by exactly
   *     one of them and reconstructed where it is hidden. Empty to hide nothing
   */
  public ReconstructionNetwork(
      ReconstructionArchitecture architecture,
      Weights weights,
      List<float[]> masks,
      Device device) {
    TensorFlowRuntime.ensureLoaded();
    this.architecture = architecture;
    Ops tf = device.place(Ops.create(graph));
    frame = tf.placeholder(TFloat32.class, Placeholder.shape(architecture.targetShape(1)));
    previousFrame = tf.placeholder(TFloat32.class, Placeholder.shape(architecture.targetShape(1)));
    GraphWeights constants = GraphWeights.constants(tf, weights);
    Operand<TFloat32> code;
    if (masks.isEmpty()) {
      code = architecture.encode(tf, frame, constants);
      reconstruction = architecture.decode(tf, code, constants);
    } else {
      Operand<TFloat32> hidden =
          tf.constant(
              architecture.targetShape(masks.size()),
              DataBuffers.of(concatenate(masks), true, false));
      Operand<TFloat32> visible = tf.math.mul(frame, tf.math.sub(tf.constant(1f), hidden));
      code = architecture.encode(tf, visible, constants);
      reconstruction =
          tf.sum(
              tf.math.mul(architecture.decode(tf, code, constants), hidden),
              tf.constant(0),
              org.tensorflow.op.core.Sum.keepDims(true));
    }
    Operand<TFloat32> error = tf.math.square(tf.math.sub(frame, reconstruction));
    maps = buildMaps(tf, error);
    gradCam = buildGradCam(tf, error, code);
    session = TensorFlowRuntime.newSession(graph, device);
  }

  private float[] concatenate(List<float[]> masks) {
    float[] joined = new float[masks.size() * architecture.targetSize()];
    for (int i = 0; i < masks.size(); i++) {
      System.arraycopy(
          masks.get(i), 0, joined, i * architecture.targetSize(), architecture.targetSize());
    }
    return joined;
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
   * Grad-CAM of the mean error (Selvaraju et al., <i>Grad-CAM: Visual Explanations from Deep
   * Networks via Gradient-based Localization</i>, ICCV 2017, equations 1 and 2): each channel of
   * the code weighed by its mean gradient, summed, negative values cut off.
   */
  private static Operand<TFloat32> buildGradCam(
      Ops tf, Operand<TFloat32> error, Operand<TFloat32> code) {
    Operand<TFloat32> mean = tf.math.mean(error, tf.constant(new int[] {0, 1, 2, 3}));
    Operand<TFloat32> gradient = tf.gradients(mean, List.of(code)).dy(0);
    Operand<TFloat32> channels =
        tf.math.mean(
            gradient, tf.constant(new int[] {1, 2}), org.tensorflow.op.math.Mean.keepDims(true));
    return tf.nn.relu(tf.sum(tf.math.mul(code, channels), tf.constant(new int[] {0, 3})));
  }

  /** Cells across, and down. */
  public int cellsPerSide() {
    return architecture.size() / CELL_SIZE;
  }

  /**
   * Memory for one caller to exchange frames with the network.
   *
   * @throws IllegalStateException if the network is closed
   */
  public ReconstructionSession newSession() {
    checkOpen();
    return new ReconstructionSession();
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

  /**
   * What was measured of a frame, cell by cell, row by row.
   *
   * @param error the mean squared error of reconstruction
   * @param weightedError the same, each pixel weighted by motion
   * @param motion the mean absolute difference to the frame before
   */
  public record CellMeasurement(float[] error, float[] weightedError, float[] motion) {}

  /**
   * What the network made of a frame.
   *
   * @param measurement the measured cells
   * @param reconstruction the picture as reconstructed, row by row
   * @param gradCam Grad-CAM of the last layer of the encoder, a value a cell, at least 0
   */
  public record Explanation(CellMeasurement measurement, float[] reconstruction, float[] gradCam) {}

  /** Native memory for one frame, used again for each. For one thread at a time. */
  public final class ReconstructionSession implements AutoCloseable {
    private final TFloat32 frames = TFloat32.tensorOf(architecture.targetShape(1));
    private final TFloat32 previousFrames = TFloat32.tensorOf(architecture.targetShape(1));

    private ReconstructionSession() {}

    /**
     * Measures a frame.
     *
     * @param current its pixels from 0 to 1, row by row
     * @param previous those of the frame before
     * @throws IllegalStateException if the network is closed
     */
    public CellMeasurement measure(float[] current, float[] previous) {
      try (Result result = feed(current, previous).fetch(maps).run()) {
        return toMeasurement((TFloat32) result.get(0));
      }
    }

    /** As {@link #measure}, and says how it came to that. */
    public Explanation explain(float[] current, float[] previous) {
      try (Result result =
          feed(current, previous).fetch(maps).fetch(reconstruction).fetch(gradCam).run()) {
        return new Explanation(
            toMeasurement((TFloat32) result.get(0)),
            toArray((TFloat32) result.get(1)),
            toArray((TFloat32) result.get(2)));
      }
    }

    private Session.Runner feed(float[] current, float[] previous) {
      checkOpen();
      frames.copyFrom(DataBuffers.of(current, true, false));
      previousFrames.copyFrom(DataBuffers.of(previous, true, false));
      return session.runner().feed(frame, frames).feed(previousFrame, previousFrames);
    }

    private CellMeasurement toMeasurement(TFloat32 tensor) {
      float[] all = toArray(tensor);
      int count = cellsPerSide() * cellsPerSide();
      return new CellMeasurement(slice(all, 0, count), slice(all, 1, count), slice(all, 2, count));
    }

    private static float[] slice(float[] all, int number, int count) {
      return java.util.Arrays.copyOfRange(all, number * count, (number + 1) * count);
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
