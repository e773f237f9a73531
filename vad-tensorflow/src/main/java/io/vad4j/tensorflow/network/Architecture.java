package io.vad4j.tensorflow.network;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The form of a network that sees a picture and a partly hidden target, and reconstructs the
 * target. It says what there is to learn and adds itself to a graph; one trainer and one {@link
 * ScoringNetwork} serve every architecture. Immutable.
 *
 * <p>All arrays are of {@code float}, row by row: a batch of pictures is batch × picture height ×
 * picture width × 1, targets and hidden masks are batch × rows × columns × 1.
 */
public sealed interface Architecture permits MotionArchitecture, ReconstructionArchitecture {

  /** What it is called in options and model files. */
  String name();

  /** Rows of a picture. */
  int imageRows();

  /** Columns of a picture. */
  int imageColumns();

  /** Values at each place of a picture. */
  int imageChannels();

  /** Rows of the target. */
  int rows();

  /** Columns of the target. */
  int columns();

  /** What it learns, in a fixed order. */
  List<Parameter> parameters();

  /** Its layers from input to output, as in the table of a paper. */
  List<LayerSpec> layers();

  /**
   * Adds the network to a graph.
   *
   * @param tf where to add it
   * @param input what it sees; the picture's batch may be 1 where the target's is larger, and is
   *     then used with each
   * @param weights its parameters as they are in the graph
   * @param dropout what is to be done against overfitting between layers
   * @return the reconstruction, in the shape of the target
   */
  Operand<TFloat32> reconstruct(Ops tf, Input input, GraphWeights weights, Dropout dropout);

  /** The shape of a batch of pictures. */
  default Shape imageShape(int batch) {
    return Shape.of(batch, imageRows(), imageColumns(), imageChannels());
  }

  /** The shape of a batch of targets or masks. */
  default Shape targetShape(int batch) {
    return Shape.of(batch, rows(), columns(), 1);
  }

  /** The number of values of a picture. */
  default int imageSize() {
    return imageRows() * imageColumns() * imageChannels();
  }

  /** The number of values of a target. */
  default int targetSize() {
    return rows() * columns();
  }

  /**
   * What the network sees.
   *
   * @param image the appearance
   * @param target what is to be reconstructed, whole
   * @param hidden 1 where the target is hidden from the network, 0 elsewhere
   */
  record Input(Operand<TFloat32> image, Operand<TFloat32> target, Operand<TFloat32> hidden) {}
}
