package io.vad4j.tensorflow.transformer;

import io.vad4j.tensorflow.network.GraphWeights;
import io.vad4j.tensorflow.network.Phase;
import io.vad4j.tensorflow.window.MapNetwork;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Outputs of a trained transformer: anomaly map, attention map and the teacher's reconstruction.
 *
 * <p>The anomaly of a pixel is (teacher − student)² + (frame − teacher)², with the map of pasted
 * pixels, which is 0 in a normal frame, as a channel of the frame. With several masks each patch is
 * taken from the pass that hides it; with one, from that pass.
 *
 * @param architecture the network
 * @param masks masks of the grid of patches, 1 where hidden; several are complementary
 */
record TransformerMaps(TransformerArchitecture architecture, List<float[]> masks)
    implements MapNetwork.Builder {
  static final int ANOMALY = 0;
  static final int ATTENTION = 1;
  static final int RECONSTRUCTION = 2;

  /** Most pixels per cell of the anomaly map, in each direction. */
  private static final int MAX_CELL_SIZE = 4;

  private static final long MASK_SEED = 1;

  /** {@return the outputs with as many masks as hide each patch once, or with a single mask} */
  static TransformerMaps of(TransformerArchitecture architecture, boolean complementary) {
    int count = (int) Math.max(2, Math.round(1 / architecture.maskRatio()));
    List<float[]> masks = architecture.mask().randomPartition(count, MASK_SEED);
    return new TransformerMaps(architecture, complementary ? masks : masks.subList(0, 1));
  }

  /** {@return pixels per cell of the anomaly map, in each direction} */
  int cellSize() {
    return architecture.patchSize() % MAX_CELL_SIZE == 0 ? MAX_CELL_SIZE : architecture.patchSize();
  }

  @Override
  public List<Operand<TFloat32>> build(Ops tf, Operand<TFloat32> image, GraphWeights weights) {
    List<Operand<TFloat32>> anomalies = new ArrayList<>();
    List<Operand<TFloat32>> attentions = new ArrayList<>();
    List<Operand<TFloat32>> reconstructions = new ArrayList<>();
    for (float[] mask : masks) {
      Pass pass = new Pass(tf, image, weights, mask);
      anomalies.add(pass.anomaly());
      attentions.add(pass.attention());
      reconstructions.add(pass.reconstruction());
    }
    return List.of(
        tf.math.addN(anomalies), tf.math.addN(attentions), tf.math.addN(reconstructions));
  }

  /** One pass through the network with one mask. */
  private final class Pass {
    private final Ops tf;
    private final Operand<TFloat32> image;
    private final Operand<TFloat32> hidden;
    private final TransformerGraph graph;
    private final TransformerGraph.Encoding encoding;
    private final Operand<TFloat32> teacher;
    private final Operand<TFloat32> student;

    Pass(Ops tf, Operand<TFloat32> image, GraphWeights weights, float[] mask) {
      this.tf = tf;
      this.image = image;
      hidden = tf.constant(architecture.maskShape(1), DataBuffers.of(mask, true, false));
      int visible = 0;
      for (float value : mask) {
        visible += value == 0 ? 1 : 0;
      }
      Phase phase = Phase.inference();
      graph = new TransformerGraph(tf, architecture, weights);
      encoding = graph.encode(image, hidden, visible, phase);
      Operand<TFloat32> first = graph.decodeFirst(encoding, phase);
      teacher = graph.branch(first, architecture.teacher(), phase);
      student = graph.branch(first, architecture.student(), phase);
    }

    /** Patches of this pass: 1 for those that it hides, or for all if it is the only one. */
    private Operand<TFloat32> own() {
      Operand<TFloat32> mask = masks.size() > 1 ? hidden : tf.onesLike(hidden);
      return tf.reshape(mask, tf.constant(new int[] {1, architecture.patchCount(), 1}));
    }

    private Operand<TFloat32> target() {
      Operand<TFloat32> frame =
          tf.slice(
              image,
              tf.constant(
                  new int[] {0, 0, 0, architecture.imageChannels() - architecture.colors()}),
              tf.constant(
                  new int[] {
                    1, architecture.rows(), architecture.columns(), architecture.colors()
                  }));
      Operand<TFloat32> pasted =
          tf.zeros(
              tf.constant(new int[] {1, architecture.rows(), architecture.columns(), 1}),
              TFloat32.class);
      return graph.splitPatches(tf.concat(List.of(frame, pasted), tf.constant(3)));
    }

    Operand<TFloat32> anomaly() {
      Operand<TFloat32> error =
          tf.math.add(
              tf.math.square(tf.math.sub(teacher, student)),
              tf.math.square(tf.math.sub(target(), teacher)));
      Operand<TFloat32> pixels =
          tf.sum(graph.joinPatches(tf.math.mul(error, own())), tf.constant(new int[] {3}));
      List<Long> cell = List.of(1L, (long) cellSize(), (long) cellSize(), 1L);
      return tf.nn.avgPool(tf.expandDims(pixels, tf.constant(3)), cell, cell, "VALID");
    }

    /** Attention of the class token to the visible patches, 0 for the others. */
    Operand<TFloat32> attention() {
      int count = encoding.layout().count();
      Operand<TFloat32> heads = tf.math.mean(encoding.attention(), tf.constant(new int[] {0, 1}));
      Operand<TFloat32> rows =
          tf.reshape(
              tf.slice(heads, tf.constant(new int[] {0, 1}), tf.constant(new int[] {1, count})),
              tf.constant(new int[] {count, 1}));
      return encoding.layout().toGrid(tf, rows, 1);
    }

    Operand<TFloat32> reconstruction() {
      return graph.joinPatches(tf.math.mul(teacher, own()));
    }
  }
}
