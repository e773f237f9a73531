package io.vad4j.tensorflow.gan;

import io.vad4j.tensorflow.LayerSummary;
import io.vad4j.tensorflow.network.Architecture;
import io.vad4j.tensorflow.network.GraphWeights;
import io.vad4j.tensorflow.network.Parameter;
import io.vad4j.tensorflow.network.Phase;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Convolutional autoencoder as a generator, with a discriminator of images and one of the code. The
 * image and the target are the frame in [−1, 1].
 *
 * <p>Encoder: 5 × 5 convolutions of stride 2 with {@code channels}, twice, four and eight times as
 * many, a 1 × 1 convolution of stride 2 with sixteen times as many, and a dense code. Decoder: a
 * dense layer to an eighth of the size, 5 × 5 transposed convolutions of stride 2, and a 1 × 1
 * convolution with tanh. Batch normalization and leaky ReLU follow each inner layer.
 *
 * @param rows rows of a frame, a multiple of 32
 * @param columns columns of a frame, a multiple of 32
 * @param channels channels of the first layer, an even number
 * @param codeSize values of the code
 */
record GanArchitecture(int rows, int columns, int channels, int codeSize) implements Architecture {
  /** Ratio of the size of a frame to that of the encoder's last layer. */
  static final int DOWNSAMPLING_FACTOR = 32;

  private static final int DECODER_FACTOR = 8;
  private static final int KERNEL_SIZE = 5;
  private static final int CONVOLUTIONS = 4;
  private static final int UP_CONVOLUTIONS = 3;
  private static final String IMAGE_DISCRIMINATOR = "image-discriminator";
  private static final String LATENT_DISCRIMINATOR = "latent-discriminator";
  private static final List<Integer> LATENT_WIDTHS = List.of(256, 128, 1);

  /** Validates the sizes. */
  GanArchitecture {
    if (rows % DOWNSAMPLING_FACTOR != 0
        || columns % DOWNSAMPLING_FACTOR != 0
        || channels % 2 != 0) {
      throw new IllegalArgumentException(
          "%dx%d pixels, %d channels.".formatted(columns, rows, channels));
    }
  }

  static boolean isOfGenerator(Parameter parameter) {
    return !isOfImageDiscriminator(parameter) && !isOfLatentDiscriminator(parameter);
  }

  static boolean isOfImageDiscriminator(Parameter parameter) {
    return parameter.name().startsWith(IMAGE_DISCRIMINATOR);
  }

  static boolean isOfLatentDiscriminator(Parameter parameter) {
    return parameter.name().startsWith(LATENT_DISCRIMINATOR);
  }

  @Override
  public String name() {
    return "gan";
  }

  @Override
  public int imageRows() {
    return rows;
  }

  @Override
  public int imageColumns() {
    return columns;
  }

  @Override
  public int imageChannels() {
    return 1;
  }

  /** Nothing is masked. */
  @Override
  public int maskRows() {
    return 1;
  }

  @Override
  public int maskColumns() {
    return 1;
  }

  /** A convolution, transposed where it enlarges. */
  private record Convolution(String name, int size, int stride, int channelsIn, int channelsOut) {
    Parameter kernel(boolean transposed) {
      return transposed
          ? new Parameter(
              name + "/kernel",
              List.of(size, size, channelsOut, channelsIn),
              0,
              Math.sqrt(2.0 * stride * stride / (size * size * channelsIn)),
              true)
          : Parameter.kernel(name, size, channelsIn, channelsOut);
    }
  }

  private List<Convolution> encoder() {
    List<Convolution> convolutions = downConvolutions("encoder");
    convolutions.add(
        new Convolution(
            "encoder-5", 1, 2, channels << (CONVOLUTIONS - 1), channels << CONVOLUTIONS));
    return convolutions;
  }

  private List<Convolution> downConvolutions(String name) {
    List<Convolution> convolutions = new ArrayList<>();
    int in = 1;
    for (int i = 0; i < CONVOLUTIONS; i++) {
      int out = channels << i;
      convolutions.add(new Convolution(name + "-" + (i + 1), KERNEL_SIZE, 2, in, out));
      in = out;
    }
    return convolutions;
  }

  private List<Convolution> decoder() {
    List<Convolution> convolutions = new ArrayList<>();
    int in = channels / 2;
    for (int i = 0; i < UP_CONVOLUTIONS; i++) {
      int out = channels << (UP_CONVOLUTIONS - 1 - i);
      convolutions.add(new Convolution("decoder-" + (i + 1), KERNEL_SIZE, 2, in, out));
      in = out;
    }
    return convolutions;
  }

  private int encodedSize() {
    return cells(DOWNSAMPLING_FACTOR) * (channels << CONVOLUTIONS);
  }

  private int cells(int factor) {
    return rows / factor * (columns / factor);
  }

  private int decodedSize() {
    return cells(DECODER_FACTOR) * channels / 2;
  }

  private int discriminatedSize() {
    return cells(1 << CONVOLUTIONS) * (channels << (CONVOLUTIONS - 1));
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (Convolution convolution : encoder()) {
      parameters.add(convolution.kernel(false));
      parameters.addAll(
          Parameter.batchNormalization(convolution.name(), convolution.channelsOut()));
    }
    parameters.addAll(Parameter.dense("encoder-code", encodedSize(), codeSize));
    parameters.addAll(Parameter.dense("decoder-dense", codeSize, decodedSize()));
    for (Convolution convolution : decoder()) {
      parameters.add(convolution.kernel(true));
      parameters.addAll(
          Parameter.batchNormalization(convolution.name(), convolution.channelsOut()));
    }
    parameters.addAll(Parameter.layer("decoder-output", 1, channels, 1));
    parameters.addAll(discriminatorParameters());
    return List.copyOf(parameters);
  }

  private List<Parameter> discriminatorParameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (Convolution convolution : downConvolutions(IMAGE_DISCRIMINATOR)) {
      parameters.addAll(
          Parameter.layer(
              convolution.name(),
              convolution.size(),
              convolution.channelsIn(),
              convolution.channelsOut()));
    }
    parameters.addAll(Parameter.dense(IMAGE_DISCRIMINATOR + "-output", discriminatedSize(), 1));
    int in = codeSize;
    for (int i = 0; i < LATENT_WIDTHS.size(); i++) {
      parameters.addAll(
          Parameter.dense(LATENT_DISCRIMINATOR + "-" + (i + 1), in, LATENT_WIDTHS.get(i)));
      in = LATENT_WIDTHS.get(i);
    }
    return parameters;
  }

  /** {@return layers of the generator; the discriminators are used in training only} */
  @Override
  public List<LayerSummary> layers() {
    List<LayerSummary> layers = new ArrayList<>();
    layers.add(new LayerSummary("Input", rows, columns, 1, 0, 0));
    int factor = 1;
    for (Convolution convolution : encoder()) {
      factor *= 2;
      layers.add(summary("Conv %dx%<d %d /2", convolution, factor, factor));
    }
    layers.add(denseSummary("Dense %d, code", encodedSize(), codeSize));
    layers.add(denseSummary("Dense %d", codeSize, decodedSize()));
    factor = DECODER_FACTOR;
    for (Convolution convolution : decoder()) {
      factor /= 2;
      layers.add(summary("Transposed conv %dx%<d %d *2", convolution, factor, 2 * factor));
    }
    layers.add(
        new LayerSummary(
            "Conv 1x1 1, tanh", rows, columns, 1, channels + 1, (long) rows * columns * channels));
    return List.copyOf(layers);
  }

  /** A row for a convolution with batch normalization, applied at the resolution of a factor. */
  private LayerSummary summary(
      String name, Convolution convolution, int outputFactor, int appliedFactor) {
    long kernel =
        (long) convolution.size()
            * convolution.size()
            * convolution.channelsIn()
            * convolution.channelsOut();
    return new LayerSummary(
        name.formatted(convolution.size(), convolution.channelsOut()),
        rows / outputFactor,
        columns / outputFactor,
        convolution.channelsOut(),
        kernel + 2L * convolution.channelsOut(),
        kernel * cells(appliedFactor));
  }

  private static LayerSummary denseSummary(String name, int in, int out) {
    return new LayerSummary(name.formatted(out), 1, 1, out, (in + 1L) * out, (long) in * out);
  }

  /** Adds the reconstruction to a graph. */
  @Override
  public Operand<TFloat32> reconstruct(Ops tf, Input input, GraphWeights weights, Phase phase) {
    return decode(tf, encode(tf, input.image(), weights, phase), weights, phase);
  }

  /** Adds the encoder to a graph; returns the code, batch × values. */
  Operand<TFloat32> encode(Ops tf, Operand<TFloat32> image, GraphWeights weights, Phase phase) {
    Operand<TFloat32> output = image;
    for (Convolution convolution : encoder()) {
      output =
          GanOps.activate(
              tf,
              phase.normalizeBatch(
                  tf,
                  GanOps.convolve(tf, output, weights, convolution.name()),
                  weights,
                  convolution.name()));
    }
    return GanOps.dense(tf, GanOps.flatten(tf, output), weights, "encoder-code");
  }

  /** Adds the decoder to a graph, from the code to the reconstruction. */
  Operand<TFloat32> decode(Ops tf, Operand<TFloat32> code, GraphWeights weights, Phase phase) {
    int batch = (int) code.asOutput().shape().get(0);
    int factor = DECODER_FACTOR;
    Operand<TFloat32> output =
        tf.reshape(
            GanOps.activate(tf, GanOps.dense(tf, code, weights, "decoder-dense")),
            tf.constant(new int[] {batch, rows / factor, columns / factor, channels / 2}));
    for (Convolution convolution : decoder()) {
      factor /= 2;
      int[] shape = {batch, rows / factor, columns / factor, convolution.channelsOut()};
      Operand<TFloat32> enlarged =
          tf.nn.conv2dBackpropInput(
              tf.constant(shape),
              weights.kernel(convolution.name()),
              output,
              List.of(1L, 2L, 2L, 1L),
              "SAME");
      output = GanOps.activate(tf, phase.normalizeBatch(tf, enlarged, weights, convolution.name()));
    }
    return tf.math.tanh(
        tf.nn.biasAdd(
            tf.nn.conv2d(output, weights.kernel("decoder-output"), List.of(1L, 1L, 1L, 1L), "SAME"),
            weights.bias("decoder-output")));
  }

  /** Adds the discriminator of images to a graph; returns a logit of each, high for real ones. */
  Operand<TFloat32> discriminateImages(Ops tf, Operand<TFloat32> images, GraphWeights weights) {
    Operand<TFloat32> output = images;
    for (Convolution convolution : downConvolutions(IMAGE_DISCRIMINATOR)) {
      output =
          GanOps.activate(
              tf,
              tf.nn.biasAdd(
                  GanOps.convolve(tf, output, weights, convolution.name()),
                  weights.bias(convolution.name())));
    }
    return GanOps.dense(tf, GanOps.flatten(tf, output), weights, IMAGE_DISCRIMINATOR + "-output");
  }

  /** Adds the discriminator of codes to a graph; returns a logit of each, high for normal ones. */
  Operand<TFloat32> discriminateCodes(Ops tf, Operand<TFloat32> codes, GraphWeights weights) {
    Operand<TFloat32> output = codes;
    for (int i = 1; i <= LATENT_WIDTHS.size(); i++) {
      Operand<TFloat32> sums = GanOps.dense(tf, output, weights, LATENT_DISCRIMINATOR + "-" + i);
      output = i < LATENT_WIDTHS.size() ? GanOps.activate(tf, sums) : sums;
    }
    return output;
  }
}
