package io.vad4j.tensorflow.transformer;

import io.vad4j.tensorflow.network.GraphWeights;
import io.vad4j.tensorflow.network.Phase;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Builds the parts of a {@link TransformerArchitecture} in a graph. */
final class TransformerGraph {
  private final Ops tf;
  private final TransformerArchitecture architecture;
  private final GraphWeights weights;

  TransformerGraph(Ops tf, TransformerArchitecture architecture, GraphWeights weights) {
    this.tf = tf;
    this.architecture = architecture;
    this.weights = weights;
  }

  /**
   * Output of the encoder.
   *
   * @param tokens batch × (1 + visible patches) × width, normalized, the class token first
   * @param layout position of the patches
   * @param attention attention of the last block
   */
  record Encoding(Operand<TFloat32> tokens, TokenLayout layout, Operand<TFloat32> attention) {}

  /**
   * Adds the encoder.
   *
   * @param image batch × rows × columns × channels
   * @param hidden batch × rows of patches × columns of patches × 1
   * @param visibleCount number of visible patches of each example
   */
  Encoding encode(
      Operand<TFloat32> image, Operand<TFloat32> hidden, int visibleCount, Phase phase) {
    int width = architecture.width();
    TokenLayout layout = TokenLayout.visible(tf, hidden, visibleCount);
    long patch = architecture.patchSize();
    Operand<TFloat32> embedded =
        tf.nn.biasAdd(
            tf.nn.conv2d(
                image,
                weights.kernel(TransformerArchitecture.PATCHES),
                List.of(1L, patch, patch, 1L),
                "VALID"),
            weights.bias(TransformerArchitecture.PATCHES));
    Operand<TFloat32> visible =
        TokenOps.normalize(
            tf,
            layout.fromGrid(tf, embedded, width),
            weights,
            TransformerArchitecture.PATCHES_NORM);
    Operand<TFloat32> tokens = withClassToken(visible, layout, width);
    Operand<TFloat32> attention = tokens;
    for (TransformerBlock block : architecture.encoderBlocks()) {
      TransformerBlock.Output output = block.build(tf, tokens, layout, weights, phase);
      tokens = output.tokens();
      attention = output.attention();
    }
    return new Encoding(
        TokenOps.normalize(tf, tokens, weights, TransformerArchitecture.ENCODER_NORM),
        layout,
        attention);
  }

  private Operand<TFloat32> withClassToken(Operand<TFloat32> rows, TokenLayout layout, int width) {
    Operand<TFloat32> classTokens =
        tf.tile(
            tf.reshape(
                weights.get(TransformerArchitecture.CLASS_TOKEN),
                tf.constant(new int[] {1, 1, width})),
            tf.constant(new int[] {layout.batch(), 1, 1}));
    return tf.concat(
        List.of(
            classTokens,
            tf.reshape(rows, tf.constant(new int[] {layout.batch(), layout.count(), width}))),
        tf.constant(1));
  }

  /** Adds projection, mask tokens and the decoder's first block; returns its tokens. */
  Operand<TFloat32> decodeFirst(Encoding encoding, Phase phase) {
    int width = architecture.decoderWidth();
    TokenLayout layout = encoding.layout();
    int batch = layout.batch();
    Operand<TFloat32> projected =
        TokenOps.linear(tf, encoding.tokens(), weights, TransformerArchitecture.PROJECTION);
    Operand<TFloat32> classTokens =
        tf.slice(
            projected, tf.constant(new int[] {0, 0, 0}), tf.constant(new int[] {batch, 1, width}));
    Operand<TFloat32> visible =
        tf.slice(
            projected,
            tf.constant(new int[] {0, 1, 0}),
            tf.constant(new int[] {batch, layout.count(), width}));
    Operand<TFloat32> maskToken =
        tf.reshape(
            weights.get(TransformerArchitecture.MASK_TOKEN), tf.constant(new int[] {1, width}));
    Operand<TFloat32> all =
        layout.restore(
            tf,
            tf.reshape(visible, tf.constant(new int[] {batch * layout.count(), width})),
            maskToken);
    Operand<TFloat32> tokens =
        tf.concat(
            List.of(
                classTokens,
                tf.reshape(all, tf.constant(new int[] {batch, architecture.patchCount(), width}))),
            tf.constant(1));
    return architecture
        .decoderBlocks()
        .get(0)
        .build(tf, tokens, completeLayout(batch), weights, phase)
        .tokens();
  }

  private TokenLayout completeLayout(int batch) {
    return TokenLayout.complete(tf, batch, architecture.maskRows(), architecture.maskColumns());
  }

  /**
   * Adds a branch of the decoder.
   *
   * @return batch × patches × values of a patch
   */
  Operand<TFloat32> branch(
      Operand<TFloat32> first, TransformerArchitecture.Branch branch, Phase phase) {
    int batch = (int) first.asOutput().shape().get(0);
    TokenLayout layout = completeLayout(batch);
    Operand<TFloat32> tokens = first;
    for (TransformerBlock block : branch.blocks()) {
      tokens = block.build(tf, tokens, layout, weights, phase).tokens();
    }
    Operand<TFloat32> patches =
        tf.slice(
            TokenOps.normalize(tf, tokens, weights, branch.norm()),
            tf.constant(new int[] {0, 1, 0}),
            tf.constant(new int[] {batch, architecture.patchCount(), architecture.decoderWidth()}));
    return TokenOps.linear(tf, patches, weights, branch.head());
  }

  /**
   * {@return the patches of images: batch × patches × values, a patch row by row}
   *
   * @param images batch × rows × columns × channels
   */
  Operand<TFloat32> splitPatches(Operand<TFloat32> images) {
    int batch = (int) images.asOutput().shape().get(0);
    int channels = (int) images.asOutput().shape().get(3);
    int patch = architecture.patchSize();
    Operand<TFloat32> blocks =
        tf.reshape(
            images,
            tf.constant(
                new int[] {
                  batch,
                  architecture.maskRows(),
                  patch,
                  architecture.maskColumns(),
                  patch * channels
                }));
    return tf.reshape(
        tf.linalg.transpose(blocks, tf.constant(new int[] {0, 1, 3, 2, 4})),
        tf.constant(new int[] {batch, architecture.patchCount(), patch * patch * channels}));
  }

  /** {@return images of patches, the inverse of {@link #splitPatches}} */
  Operand<TFloat32> joinPatches(Operand<TFloat32> patches) {
    int batch = (int) patches.asOutput().shape().get(0);
    int patch = architecture.patchSize();
    int channels = (int) patches.asOutput().shape().get(2) / (patch * patch);
    Operand<TFloat32> blocks =
        tf.reshape(
            patches,
            tf.constant(
                new int[] {
                  batch,
                  architecture.maskRows(),
                  architecture.maskColumns(),
                  patch,
                  patch * channels
                }));
    return tf.reshape(
        tf.linalg.transpose(blocks, tf.constant(new int[] {0, 1, 3, 2, 4})),
        tf.constant(new int[] {batch, architecture.rows(), architecture.columns(), channels}));
  }
}
