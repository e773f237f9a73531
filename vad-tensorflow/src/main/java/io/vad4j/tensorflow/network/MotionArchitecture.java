package io.vad4j.tensorflow.network;

import io.vad4j.tensorflow.LayerSummary;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.types.TFloat32;

/**
 * Masked motion autoencoder: predicts the motion of hidden cells from the appearance and the
 * visible motion.
 *
 * <p>The image is the frame minus the background, signed and as magnitude. Two convolutions, the
 * second of stride 2, bring it to the resolution of the cells. There a convolution of the visible
 * motion and the mask is added; a dilated and a plain residual convolution and a 1 × 1 convolution
 * follow.
 *
 * @param columns columns of cells, at least 1
 * @param rows rows of cells, at least 1
 */
public record MotionArchitecture(int columns, int rows) implements Architecture {
  /** Pixels of the downsampled frame per cell, in each direction. */
  public static final int PIXELS_PER_CELL = 4;

  /** Channels of the image: each block of 2 × 2 pixels, signed and as magnitude. */
  public static final int IMAGE_CHANNELS = 8;

  private static final int EDGE_CHANNELS = 8;
  private static final int CHANNELS = 16;

  /** Validates the grid. */
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
    parameters.addAll(Parameter.layer("edges", 3, IMAGE_CHANNELS, EDGE_CHANNELS));
    parameters.addAll(Parameter.layer("shapes", 3, EDGE_CHANNELS, CHANNELS));
    parameters.addAll(Parameter.layer("objects", 3, CHANNELS, CHANNELS));
    parameters.add(Parameter.kernel("motion", 3, 2, CHANNELS));
    parameters.addAll(Parameter.layer("surroundings", 3, CHANNELS, CHANNELS));
    parameters.addAll(Parameter.layer("neighbours", 3, CHANNELS, CHANNELS));
    parameters.addAll(Parameter.zeros(Parameter.layer("expectation", 1, CHANNELS, 1)));
    return List.copyOf(parameters);
  }

  @Override
  public List<LayerSummary> layers() {
    return List.of(
        new LayerSummary("Input", imageRows(), imageColumns(), IMAGE_CHANNELS, 0, 0),
        summary("Conv 3x3 8, ReLU", imageRows(), imageColumns(), EDGE_CHANNELS, 9 * IMAGE_CHANNELS),
        summary("Conv 3x3 16 /2, ReLU", rows, columns, CHANNELS, 9 * EDGE_CHANNELS),
        summary("Conv 3x3 16 + Conv 3x3 16 of motion, ReLU", rows, columns, CHANNELS, 9 * 18),
        summary("+ Conv 3x3 16 dilated 2, ReLU", rows, columns, CHANNELS, 9 * CHANNELS),
        summary("+ Conv 3x3 16, ReLU", rows, columns, CHANNELS, 9 * CHANNELS),
        summary("Conv 1x1 1", rows, columns, 1, CHANNELS));
  }

  private static LayerSummary summary(
      String name, int rows, int columns, int channels, int inputs) {
    long kernel = (long) inputs * channels;
    return new LayerSummary(
        name, rows, columns, channels, kernel + channels, kernel * rows * columns);
  }

  @Override
  public Operand<TFloat32> reconstruct(Ops tf, Input input, GraphWeights weights, Phase phase) {
    Operand<TFloat32> motionAndMask =
        tf.concat(List.of(input.visible(tf), input.hidden()), tf.constant(3));
    return predict(tf, input.image(), motionAndMask, weights, phase, Convolution.DIFFERENTIABLE);
  }

  /**
   * Adds the network to a graph.
   *
   * @param image its image; one is used with every target
   * @param motionAndMask the visible motion and the mask of each cell, batch × rows × columns × 2
   * @param convolution operation of the layers without stride or dilation
   * @return the predicted motion
   */
  Operand<TFloat32> predict(
      Ops tf,
      Operand<TFloat32> image,
      Operand<TFloat32> motionAndMask,
      GraphWeights weights,
      Phase phase,
      Convolution convolution) {
    Operand<TFloat32> edges = tf.nn.relu(plainLayer(tf, weights, "edges", image, convolution));
    Operand<TFloat32> shapes = tf.nn.relu(layer(tf, weights, "shapes", edges, 2, 1));

    Operand<TFloat32> motion = convolution.same(tf, motionAndMask, weights.kernel("motion"));
    Operand<TFloat32> still = plainLayer(tf, weights, "objects", shapes, convolution);
    Operand<TFloat32> objects = phase.dropout(tf, tf.nn.relu(tf.math.add(still, motion)));

    Operand<TFloat32> surroundings =
        tf.math.add(objects, tf.nn.relu(layer(tf, weights, "surroundings", objects, 1, 2)));
    Operand<TFloat32> neighbours =
        tf.math.add(
            surroundings,
            tf.nn.relu(plainLayer(tf, weights, "neighbours", surroundings, convolution)));
    return plainLayer(tf, weights, "expectation", neighbours, convolution);
  }

  private static Operand<TFloat32> plainLayer(
      Ops tf, GraphWeights weights, String name, Operand<TFloat32> input, Convolution convolution) {
    return tf.nn.biasAdd(convolution.same(tf, input, weights.kernel(name)), weights.bias(name));
  }

  private static Operand<TFloat32> layer(
      Ops tf,
      GraphWeights weights,
      String name,
      Operand<TFloat32> input,
      long stride,
      long dilation) {
    Operand<TFloat32> sums =
        tf.nn.conv2d(
            input,
            weights.kernel(name),
            List.of(1L, stride, stride, 1L),
            "SAME",
            Conv2d.dilations(1L, dilation, dilation, 1L));
    return tf.nn.biasAdd(sums, weights.bias(name));
  }
}
