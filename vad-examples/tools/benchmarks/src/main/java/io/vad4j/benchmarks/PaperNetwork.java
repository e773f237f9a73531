package io.vad4j.benchmarks;

import io.vad4j.benchmarks.OnnxChain.Constant;
import java.util.Map;
import java.util.Random;

/**
 * Network of the paper's Table 1 at 200 × 200 as an ONNX model with random weights: as it stands
 * there, or with each up-sampling folded into the convolution after it, as {@code
 * architecture=reconstruction} computes it. Both give the same output.
 */
final class PaperNetwork {
  /** Rows and columns of the input. */
  static final int SIDE = 200;

  private static final int[] ENCODER = {32, 64, 128, 128};
  private static final int[] DECODER = {64, 32, 1};

  /** Which of the three kernel values along an axis add up to each of the four. */
  private static final int[][] FOLDING = {{0, 0, 1}, {0, 1, 1}, {1, 1, 0}, {1, 0, 0}};

  private PaperNetwork() {}

  /** The model. */
  static byte[] model(boolean folded) {
    Random random = new Random(1);
    OnnxChain chain = new OnnxChain(1, 1, SIDE, SIDE);
    int channels = 1;
    for (int i = 0; i < ENCODER.length; i++) {
      addConvolution(chain, weights(random, channels, ENCODER[i]), channels, ENCODER[i]);
      chain.add("Relu", Map.of());
      if (i < ENCODER.length - 1) {
        chain.add(
            "MaxPool", Map.of("kernel_shape", new long[] {2, 2}, "strides", new long[] {2, 2}));
      }
      channels = ENCODER[i];
    }
    for (int i = 0; i < DECODER.length; i++) {
      float[] weights = weights(random, channels, DECODER[i]);
      if (folded) {
        addTransposed(chain, weights, channels, DECODER[i]);
      } else {
        addUpSampling(chain);
        addConvolution(chain, weights, channels, DECODER[i]);
      }
      chain.add(i < DECODER.length - 1 ? "Relu" : "Sigmoid", Map.of());
      channels = DECODER[i];
    }
    return chain.toByteArray();
  }

  /** Kernels: output channels × input channels × 3 × 3. */
  private static float[] weights(Random random, int channelsIn, int channelsOut) {
    float[] weights = new float[9 * channelsIn * channelsOut];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / (9 * channelsIn)));
    }
    return weights;
  }

  private static void addConvolution(
      OnnxChain chain, float[] weights, int channelsIn, int channelsOut) {
    chain.add(
        "Conv",
        Map.of("kernel_shape", new long[] {3, 3}, "pads", new long[] {1, 1, 1, 1}),
        new Constant(new long[] {channelsOut, channelsIn, 3, 3}, weights),
        new Constant(new long[] {channelsOut}, new float[channelsOut]));
  }

  private static void addUpSampling(OnnxChain chain) {
    chain.add(
        "Resize",
        Map.of(
            "mode", "nearest",
            "coordinate_transformation_mode", "asymmetric",
            "nearest_mode", "floor"),
        OnnxChain.LEFT_OUT,
        new Constant(new long[] {4}, new float[] {1, 1, 2, 2}));
  }

  private static void addTransposed(
      OnnxChain chain, float[] weights, int channelsIn, int channelsOut) {
    float[] folded = new float[16 * channelsIn * channelsOut];
    for (int i = 0; i < folded.length; i++) {
      int column = i % 4;
      int row = i / 4 % 4;
      int out = i / 16 % channelsOut;
      int in = i / 16 / channelsOut;
      for (int tap = 0; tap < 9; tap++) {
        folded[i] +=
            FOLDING[row][tap / 3]
                * FOLDING[column][tap % 3]
                * weights[(out * channelsIn + in) * 9 + tap];
      }
    }
    chain.add(
        "ConvTranspose",
        Map.of(
            "kernel_shape", new long[] {4, 4},
            "strides", new long[] {2, 2},
            "pads", new long[] {1, 1, 1, 1}),
        new Constant(new long[] {channelsIn, channelsOut, 4, 4}, folded),
        new Constant(new long[] {channelsOut}, new float[channelsOut]));
  }
}
