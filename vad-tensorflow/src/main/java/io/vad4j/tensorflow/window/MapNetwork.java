package io.vad4j.tensorflow.window;

import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.GraphSession;
import io.vad4j.tensorflow.network.GraphWeights;
import io.vad4j.tensorflow.network.TensorFlowRuntime;
import io.vad4j.tensorflow.network.Weights;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Trained network for inference, with one image as its input and one or several maps as outputs.
 *
 * <p>Safe for use by several threads, each with a {@link MapSession} of its own.
 */
public final class MapNetwork implements AutoCloseable {
  private final Shape imageShape;
  private final GraphSession session;
  private final Placeholder<TFloat32> image;
  private final List<Operand<TFloat32>> outputs;

  /** Builds the outputs of a network in a graph. */
  @FunctionalInterface
  public interface Builder {
    /**
     * {@return the outputs}
     *
     * @param image a batch of one image
     */
    List<Operand<TFloat32>> build(Ops tf, Operand<TFloat32> image, GraphWeights weights);
  }

  /**
   * Builds the graph.
   *
   * @param imageShape shape of a batch of one image
   */
  public MapNetwork(Shape imageShape, Weights weights, Builder builder, Device device) {
    TensorFlowRuntime.ensureLoaded();
    this.imageShape = imageShape;
    Graph graph = new Graph();
    Ops tf = device.place(Ops.create(graph));
    image = tf.placeholder(TFloat32.class, Placeholder.shape(imageShape));
    outputs = List.copyOf(builder.build(tf, image, GraphWeights.constants(tf, weights)));
    session = new GraphSession(graph, device);
  }

  /**
   * {@return a session for one thread at a time}
   *
   * @throws IllegalStateException if the network is closed
   */
  public MapSession newSession() {
    session.checkOpen();
    return new MapSession();
  }

  /** Releases native memory; sessions cannot be used afterwards. Closing again has no effect. */
  @Override
  public void close() {
    session.close();
  }

  /** Native buffer for one image, used again for each. For one thread at a time. */
  public final class MapSession implements AutoCloseable {
    private final TFloat32 images = TFloat32.tensorOf(imageShape);
    private final float[] values = new float[(int) imageShape.size()];
    private boolean closed;

    private MapSession() {}

    /**
     * {@return values of an output}
     *
     * @param index index of the output
     * @param window the frames of the image
     * @throws IllegalStateException if the session or the network is closed
     */
    public float[] run(int index, FrameWindow window) {
      checkOpen();
      window.writeImage(false, (int) imageShape.get(2), values);
      images.copyFrom(DataBuffers.of(values, true, false));
      try (Result result = session.runner().feed(image, images).fetch(outputs.get(index)).run()) {
        TFloat32 tensor = (TFloat32) result.get(0);
        float[] output = new float[(int) tensor.size()];
        tensor.copyTo(DataBuffers.of(output, false, false));
        return output;
      }
    }

    void checkOpen() {
      if (closed) {
        throw new IllegalStateException("This scorer is closed; open another.");
      }
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        images.close();
      }
    }
  }
}
