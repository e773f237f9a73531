package io.vad4j.tensorflow.transformer;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Position of patch tokens in the grid of patches: of all patches, or of the visible ones of each
 * example, in the order of the grid.
 */
final class TokenLayout {
  private final int batch;
  private final int rows;
  private final int columns;
  private final int count;
  private final Operand<TInt32> gridIndices;
  private final Operand<TInt32> tokenIndices;
  private final boolean complete;

  private TokenLayout(
      int batch,
      int rows,
      int columns,
      int count,
      Operand<TInt32> gridIndices,
      Operand<TInt32> tokenIndices,
      boolean complete) {
    this.batch = batch;
    this.rows = rows;
    this.columns = columns;
    this.count = count;
    this.gridIndices = gridIndices;
    this.tokenIndices = tokenIndices;
    this.complete = complete;
  }

  /** {@return the layout of all patches} */
  static TokenLayout complete(Ops tf, int batch, int rows, int columns) {
    Operand<TInt32> unused = tf.constant(0);
    return new TokenLayout(batch, rows, columns, rows * columns, unused, unused, true);
  }

  /**
   * {@return the layout of the visible patches}
   *
   * @param hidden batch × rows × columns × 1: 1 where a patch is hidden
   * @param visibleCount number of visible patches of each example
   */
  static TokenLayout visible(Ops tf, Operand<TFloat32> hidden, int visibleCount) {
    long[] shape = hidden.asOutput().shape().asArray();
    int batch = (int) shape[0];
    int patches = (int) (shape[1] * shape[2]);
    Operand<TFloat32> visible =
        tf.math.sub(tf.constant(1f), tf.reshape(hidden, tf.constant(new int[] {batch, patches})));
    // Of equal values the first come first, so the indices of the visible patches ascend.
    TopK<TFloat32, TInt32> first = tf.nn.topK(visible, tf.constant(visibleCount), TInt32.class);
    Operand<TInt32> gridIndices = tf.math.add(first.indices(), offsets(tf, batch, patches));
    Operand<TInt32> rank =
        tf.dtypes.cast(
            tf.math.sub(tf.math.cumsum(visible, tf.constant(1)), tf.constant(1f)), TInt32.class);
    Operand<TInt32> missing =
        tf.fill(tf.constant(new int[] {batch, patches}), tf.constant(batch * visibleCount));
    Operand<TInt32> tokenIndices =
        tf.select(
            tf.math.greater(visible, tf.constant(0.5f)),
            tf.math.add(rank, offsets(tf, batch, visibleCount)),
            missing);
    return new TokenLayout(
        batch,
        (int) shape[1],
        (int) shape[2],
        visibleCount,
        tf.reshape(gridIndices, tf.constant(new int[] {batch * visibleCount})),
        tf.reshape(tokenIndices, tf.constant(new int[] {batch * patches})),
        false);
  }

  /** Index of the first of {@code step} rows of each example. */
  private static Operand<TInt32> offsets(Ops tf, int batch, int step) {
    int[][] offsets = new int[batch][1];
    for (int i = 0; i < batch; i++) {
      offsets[i][0] = i * step;
    }
    return tf.constant(offsets);
  }

  int batch() {
    return batch;
  }

  /** {@return number of tokens of an example} */
  int count() {
    return count;
  }

  /** {@return the tokens of these patches out of those of all patches, both in flat rows} */
  Operand<TFloat32> select(Ops tf, Operand<TFloat32> all) {
    return complete ? all : tf.gather(all, gridIndices, tf.constant(0));
  }

  /**
   * {@return tokens of all patches}
   *
   * @param tokens flat rows of these patches
   * @param filler one row, which stands for each of the others
   */
  Operand<TFloat32> restore(Ops tf, Operand<TFloat32> tokens, Operand<TFloat32> filler) {
    return complete
        ? tokens
        : tf.gather(
            tf.concat(List.of(tokens, filler), tf.constant(0)), tokenIndices, tf.constant(0));
  }

  /** {@return tokens in the grid, with 0 where there is none} */
  Operand<TFloat32> toGrid(Ops tf, Operand<TFloat32> tokens, int width) {
    Operand<TFloat32> zeros = tf.zeros(tf.constant(new int[] {1, width}), TFloat32.class);
    return tf.reshape(
        restore(tf, tokens, zeros), tf.constant(new int[] {batch, rows, columns, width}));
  }

  /** {@return flat rows of the tokens in a grid} */
  Operand<TFloat32> fromGrid(Ops tf, Operand<TFloat32> grid, int width) {
    return select(tf, tf.reshape(grid, tf.constant(new int[] {batch * rows * columns, width})));
  }
}
