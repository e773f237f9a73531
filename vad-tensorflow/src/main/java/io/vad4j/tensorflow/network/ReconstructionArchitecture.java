package io.vad4j.tensorflow.network;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The convolutional autoencoder of Table 1 in <i>Motion enhanced video anomaly detection using
 * masked autoencoder and hybrid loss functions</i> (Annales Mathematicae et Informaticae 61, 2025):
 * three halvings to a code of 128 channels and back, 332,801 parameters.
 *
 * <p>The target is the picture, from 0 to 1, and hidden pixels are 0 to the network. The picture of
 * an example is the frame before, which the network does not see: losses take motion from it.
 *
 * <p>Bias and ReLU come after each pooling rather than before, which gives the same numbers (both
 * keep order) from a quarter of the work, and each up-sampling is one with the convolution after it
 * ({@link UpConvolution}).
 *
 * @param size rows and columns of the picture, a multiple of 8
 */
public record ReconstructionArchitecture(int size) implements Architecture {
  /** How much smaller than the picture the code is, across and down. */
  public static final int DOWNSAMPLING_FACTOR = 8;

  private static final int[] ENCODER_CHANNELS = {32, 64, 128, 128};
  private static final int[] DECODER_CHANNELS = {64, 32, 1};
  private static final int KERNEL_SIZE = 3;

  /** Checks the size. */
  public ReconstructionArchitecture {
    if (size < DOWNSAMPLING_FACTOR || size % DOWNSAMPLING_FACTOR != 0) {
      throw new IllegalArgumentException(
          "The picture must be a multiple of 8 pixels across and down, not " + size + ".");
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
      channels = addLayer(parameters, encoderLayer(i), channels, ENCODER_CHANNELS[i]);
    }
    for (int i = 0; i < DECODER_CHANNELS.length; i++) {
      channels = addLayer(parameters, decoderLayer(i), channels, DECODER_CHANNELS[i]);
    }
    return List.copyOf(parameters);
  }

  private static int addLayer(
      List<Parameter> parameters, String name, int channelsIn, int channelsOut) {
    parameters.add(Parameter.kernel(name, KERNEL_SIZE, channelsIn, channelsOut));
    parameters.add(Parameter.bias(name, channelsOut));
    return channelsOut;
  }

  private static String encoderLayer(int number) {
    return "encoder-" + (number + 1);
  }

  private static String decoderLayer(int number) {
    return "decoder-" + (number + 1);
  }

  @Override
  public List<LayerSpec> layers() {
    List<LayerSpec> layers = new ArrayList<>();
    layers.add(new LayerSpec("Input", size, size, 1, 0));
    int side = size;
    int channels = 1;
    for (int i = 0; i < ENCODER_CHANNELS.length; i++) {
      if (i > 0) {
        side /= 2;
        layers.add(new LayerSpec("MaxPooling 2x2", side, side, channels, 0));
      }
      layers.add(convolutionSpec(side, channels, ENCODER_CHANNELS[i], "ReLU"));
      channels = ENCODER_CHANNELS[i];
    }
    for (int i = 0; i < DECODER_CHANNELS.length; i++) {
      side *= 2;
      layers.add(new LayerSpec("UpSampling 2x2", side, side, channels, 0));
      boolean activation = i == DECODER_CHANNELS.length - 1;
      layers.add(
          convolutionSpec(side, channels, DECODER_CHANNELS[i], activation ? "sigmoid" : "ReLU"));
      channels = DECODER_CHANNELS[i];
    }
    return List.copyOf(layers);
  }

  private static LayerSpec convolutionSpec(
      int side, int channelsIn, int channelsOut, String activation) {
    return new LayerSpec(
        "Conv 3x3 %d, %s".formatted(channelsOut, activation),
        side,
        side,
        channelsOut,
        ((long) KERNEL_SIZE * KERNEL_SIZE * channelsIn + 1) * channelsOut);
  }

  @Override
  public Operand<TFloat32> reconstruct(Ops tf, Input input, GraphWeights weights, Dropout dropout) {
    Operand<TFloat32> visible =
        tf.math.mul(input.target(), tf.math.sub(tf.constant(1f), input.hidden()));
    return decode(tf, dropout.apply(encode(tf, visible, weights)), weights);
  }

  /**
   * Adds the encoder to a graph.
   *
   * @param visible a batch of pictures, with 0 where they are hidden
   * @return the code, which is the output of the encoder's last layer
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
    int channels = ENCODER_CHANNELS[ENCODER_CHANNELS.length - 1];
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
