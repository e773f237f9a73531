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
 * <p>Safe to use from several threads at once; each brings an {@link Exchange} of its own.
 */
public final class PictureNetwork implements AutoCloseable {
  private static final int CELL = PaperArchitecture.REDUCTION;

  private final PaperArchitecture architecture;
  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TFloat32> frame;
  private final Placeholder<TFloat32> before;
  private final Operand<TFloat32> maps;
  private final Operand<TFloat32> reconstruction;
  private final Operand<TFloat32> attention;
  private volatile boolean closed;

  /**
   * Builds the network.
   *
   * @param masks of the picture's size, which hide (1) or show (0); each place is hidden by exactly
   *     one of them and reconstructed where it is hidden. Empty to hide nothing
   */
  public PictureNetwork(
      PaperArchitecture architecture, Weights weights, List<float[]> masks, Device device) {
    TensorFlowRuntime.require();
    this.architecture = architecture;
    Ops tf = device.place(Ops.create(graph));
    frame = tf.placeholder(TFloat32.class, Placeholder.shape(architecture.targetShape(1)));
    before = tf.placeholder(TFloat32.class, Placeholder.shape(architecture.targetShape(1)));
    GraphWeights constants = GraphWeights.constant(tf, weights);
    Operand<TFloat32> code;
    if (masks.isEmpty()) {
      code = architecture.encode(tf, frame, constants);
      reconstruction = architecture.decode(tf, code, constants);
    } else {
      Operand<TFloat32> hidden =
          tf.constant(
              architecture.targetShape(masks.size()), DataBuffers.of(joined(masks), true, false));
      Operand<TFloat32> visible = tf.math.mul(frame, tf.math.sub(tf.constant(1f), hidden));
      code = architecture.encode(tf, visible, constants);
      reconstruction =
          tf.sum(
              tf.math.mul(architecture.decode(tf, code, constants), hidden),
              tf.constant(0),
              org.tensorflow.op.core.Sum.keepDims(true));
    }
    Operand<TFloat32> error = tf.math.square(tf.math.sub(frame, reconstruction));
    maps = maps(tf, error);
    attention = attention(tf, error, code);
    session = TensorFlowRuntime.session(graph, device);
  }

  private float[] joined(List<float[]> masks) {
    float[] joined = new float[masks.size() * architecture.targetSize()];
    for (int i = 0; i < masks.size(); i++) {
      System.arraycopy(
          masks.get(i), 0, joined, i * architecture.targetSize(), architecture.targetSize());
    }
    return joined;
  }

  /** Error, weighted error and motion of each cell, one after the other. */
  private Operand<TFloat32> maps(Ops tf, Operand<TFloat32> error) {
    Operand<TFloat32> weighted = tf.math.mul(error, MotionWeights.of(tf, frame, before));
    Operand<TFloat32> motion = tf.math.abs(tf.math.sub(frame, before));
    return tf.concat(
        List.of(cells(tf, error), cells(tf, weighted), cells(tf, motion)), tf.constant(0));
  }

  private static Operand<TFloat32> cells(Ops tf, Operand<TFloat32> pixels) {
    List<Long> square = List.of(1L, (long) CELL, (long) CELL, 1L);
    return tf.nn.avgPool(pixels, square, square, "VALID");
  }

  /**
   * Grad-CAM of the mean error (Selvaraju et al., <i>Grad-CAM: Visual Explanations from Deep
   * Networks via Gradient-based Localization</i>, ICCV 2017, equations 1 and 2): each channel of
   * the code weighed by its mean gradient, summed, negative values cut off.
   */
  private static Operand<TFloat32> attention(
      Ops tf, Operand<TFloat32> error, Operand<TFloat32> code) {
    Operand<TFloat32> mean = tf.math.mean(error, tf.constant(new int[] {0, 1, 2, 3}));
    Operand<TFloat32> gradient = tf.gradients(mean, List.of(code)).dy(0);
    Operand<TFloat32> channels =
        tf.math.mean(
            gradient, tf.constant(new int[] {1, 2}), org.tensorflow.op.math.Mean.keepDims(true));
    return tf.nn.relu(tf.sum(tf.math.mul(code, channels), tf.constant(new int[] {0, 3})));
  }

  /** Cells across, and down. */
  public int cells() {
    return architecture.size() / CELL;
  }

  /**
   * Memory for one caller to exchange frames with the network.
   *
   * @throws IllegalStateException if the network is closed
   */
  public Exchange open() {
    checkOpen();
    return new Exchange();
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
  public record Measured(float[] error, float[] weightedError, float[] motion) {}

  /**
   * What the network made of a frame.
   *
   * @param measured the measured cells
   * @param reconstruction the picture as reconstructed, row by row
   * @param attention Grad-CAM of the last layer of the encoder, a value a cell, at least 0
   */
  public record Explained(Measured measured, float[] reconstruction, float[] attention) {}

  /** Native memory for one frame, used again for each. For one thread at a time. */
  public final class Exchange implements AutoCloseable {
    private final TFloat32 frames = TFloat32.tensorOf(architecture.targetShape(1));
    private final TFloat32 earlier = TFloat32.tensorOf(architecture.targetShape(1));

    private Exchange() {}

    /**
     * Measures a frame.
     *
     * @param now its pixels from 0 to 1, row by row
     * @param previous those of the frame before
     * @throws IllegalStateException if the network is closed
     */
    public Measured measure(float[] now, float[] previous) {
      try (Result result = runner(now, previous).fetch(maps).run()) {
        return measured((TFloat32) result.get(0));
      }
    }

    /** As {@link #measure}, and says how it came to that. */
    public Explained explain(float[] now, float[] previous) {
      try (Result result =
          runner(now, previous).fetch(maps).fetch(reconstruction).fetch(attention).run()) {
        return new Explained(
            measured((TFloat32) result.get(0)),
            floats((TFloat32) result.get(1)),
            floats((TFloat32) result.get(2)));
      }
    }

    private Session.Runner runner(float[] now, float[] previous) {
      checkOpen();
      frames.copyFrom(DataBuffers.of(now, true, false));
      earlier.copyFrom(DataBuffers.of(previous, true, false));
      return session.runner().feed(frame, frames).feed(before, earlier);
    }

    private Measured measured(TFloat32 tensor) {
      float[] all = floats(tensor);
      int count = cells() * cells();
      return new Measured(part(all, 0, count), part(all, 1, count), part(all, 2, count));
    }

    private static float[] part(float[] all, int number, int count) {
      return java.util.Arrays.copyOfRange(all, number * count, (number + 1) * count);
    }

    private static float[] floats(TFloat32 tensor) {
      float[] values = new float[(int) tensor.size()];
      tensor.copyTo(DataBuffers.of(values, false, false));
      return values;
    }

    @Override
    public void close() {
      frames.close();
      earlier.close();
    }
  }
}
