package io.vad4j.tensorflow.network;

import io.vad4j.tensorflow.LayerSummary;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Attention over the codes of several frames, in each cell for itself: the query is a projection of
 * the newest frame's code, the keys are projections of all codes plus a vector for the age of the
 * frame, and a projection of the weighted mean of the codes is added to the newest code (Vaswani et
 * al., <i>Attention Is All You Need</i>, NeurIPS 2017, with one head).
 *
 * @param frames number of frames, with the newest
 * @param side rows and columns of a code
 * @param channels channels of a code
 */
record TemporalAttention(int frames, int side, int channels) {
  private static final int KEY_CHANNELS = 32;
  private static final String QUERY = "attention-query";
  private static final String KEY = "attention-key";
  private static final String VALUE = "attention-value";

  /** {@return its parameters; with their initial values it returns the newest code} */
  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.addAll(Parameter.layer(QUERY, 1, channels, KEY_CHANNELS));
    parameters.addAll(Parameter.layer(KEY, 1, channels, KEY_CHANNELS));
    parameters.addAll(Parameter.zeros(Parameter.layer(VALUE, 1, channels, channels)));
    for (int age = 0; age < frames; age++) {
      parameters.add(Parameter.constant(ageName(age), KEY_CHANNELS, 0, true));
    }
    return parameters;
  }

  private static String ageName(int age) {
    return "attention-age-" + age;
  }

  /** {@return its layer} */
  LayerSummary layer() {
    long projections = (long) channels * (KEY_CHANNELS * (1L + frames) + channels);
    long weighting = (long) frames * (KEY_CHANNELS + channels);
    return new LayerSummary(
        "Temporal attention, %d frames".formatted(frames),
        side,
        side,
        channels,
        Weights.parameterCount(parameters()),
        (projections + weighting) * side * side);
  }

  /**
   * Adds it to a graph.
   *
   * @param codes the code of each frame, the newest first; those of one example are used with every
   *     newest code
   * @return a code of the shape of the newest
   */
  Operand<TFloat32> build(Ops tf, List<Operand<TFloat32>> codes, GraphWeights weights) {
    Operand<TFloat32> newest = codes.get(0);
    Operand<TFloat32> query = project(tf, newest, QUERY, weights);
    List<Operand<TFloat32>> logits = new ArrayList<>();
    for (int age = 0; age < frames; age++) {
      Operand<TFloat32> key =
          tf.nn.biasAdd(project(tf, codes.get(age), KEY, weights), weights.get(ageName(age)));
      logits.add(
          tf.math.mean(tf.math.mul(query, key), tf.constant(new int[] {3}), Mean.keepDims(true)));
    }
    Operand<TFloat32> scaled =
        tf.math.mul(
            tf.concat(logits, tf.constant(3)), tf.constant((float) Math.sqrt(KEY_CHANNELS)));
    Operand<TFloat32> attention = tf.nn.softmax(scaled);
    Operand<TFloat32> mean = tf.math.mul(newest, channel(tf, attention, 0));
    for (int age = 1; age < frames; age++) {
      mean = tf.math.add(mean, tf.math.mul(codes.get(age), channel(tf, attention, age)));
    }
    return tf.math.add(newest, project(tf, mean, VALUE, weights));
  }

  private static Operand<TFloat32> project(
      Ops tf, Operand<TFloat32> values, String layer, GraphWeights weights) {
    return tf.nn.biasAdd(
        tf.nn.conv2d(values, weights.kernel(layer), List.of(1L, 1L, 1L, 1L), "SAME"),
        weights.bias(layer));
  }

  /** {@return one channel of values, as batch × rows × columns × 1} */
  static Operand<TFloat32> channel(Ops tf, Operand<TFloat32> values, int index) {
    return tf.slice(
        values, tf.constant(new int[] {0, 0, 0, index}), tf.constant(new int[] {-1, -1, -1, 1}));
  }
}
