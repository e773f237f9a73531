package io.vad4j.tensorflow.network;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.types.TFloat32;

/**
 * The masked motion autoencoder: from what is seen at a place and the motion visible around it, it
 * says what motion to expect there.
 *
 * <p>The picture is the frame minus the scene's background; two convolutions of stride 2 bring it
 * (signed, and its magnitude) to one cell for 4 × 4 pixels. There the visible motion and the mask
 * join it, one dilated and one plain residual convolution look around, and a last one names the
 * motion of each cell.
 *
 * @param columns cells across, at least 1; the picture is four times as wide
 * @param rows cells down, at least 1; the picture is four times as high
 */
public record MotionArchitecture(int columns, int rows) implements Architecture {
  /** Pixels of the picture to a cell, across and down. */
  public static final int PIXELS_PER_CELL = 4;

  /** Values at each place of the picture: for 2 × 2 pixels, signed and magnitude. */
  public static final int IMAGE_CHANNELS = 8;

  private static final int EDGE_CHANNELS = 8;
  private static final int CHANNELS = 16;

  /** Checks that there is at least one cell. */
  public MotionArchitecture {
    if (columns < 1 || rows < 1) {
      throw new IllegalArgumentException("A grid of " + columns + "x" + rows + " cells.");
    }
  }

  @Override
  public String name() {
    return "motion";
  }

  @Override
  public int imageRows() {
    return rows * PIXELS_PER_CELL / 2;
  }

  @Override
  public int imageColumns() {
    return columns * PIXELS_PER_CELL / 2;
  }

  @Override
  public int imageChannels() {
    return IMAGE_CHANNELS;
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    addLayer(parameters, "edges", 3, IMAGE_CHANNELS, EDGE_CHANNELS);
    addLayer(parameters, "shapes", 3, EDGE_CHANNELS, CHANNELS);
    addLayer(parameters, "objects", 3, CHANNELS, CHANNELS);
    parameters.add(Parameter.kernel("motion", 3, 2, CHANNELS));
    addLayer(parameters, "surroundings", 3, CHANNELS, CHANNELS);
    addLayer(parameters, "neighbours", 3, CHANNELS, CHANNELS);
    addLayer(parameters, "expectation", 1, CHANNELS, 1);
    return List.copyOf(parameters);
  }

  private static void addLayer(
      List<Parameter> parameters, String name, int kernelSize, int channelsIn, int channelsOut) {
    parameters.add(Parameter.kernel(name, kernelSize, channelsIn, channelsOut));
    parameters.add(Parameter.bias(name, channelsOut));
  }

  @Override
  public List<LayerSpec> layers() {
    List<LayerSpec> layers = new ArrayList<>();
    layers.add(new LayerSpec("Picture", imageRows(), imageColumns(), IMAGE_CHANNELS, 0));
    layers.add(
        layerSpec(
            "Conv 3x3 8, ReLU", imageRows(), imageColumns(), EDGE_CHANNELS, 9 * IMAGE_CHANNELS));
    layers.add(layerSpec("Conv 3x3 16 /2, ReLU", rows, columns, CHANNELS, 9 * EDGE_CHANNELS));
    layers.add(
        layerSpec("Conv 3x3 16 + Conv 3x3 16 of motion, ReLU", rows, columns, CHANNELS, 9 * 18));
    layers.add(layerSpec("+ Conv 3x3 16 dilated 2, ReLU", rows, columns, CHANNELS, 9 * CHANNELS));
    layers.add(layerSpec("+ Conv 3x3 16, ReLU", rows, columns, CHANNELS, 9 * CHANNELS));
    layers.add(layerSpec("Conv 1x1 1", rows, columns, 1, CHANNELS));
    return List.copyOf(layers);
  }

  private static LayerSpec layerSpec(String name, int rows, int columns, int channels, int inputs) {
    return new LayerSpec(name, rows, columns, channels, (inputs + 1L) * channels);
  }

  @Override
  public Operand<TFloat32> reconstruct(Ops tf, Input input, GraphWeights weights, Dropout dropout) {
    Operand<TFloat32> edges = tf.nn.relu(layer(tf, weights, "edges", input.image(), 1, 1));
    Operand<TFloat32> shapes = tf.nn.relu(layer(tf, weights, "shapes", edges, 2, 1));

    Operand<TFloat32> visible =
        tf.math.mul(input.target(), tf.math.sub(tf.constant(1f), input.hidden()));
    Operand<TFloat32> motion =
        convolution(
            tf,
            tf.concat(List.of(visible, input.hidden()), tf.constant(3)),
            weights.kernel("motion"),
            1,
            1);
    Operand<TFloat32> objects =
        dropout.apply(tf.nn.relu(tf.math.add(layer(tf, weights, "objects", shapes, 1, 1), motion)));

    Operand<TFloat32> surroundings =
        tf.math.add(objects, tf.nn.relu(layer(tf, weights, "surroundings", objects, 1, 2)));
    Operand<TFloat32> neighbours =
        tf.math.add(surroundings, tf.nn.relu(layer(tf, weights, "neighbours", surroundings, 1, 1)));
    return layer(tf, weights, "expectation", neighbours, 1, 1);
  }

  private static Operand<TFloat32> layer(
      Ops tf,
      GraphWeights weights,
      String name,
      Operand<TFloat32> input,
      long stride,
      long dilation) {
    return tf.nn.biasAdd(
        convolution(tf, input, weights.kernel(name), stride, dilation), weights.bias(name));
  }

  private static Operand<TFloat32> convolution(
      Ops tf, Operand<TFloat32> input, Operand<TFloat32> kernel, long stride, long dilation) {
    return tf.nn.conv2d(
        input,
        kernel,
        List.of(1L, stride, stride, 1L),
        "SAME",
        Conv2d.dilations(1L, dilation, dilation, 1L));
  }
}
