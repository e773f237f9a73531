package io.vad4j.tensorflow.transformer;

import io.vad4j.tensorflow.LayerSummary;
import io.vad4j.tensorflow.network.GraphWeights;
import io.vad4j.tensorflow.network.Parameter;
import io.vad4j.tensorflow.network.Phase;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;

/**
 * Transformer block with convolutional attention (Wu et al., <i>CvT: Introducing Convolutions to
 * Vision Transformers</i>, ICCV 2021): queries, keys and values each pass a depthwise 3 × 3
 * convolution in the grid of patches, batch normalization and a linear layer. The class token
 * passes the linear layers only. A two-layer perceptron with GELU follows. Both have residual
 * connections and layer normalization before them.
 *
 * @param name name of the block
 * @param width width of a token
 */
record TransformerBlock(String name, int width) {
  private static final List<String> PROJECTIONS = List.of("query", "key", "value");
  private static final int HEADS = 4;
  private static final int MLP_RATIO = 2;
  private static final int KERNEL_SIZE = 3;
  private static final List<Long> STRIDE = List.of(1L, 1L, 1L, 1L);

  /**
   * Output of a block.
   *
   * @param tokens batch × (1 + patches) × width, the class token first
   * @param attention batch × heads × (1 + patches) × (1 + patches)
   */
  record Output(Operand<TFloat32> tokens, Operand<TFloat32> attention) {}

  private String layer(String part) {
    return name + "." + part;
  }

  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>(TokenOps.normParameters(layer("norm-1"), width));
    for (String projection : PROJECTIONS) {
      String convolution = layer(projection + "-conv");
      parameters.add(
          new Parameter(
              convolution + "/kernel",
              List.of(KERNEL_SIZE, KERNEL_SIZE, width, 1),
              0,
              Math.sqrt(2.0 / (KERNEL_SIZE * KERNEL_SIZE)),
              true));
      parameters.addAll(Parameter.batchNormalization(convolution, width));
      parameters.addAll(Parameter.dense(layer(projection), width, width));
    }
    parameters.addAll(Parameter.dense(layer("output"), width, width));
    parameters.addAll(TokenOps.normParameters(layer("norm-2"), width));
    parameters.addAll(Parameter.dense(layer("mlp-1"), width, MLP_RATIO * width));
    parameters.addAll(Parameter.dense(layer("mlp-2"), MLP_RATIO * width, width));
    return parameters;
  }

  /**
   * {@return the row of a summary}
   *
   * @param patches number of patches that are tokens
   * @param grid number of patches of the grid
   */
  LayerSummary summary(int patches, int grid) {
    long tokens = patches + 1L;
    long linear = tokens * width * width * (4 + 2 * MLP_RATIO);
    long attention = 2 * tokens * tokens * width;
    long convolution = (long) grid * KERNEL_SIZE * KERNEL_SIZE * width * PROJECTIONS.size();
    return TokenOps.summary(
        name, patches + 1, width, parameters(), linear + attention + convolution);
  }

  /**
   * Adds the block to a graph.
   *
   * @param tokens batch × (1 + patches) × width, the class token first
   * @param layout position of the patches
   */
  Output build(
      Ops tf, Operand<TFloat32> tokens, TokenLayout layout, GraphWeights weights, Phase phase) {
    Operand<TFloat32> normalized = TokenOps.normalize(tf, tokens, weights, layer("norm-1"));
    int batch = layout.batch();
    int count = layout.count();
    Operand<TFloat32> classToken =
        tf.slice(
            normalized, tf.constant(new int[] {0, 0, 0}), tf.constant(new int[] {batch, 1, width}));
    Operand<TFloat32> patches =
        tf.slice(
            normalized,
            tf.constant(new int[] {0, 1, 0}),
            tf.constant(new int[] {batch, count, width}));
    Operand<TFloat32> grid =
        layout.toGrid(
            tf, tf.reshape(patches, tf.constant(new int[] {batch * count, width})), width);
    List<Operand<TFloat32>> projected = new ArrayList<>();
    for (String projection : PROJECTIONS) {
      Operand<TFloat32> convolved =
          convolve(tf, grid, layout, weights, layer(projection + "-conv"), phase);
      Operand<TFloat32> sequence = tf.concat(List.of(classToken, convolved), tf.constant(1));
      projected.add(
          splitHeads(
              tf, TokenOps.linear(tf, sequence, weights, layer(projection)), batch, count + 1));
    }
    Operand<TFloat32> products =
        tf.train.batchMatMul(
            projected.get(0), projected.get(1), TFloat32.class, BatchMatMul.adjY(true));
    Operand<TFloat32> attention =
        tf.nn.softmax(
            tf.math.mul(products, tf.constant((float) Math.sqrt(HEADS / (double) width))));
    Operand<TFloat32> mixed = tf.train.batchMatMul(attention, projected.get(2), TFloat32.class);
    Operand<TFloat32> joined =
        tf.reshape(
            tf.linalg.transpose(mixed, tf.constant(new int[] {0, 2, 1, 3})),
            tf.constant(new int[] {batch, count + 1, width}));
    Operand<TFloat32> attended =
        tf.math.add(
            tokens, phase.dropout(tf, TokenOps.linear(tf, joined, weights, layer("output"))));
    return new Output(tf.math.add(attended, perceptron(tf, attended, weights, phase)), attention);
  }

  private Operand<TFloat32> convolve(
      Ops tf,
      Operand<TFloat32> grid,
      TokenLayout layout,
      GraphWeights weights,
      String convolution,
      Phase phase) {
    Operand<TFloat32> convolved =
        tf.nn.depthwiseConv2dNative(grid, weights.kernel(convolution), STRIDE, "SAME");
    int rows = layout.batch() * layout.count();
    Operand<TFloat32> normalized =
        phase.normalizeBatch(
            tf,
            tf.reshape(
                layout.fromGrid(tf, convolved, width), tf.constant(new int[] {rows, 1, 1, width})),
            weights,
            convolution);
    return tf.reshape(normalized, tf.constant(new int[] {layout.batch(), layout.count(), width}));
  }

  private Operand<TFloat32> splitHeads(Ops tf, Operand<TFloat32> tokens, int batch, int count) {
    return tf.linalg.transpose(
        tf.reshape(tokens, tf.constant(new int[] {batch, count, HEADS, width / HEADS})),
        tf.constant(new int[] {0, 2, 1, 3}));
  }

  private Operand<TFloat32> perceptron(
      Ops tf, Operand<TFloat32> tokens, GraphWeights weights, Phase phase) {
    Operand<TFloat32> normalized = TokenOps.normalize(tf, tokens, weights, layer("norm-2"));
    Operand<TFloat32> hidden =
        TokenOps.gelu(tf, TokenOps.linear(tf, normalized, weights, layer("mlp-1")));
    return phase.dropout(
        tf, TokenOps.linear(tf, phase.dropout(tf, hidden), weights, layer("mlp-2")));
  }
}
