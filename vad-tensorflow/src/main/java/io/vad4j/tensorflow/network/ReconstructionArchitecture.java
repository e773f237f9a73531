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
 * <p>With several frames, which Table 1 has not, the previous ones are the channels of the image,
 * the newest first, and are never hidden. The encoder codes each frame for itself, and {@link
 * TemporalAttention} joins the codes.
 *
 * @param size rows and columns of a frame, a multiple of 8
 * @param frames number of frames that the network receives, with the target
 */
public record ReconstructionArchitecture(int size, int frames) implements Architecture {
  /** Ratio of the size of a frame to the size of the code. */
  public static final int DOWNSAMPLING_FACTOR = 8;

  private static final int[] ENCODER_CHANNELS = {32, 64, 128, 128};
  private static final int[] DECODER_CHANNELS = {64, 32, 1};
  private static final int CODE_CHANNELS = 128;
  private static final int KERNEL_SIZE = 3;
  private static final long[] POOLING_WINDOW = {1, 2, 2, 1};

  /** Validates the size and the number of frames. */
  public ReconstructionArchitecture {
    if (size < DOWNSAMPLING_FACTOR || size % DOWNSAMPLING_FACTOR != 0) {
      throw new IllegalArgumentException(
          "The input size must be a multiple of 8 pixels, not " + size + ".");
    }
    if (frames < 1) {
      throw new IllegalArgumentException("At least 1 frame is needed, not " + frames + ".");
    }
  }

  /** Creates the network of Table 1. */
  public ReconstructionArchitecture(int size) {
    this(size, 1);
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
    return Math.max(1, frames - 1);
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
    if (frames > 1) {
      parameters.addAll(attention().parameters());
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

  private TemporalAttention attention() {
    return new TemporalAttention(frames, size / DOWNSAMPLING_FACTOR, CODE_CHANNELS);
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
      layers.add(convolution(side, channels, ENCODER_CHANNELS[i], "ReLU", frames));
      channels = ENCODER_CHANNELS[i];
    }
    if (frames > 1) {
      layers.add(attention().layer());
    }
    for (int i = 0; i < DECODER_CHANNELS.length; i++) {
      side *= 2;
      layers.add(new LayerSummary("UpSampling 2x2", side, side, channels, 0, 0));
      String activation = i == DECODER_CHANNELS.length - 1 ? "sigmoid" : "ReLU";
      layers.add(convolution(side, channels, DECODER_CHANNELS[i], activation, 1));
      channels = DECODER_CHANNELS[i];
    }
    return List.copyOf(layers);
  }

  private static LayerSummary convolution(
      int side, int channelsIn, int channelsOut, String activation, int times) {
    long kernel = (long) KERNEL_SIZE * KERNEL_SIZE * channelsIn * channelsOut;
    return new LayerSummary(
        "Conv 3x3 %d, %s".formatted(channelsOut, activation),
        side,
        side,
        channelsOut,
        kernel + channelsOut,
        kernel * side * side * times);
  }

  @Override
  public Operand<TFloat32> reconstruct(Ops tf, Input input, GraphWeights weights, Phase phase) {
    Convolution convolution = Convolution.DIFFERENTIABLE;
    Operand<TFloat32> code = encode(tf, input.visible(tf), input.image(), weights, convolution);
    return decode(tf, phase.dropout(tf, code), weights, convolution);
  }

  /** {@return the previous frame of an image of the network} */
  public static Operand<TFloat32> previousFrame(Ops tf, Operand<TFloat32> image) {
    return image.asOutput().shape().get(3) == 1 ? image : TemporalAttention.channel(tf, image, 0);
  }

  /**
   * Adds the code of frames to a graph: the output of the encoder's last layer, or of attention.
   *
   * @param visible a batch of frames, with 0 where they are hidden
   * @param image previous frames
   */
  Operand<TFloat32> encode(
      Ops tf,
      Operand<TFloat32> visible,
      Operand<TFloat32> image,
      GraphWeights weights,
      Convolution convolution) {
    Operand<TFloat32> newest = encodeFrame(tf, visible, weights, convolution);
    if (frames == 1) {
      return newest;
    }
    List<Operand<TFloat32>> codes = new ArrayList<>(List.of(newest));
    for (int i = 0; i < imageChannels(); i++) {
      codes.add(encodeFrame(tf, TemporalAttention.channel(tf, image, i), weights, convolution));
    }
    return attention().build(tf, codes, weights);
  }

  private static Operand<TFloat32> encodeFrame(
      Ops tf, Operand<TFloat32> visible, GraphWeights weights, Convolution convolution) {
    Operand<TFloat32> output = visible;
    for (int i = 0; i < ENCODER_CHANNELS.length; i++) {
      Operand<TFloat32> sums = convolution.same(tf, output, weights.kernel(encoderLayer(i)));
      Operand<TFloat32> pooled = i < ENCODER_CHANNELS.length - 1 ? maxPool(tf, sums) : sums;
      output = tf.nn.relu(tf.nn.biasAdd(pooled, weights.bias(encoderLayer(i))));
    }
    return output;
  }

  /**
   * Adds 2 × 2 max pooling by TensorFlow's operation {@code MaxPool}, which has oneDNN kernels;
   * {@code MaxPoolV2}, the only one that TensorFlow Java offers, has none and is slower in
   * training.
   */
  private static Operand<TFloat32> maxPool(Ops tf, Operand<TFloat32> input) {
    return tf.scope()
        .env()
        .opBuilder("MaxPool", tf.scope().makeOpName("MaxPool"), tf.scope())
        .addInput(input.asOutput())
        .setAttr("ksize", POOLING_WINDOW)
        .setAttr("strides", POOLING_WINDOW)
        .setAttr("padding", "VALID")
        .build()
        .output(0);
  }

  /** Adds the decoder to a graph, from the code to the reconstruction. */
  Operand<TFloat32> decode(
      Ops tf, Operand<TFloat32> code, GraphWeights weights, Convolution convolution) {
    Operand<TFloat32> output = code;
    int side = size / DOWNSAMPLING_FACTOR;
    int channels = CODE_CHANNELS;
    for (int i = 0; i < DECODER_CHANNELS.length; i++) {
      UpConvolution up = new UpConvolution(side, side, channels, DECODER_CHANNELS[i]);
      Operand<TFloat32> sums =
          up.build(
              tf,
              convolution,
              output,
              weights.kernel(decoderLayer(i)),
              weights.bias(decoderLayer(i)));
      output = i < DECODER_CHANNELS.length - 1 ? tf.nn.relu(sums) : tf.math.sigmoid(sums);
      side *= 2;
      channels = DECODER_CHANNELS[i];
    }
    return output;
  }
}
