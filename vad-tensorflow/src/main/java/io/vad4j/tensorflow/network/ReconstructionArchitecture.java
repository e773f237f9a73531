package io.vad4j.tensorflow.network;

import io.vad4j.tensorflow.LayerSummary;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Convolutional autoencoder of Table 1 in <i>Motion enhanced video anomaly detection using masked
 * autoencoder and hybrid loss functions</i> (Annales Mathematicae et Informaticae 61, 2025): three
 * poolings to a code of 128 channels and three up-samplings, 332,801 parameters.
 *
 * <p>The target is a frame in [0, 1], with 0 where it is hidden. The image is the previous frame,
 * which the network does not receive; losses compute motion from it.
 *
 * <p>Bias and ReLU follow each pooling instead of preceding it, which gives the same values from a
 * quarter of the operations, and each up-sampling is folded into the convolution after it ({@link
 * UpConvolution}).
 *
 * @param size rows and columns of a frame, a multiple of 8
 */
public record ReconstructionArchitecture(int size) implements Architecture {
  /** Ratio of the size of a frame to the size of the code. */
  public static final int DOWNSAMPLING_FACTOR = 8;

  private static final int[] ENCODER_CHANNELS = {32, 64, 128, 128};
  private static final int[] DECODER_CHANNELS = {64, 32, 1};
  private static final int CODE_CHANNELS = 128;
  private static final int KERNEL_SIZE = 3;

  /** Validates the size. */
  public ReconstructionArchitecture {
    if (size < DOWNSAMPLING_FACTOR || size % DOWNSAMPLING_FACTOR != 0) {
      throw new IllegalArgumentException(
          "The input size must be a multiple of 8 pixels, not " + size + ".");
    }
  }

  @Override
  public String name() {
    return "reconstruction";
  }

  @Override
  public int imageRows() {
    return size;
  }

  @Override
  public int imageColumns() {
    return size;
  }

  @Override
  public int imageChannels() {
    return 1;
  }

  @Override
  public int rows() {
    return size;
  }

  @Override
  public int columns() {
    return size;
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    int channels = 1;
    for (int i = 0; i < ENCODER_CHANNELS.length; i++) {
      parameters.addAll(
          Parameter.layer(encoderLayer(i), KERNEL_SIZE, channels, ENCODER_CHANNELS[i]));
      channels = ENCODER_CHANNELS[i];
    }
    for (int i = 0; i < DECODER_CHANNELS.length; i++) {
      List<Parameter> layer =
          Parameter.layer(decoderLayer(i), KERNEL_SIZE, channels, DECODER_CHANNELS[i]);
      boolean last = i == DECODER_CHANNELS.length - 1;
      parameters.addAll(last ? Parameter.zeros(layer) : layer);
      channels = DECODER_CHANNELS[i];
    }
    return List.copyOf(parameters);
  }

  private static String encoderLayer(int index) {
    return "encoder-" + (index + 1);
  }

  private static String decoderLayer(int index) {
    return "decoder-" + (index + 1);
  }

  @Override
  public List<LayerSummary> layers() {
    List<LayerSummary> layers = new ArrayList<>();
    layers.add(new LayerSummary("Input", size, size, 1, 0, 0));
    int side = size;
    int channels = 1;
    for (int i = 0; i < ENCODER_CHANNELS.length; i++) {
      if (i > 0) {
        side /= 2;
        layers.add(new LayerSummary("MaxPooling 2x2", side, side, channels, 0, 0));
      }
      layers.add(convolution(side, channels, ENCODER_CHANNELS[i], "ReLU"));
      channels = ENCODER_CHANNELS[i];
    }
    for (int i = 0; i < DECODER_CHANNELS.length; i++) {
      side *= 2;
      layers.add(new LayerSummary("UpSampling 2x2", side, side, channels, 0, 0));
      String activation = i == DECODER_CHANNELS.length - 1 ? "sigmoid" : "ReLU";
      layers.add(convolution(side, channels, DECODER_CHANNELS[i], activation));
      channels = DECODER_CHANNELS[i];
    }
    return List.copyOf(layers);
  }

  private static LayerSummary convolution(
      int side, int channelsIn, int channelsOut, String activation) {
    long kernel = (long) KERNEL_SIZE * KERNEL_SIZE * channelsIn * channelsOut;
    return new LayerSummary(
        "Conv 3x3 %d, %s".formatted(channelsOut, activation),
        side,
        side,
        channelsOut,
        kernel + channelsOut,
        kernel * side * side);
  }

  @Override
  public Operand<TFloat32> reconstruct(Ops tf, Input input, GraphWeights weights, Phase phase) {
    return decode(tf, phase.dropout(tf, encode(tf, input.visible(tf), weights)), weights);
  }

  /**
   * Adds the encoder to a graph.
   *
   * @param visible a batch of frames, with 0 where they are hidden
   * @return the code: the output of the encoder's last layer
   */
  Operand<TFloat32> encode(Ops tf, Operand<TFloat32> visible, GraphWeights weights) {
    Operand<TFloat32> output = visible;
    for (int i = 0; i < ENCODER_CHANNELS.length; i++) {
      Operand<TFloat32> sums =
          tf.nn.conv2d(output, weights.kernel(encoderLayer(i)), List.of(1L, 1L, 1L, 1L), "SAME");
      Operand<TFloat32> pooled = i < ENCODER_CHANNELS.length - 1 ? MaxPooling.pool(tf, sums) : sums;
      output = tf.nn.relu(tf.nn.biasAdd(pooled, weights.bias(encoderLayer(i))));
    }
    return output;
  }

  /** Adds the decoder to a graph, from the code to the reconstruction. */
  Operand<TFloat32> decode(Ops tf, Operand<TFloat32> code, GraphWeights weights) {
    Operand<TFloat32> output = code;
    int side = size / DOWNSAMPLING_FACTOR;
    int channels = CODE_CHANNELS;
    for (int i = 0; i < DECODER_CHANNELS.length; i++) {
      UpConvolution up = new UpConvolution(side, side, channels, DECODER_CHANNELS[i]);
      Operand<TFloat32> sums =
          tf.nn.biasAdd(
              up.build(tf, output, weights.kernel(decoderLayer(i))), weights.bias(decoderLayer(i)));
      output = i < DECODER_CHANNELS.length - 1 ? tf.nn.relu(sums) : tf.math.sigmoid(sums);
      side *= 2;
      channels = DECODER_CHANNELS[i];
    }
    return output;
  }
}
