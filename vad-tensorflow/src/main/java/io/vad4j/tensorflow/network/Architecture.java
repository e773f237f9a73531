package io.vad4j.tensorflow.network;

import io.vad4j.tensorflow.LayerSummary;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Architecture of an autoencoder: its input and output shapes, parameters and graph. It receives an
 * image and a partly masked target, and reconstructs the target. Immutable.
 *
 * <p>All arrays are of {@code float} in row-major order: images are batch × image rows × image
 * columns × image channels; targets are batch × rows × columns × target channels, and masks batch ×
 * mask rows × mask columns × 1.
 */
public interface Architecture {

  /** {@return value of the option {@code architecture}} */
  String name();

  /** {@return rows of an image} */
  int imageRows();

  /** {@return columns of an image} */
  int imageColumns();

  /** {@return channels of an image} */
  int imageChannels();

  /** {@return rows of a target} */
  int rows();

  /** {@return columns of a target} */
  int columns();

  /** {@return trainable parameters in a fixed order} */
  List<Parameter> parameters();

  /** {@return layers from input to output} */
  List<LayerSummary> layers();

  /**
   * Adds the network to a graph.
   *
   * @param tf graph
   * @param input its input; a batch of one image is used with every target
   * @param weights its parameters in the graph
   * @param phase training or inference
   * @return the reconstruction, in the shape of the target
   */
  Operand<TFloat32> reconstruct(Ops tf, Input input, GraphWeights weights, Phase phase);

  /** {@return channels of a target} */
  default int targetChannels() {
    return 1;
  }

  /** {@return rows of a mask} */
  default int maskRows() {
    return rows();
  }

  /** {@return columns of a mask} */
  default int maskColumns() {
    return columns();
  }

  /** {@return shape of a batch of images} */
  default Shape imageShape(int batch) {
    return Shape.of(batch, imageRows(), imageColumns(), imageChannels());
  }

  /** {@return shape of a batch of targets} */
  default Shape targetShape(int batch) {
    return Shape.of(batch, rows(), columns(), targetChannels());
  }

  /** {@return shape of a batch of masks} */
  default Shape maskShape(int batch) {
    return Shape.of(batch, maskRows(), maskColumns(), 1);
  }

  /** {@return number of values of an image} */
  default int imageSize() {
    return imageRows() * imageColumns() * imageChannels();
  }

  /** {@return number of values of a target} */
  default int targetSize() {
    return rows() * columns() * targetChannels();
  }

  /**
   * Input of the network.
   *
   * @param image image
   * @param target target, not masked
   * @param hidden mask: 1 where the target is hidden from the network, 0 elsewhere
   */
  record Input(Operand<TFloat32> image, Operand<TFloat32> target, Operand<TFloat32> hidden) {

    /** {@return the target with 0 where it is hidden} */
    Operand<TFloat32> visible(Ops tf) {
      return tf.math.mul(target, tf.math.sub(tf.constant(1f), hidden));
    }
  }
}
