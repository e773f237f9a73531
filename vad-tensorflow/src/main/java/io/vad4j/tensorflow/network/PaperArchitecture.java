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
public record PaperArchitecture(int size) implements Architecture {
  /** How much smaller than the picture the code is, across and down. */
  public static final int REDUCTION = 8;

  private static final int[] ENCODER = {32, 64, 128, 128};
  private static final int[] DECODER = {64, 32, 1};
  private static final int SIDE = 3;

  /** Checks the size. */
  public PaperArchitecture {
    if (size < REDUCTION || size % REDUCTION != 0) {
      throw new IllegalArgumentException(
          "The picture must be a multiple of 8 pixels across and down, not " + size + ".");
    }
  }

  @Override
  public String name() {
    return "paper";
  }

  @Override
  public int pictureRows() {
    return size;
  }

  @Override
  public int pictureColumns() {
    return size;
  }

  @Override
  public int pictureChannels() {
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
    for (int i = 0; i < ENCODER.length; i++) {
      channels = layer(parameters, encoder(i), channels, ENCODER[i]);
    }
    for (int i = 0; i < DECODER.length; i++) {
      channels = layer(parameters, decoder(i), channels, DECODER[i]);
    }
    return List.copyOf(parameters);
  }

  private static int layer(
      List<Parameter> parameters, String name, int channelsIn, int channelsOut) {
    parameters.add(Parameter.kernel(name, SIDE, channelsIn, channelsOut));
    parameters.add(Parameter.bias(name, channelsOut));
    return channelsOut;
  }

  private static String encoder(int number) {
    return "encoder-" + (number + 1);
  }

  private static String decoder(int number) {
    return "decoder-" + (number + 1);
  }

  @Override
  public List<LayerForm> layers() {
    List<LayerForm> layers = new ArrayList<>();
    layers.add(new LayerForm("Input", size, size, 1, 0));
    int side = size;
    int channels = 1;
    for (int i = 0; i < ENCODER.length; i++) {
      if (i > 0) {
        side /= 2;
        layers.add(new LayerForm("MaxPooling 2x2", side, side, channels, 0));
      }
      layers.add(convolution(side, channels, ENCODER[i], "ReLU"));
      channels = ENCODER[i];
    }
    for (int i = 0; i < DECODER.length; i++) {
      side *= 2;
      layers.add(new LayerForm("UpSampling 2x2", side, side, channels, 0));
      boolean last = i == DECODER.length - 1;
      layers.add(convolution(side, channels, DECODER[i], last ? "sigmoid" : "ReLU"));
      channels = DECODER[i];
    }
    return List.copyOf(layers);
  }

  private static LayerForm convolution(int side, int channelsIn, int channelsOut, String last) {
    return new LayerForm(
        "Conv 3x3 %d, %s".formatted(channelsOut, last),
        side,
        side,
        channelsOut,
        ((long) SIDE * SIDE * channelsIn + 1) * channelsOut);
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
    for (int i = 0; i < ENCODER.length; i++) {
      Operand<TFloat32> sums =
          tf.nn.conv2d(output, weights.kernel(encoder(i)), List.of(1L, 1L, 1L, 1L), "SAME");
      Operand<TFloat32> pooled = i < ENCODER.length - 1 ? MaxPooling.halve(tf, sums) : sums;
      output = tf.nn.relu(tf.nn.biasAdd(pooled, weights.bias(encoder(i))));
    }
    return output;
  }

  /** Adds the decoder to a graph, from the code to the reconstruction. */
  Operand<TFloat32> decode(Ops tf, Operand<TFloat32> code, GraphWeights weights) {
    Operand<TFloat32> output = code;
    int side = size / REDUCTION;
    int channels = ENCODER[ENCODER.length - 1];
    for (int i = 0; i < DECODER.length; i++) {
      UpConvolution up = new UpConvolution(side, side, channels, DECODER[i]);
      Operand<TFloat32> sums =
          tf.nn.biasAdd(
              up.folded(tf, output, weights.kernel(decoder(i))), weights.bias(decoder(i)));
      output = i < DECODER.length - 1 ? tf.nn.relu(sums) : tf.math.sigmoid(sums);
      side *= 2;
      channels = DECODER[i];
    }
    return output;
  }
}
