package io.vad4j.tensorflow.transformer;

import io.vad4j.tensorflow.LayerSummary;
import io.vad4j.tensorflow.network.GraphWeights;
import io.vad4j.tensorflow.network.Parameter;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Layers on sequences of tokens: linear layer, layer normalization, GELU. */
final class TokenOps {
  private static final float EPSILON = 1e-5f;

  private TokenOps() {}

  /** Adds a linear layer to a graph. */
  static Operand<TFloat32> linear(
      Ops tf, Operand<TFloat32> tokens, GraphWeights weights, String layer) {
    long[] shape = tokens.asOutput().shape().asArray();
    int widthIn = (int) shape[shape.length - 1];
    Operand<TFloat32> kernel = weights.kernel(layer);
    int widthOut = (int) kernel.asOutput().shape().get(1);
    Operand<TFloat32> rows = tf.reshape(tokens, tf.constant(new int[] {-1, widthIn}));
    Operand<TFloat32> products = tf.nn.biasAdd(tf.linalg.matMul(rows, kernel), weights.bias(layer));
    int[] output = new int[shape.length];
    for (int i = 0; i < output.length; i++) {
      output[i] = (int) shape[i];
    }
    output[output.length - 1] = widthOut;
    return tf.reshape(products, tf.constant(output));
  }

  /** {@return scale and offset of layer normalization} */
  static List<Parameter> normParameters(String layer, int width) {
    return List.of(
        Parameter.constant(layer + "/scale", width, 1, true),
        Parameter.constant(layer + "/offset", width, 0, true));
  }

  /** Adds layer normalization to a graph (Ba, Kiros and Hinton, 2016). */
  static Operand<TFloat32> normalize(
      Ops tf, Operand<TFloat32> tokens, GraphWeights weights, String layer) {
    Operand<TInt32> last = tf.constant(new int[] {tokens.asOutput().shape().numDimensions() - 1});
    Operand<TFloat32> centered =
        tf.math.sub(tokens, tf.math.mean(tokens, last, Mean.keepDims(true)));
    Operand<TFloat32> variance = tf.math.mean(tf.math.square(centered), last, Mean.keepDims(true));
    Operand<TFloat32> normalized =
        tf.math.mul(centered, tf.math.rsqrt(tf.math.add(variance, tf.constant(EPSILON))));
    return tf.math.add(
        tf.math.mul(normalized, weights.get(layer + "/scale")), weights.get(layer + "/offset"));
  }

  /** Adds the Gaussian error linear unit to a graph (Hendrycks and Gimpel, 2016). */
  static Operand<TFloat32> gelu(Ops tf, Operand<TFloat32> values) {
    Operand<TFloat32> erf = tf.math.erf(tf.math.mul(values, tf.constant((float) Math.sqrt(0.5))));
    return tf.math.mul(tf.math.mul(values, tf.constant(0.5f)), tf.math.add(erf, tf.constant(1f)));
  }

  /** {@return number of trainable values} */
  static long trainableCount(List<Parameter> parameters) {
    return parameters.stream().filter(Parameter::trainable).mapToLong(Parameter::size).sum();
  }

  /** {@return a row of a summary for tokens: tokens × 1 × width} */
  static LayerSummary summary(
      String name, int tokens, int width, List<Parameter> parameters, long multiplyAdds) {
    return new LayerSummary(name, tokens, 1, width, trainableCount(parameters), multiplyAdds);
  }
}
