package io.vad4j.tensorflow.network;

import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Trained masked motion autoencoder for inference: one pass per mask, of which each value of the
 * prediction is taken from the pass in which it was hidden, so that no value is an input of its own
 * prediction. The passes are one batch.
 *
 * <p>Safe for use by several threads, each with an {@link InferenceSession} of its own.
 */
public final class ScoringNetwork implements AutoCloseable {
  /** Inputs of a cell: its motion, 0 where it is hidden, and the mask. */
  private static final int CELL_INPUTS = 2;

  private final MotionArchitecture architecture;
  private final List<float[]> masks;
  private final GraphSession session;
  private final Placeholder<TFloat32> image;
  private final Placeholder<TFloat32> motionAndMask;
  private final Operand<TFloat32> passes;

  /**
   * Builds the graph.
   *
   * @param masks complementary masks of the cells, 1 where hidden and 0 where visible: every cell
   *     is hidden by exactly one of them
   */
  public ScoringNetwork(
      MotionArchitecture architecture, Weights weights, List<float[]> masks, Device device) {
    TensorFlowRuntime.ensureLoaded();
    this.architecture = architecture;
    this.masks = List.copyOf(masks);
    Graph graph = new Graph();
    Ops tf = device.place(Ops.create(graph));
    image = tf.placeholder(TFloat32.class, Placeholder.shape(architecture.imageShape(1)));
    motionAndMask = tf.placeholder(TFloat32.class, Placeholder.shape(inputShape()));
    passes =
        architecture.predict(
            tf,
            image,
            motionAndMask,
            GraphWeights.constants(tf, weights),
            Phase.inference(),
            Convolution.fastest(device, Precision.FLOAT32));
    session = new GraphSession(graph, device);
  }

  private Shape inputShape() {
    return Shape.of(masks.size(), architecture.rows(), architecture.columns(), CELL_INPUTS);
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
    private final int cells = architecture.targetSize();
    private final TFloat32 imageTensor = TFloat32.tensorOf(architecture.imageShape(1));
    private final TFloat32 inputTensor = TFloat32.tensorOf(inputShape());
    private final FloatDataBuffer imageBuffer = floats(imageTensor);
    private final FloatDataBuffer inputBuffer = floats(inputTensor);
    private final float[] inputs = new float[masks.size() * cells * CELL_INPUTS];
    private final float[] outputs = new float[masks.size() * cells];

    /** For each cell, its index in the pass in which it is hidden. */
    private final int[] hiddenAt = new int[cells];

    private InferenceSession() {
      for (int pass = 0; pass < masks.size(); pass++) {
        for (int cell = 0; cell < cells; cell++) {
          float hidden = masks.get(pass)[cell];
          inputs[(pass * cells + cell) * CELL_INPUTS + 1] = hidden;
          hiddenAt[cell] = hidden == 0 ? hiddenAt[cell] : pass * cells + cell;
        }
      }
    }

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
      imageBuffer.write(imageValues);
      for (int i = 0, cell = 0; i < outputs.length; i++, cell = cell + 1 == cells ? 0 : cell + 1) {
        inputs[CELL_INPUTS * i] = targetValues[cell];
      }
      for (int cell = 0; cell < cells; cell++) {
        inputs[CELL_INPUTS * hiddenAt[cell]] = 0;
      }
      inputBuffer.write(inputs);
      try (Result result =
          runner.feed(image, imageTensor).feed(motionAndMask, inputTensor).fetch(passes).run()) {
        floats(result.get(0)).read(outputs);
      }
      for (int cell = 0; cell < cells; cell++) {
        reconstruction[cell] = outputs[hiddenAt[cell]];
      }
    }

    private static FloatDataBuffer floats(Tensor tensor) {
      return tensor.asRawTensor().data().asFloats();
    }

    @Override
    public void close() {
      imageTensor.close();
      inputTensor.close();
    }
  }
}
