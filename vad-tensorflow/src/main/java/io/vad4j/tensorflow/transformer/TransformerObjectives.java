package io.vad4j.tensorflow.transformer;

import io.vad4j.tensorflow.network.Architecture;
import io.vad4j.tensorflow.network.GraphWeights;
import io.vad4j.tensorflow.network.Phase;
import io.vad4j.tensorflow.train.Objective;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * Losses of the two stages of training: of the teacher, and of the student with the rest frozen.
 */
final class TransformerObjectives {
  /** Motion that doubles the weight of a patch, as a share of the range of gray levels. */
  private static final float MOTION_FLOOR = 0.02f;

  /** Range of gray levels that are scaled to [−1, 1]. */
  private static final float GRAY_RANGE = 2;

  private TransformerObjectives() {}

  /**
   * Squared error of each patch, weighted by its largest motion plus the share of its pixels that
   * were pasted; the weights of a frame add up to 1.
   */
  static Objective.Losses teacher(
      Ops tf, Architecture any, Architecture.Input input, GraphWeights weights, Phase phase) {
    TransformerArchitecture architecture = (TransformerArchitecture) any;
    TransformerGraph graph = new TransformerGraph(tf, architecture, weights);
    Operand<TFloat32> reconstruction =
        graph.branch(decodeFirst(graph, architecture, input, phase), architecture.teacher(), phase);
    Operand<TFloat32> error =
        patchMean(
            tf, tf.math.square(tf.math.sub(reconstruction, graph.splitPatches(input.target()))));
    Operand<TFloat32> raised =
        tf.math.add(
            tf.math.add(
                motion(tf, architecture, graph, input),
                pastedShare(tf, architecture, graph, input)),
            tf.constant(MOTION_FLOOR));
    Operand<TFloat32> shares =
        tf.math.div(raised, tf.sum(raised, tf.constant(1), Sum.keepDims(true)));
    Operand<TFloat32> loss =
        tf.math.mean(
            tf.sum(tf.math.mul(error, shares), tf.constant(new int[] {1})),
            tf.constant(new int[] {0}));
    return new Objective.Losses(
        List.of(
            new Objective.Term(loss, parameter -> !TransformerArchitecture.isOfStudent(parameter))),
        Map.of("teacher-loss", loss));
  }

  /** Squared difference of the student from the teacher on the hidden patches. */
  static Objective.Losses student(
      Ops tf, Architecture any, Architecture.Input input, GraphWeights weights, Phase phase) {
    TransformerArchitecture architecture = (TransformerArchitecture) any;
    TransformerGraph graph = new TransformerGraph(tf, architecture, weights);
    Phase frozen = Phase.inference();
    Operand<TFloat32> first = tf.stopGradient(decodeFirst(graph, architecture, input, frozen));
    Operand<TFloat32> teacher =
        tf.stopGradient(graph.branch(first, architecture.teacher(), frozen));
    Operand<TFloat32> student = graph.branch(first, architecture.student(), phase);
    Operand<TFloat32> difference = patchMean(tf, tf.math.square(tf.math.sub(student, teacher)));
    Operand<TFloat32> hidden = tf.reshape(input.hidden(), tf.shape(difference));
    Operand<TFloat32> loss =
        tf.math.div(total(tf, tf.math.mul(difference, hidden)), total(tf, hidden));
    return new Objective.Losses(
        List.of(new Objective.Term(loss, TransformerArchitecture::isOfStudent)),
        Map.of("student-loss", loss));
  }

  private static Operand<TFloat32> decodeFirst(
      TransformerGraph graph,
      TransformerArchitecture architecture,
      Architecture.Input input,
      Phase phase) {
    return graph.decodeFirst(
        graph.encode(input.image(), input.hidden(), architecture.visibleCount(), phase), phase);
  }

  private static Operand<TFloat32> total(Ops tf, Operand<TFloat32> values) {
    return tf.sum(values, tf.constant(new int[] {0, 1}));
  }

  private static Operand<TFloat32> patchMean(Ops tf, Operand<TFloat32> patches) {
    return tf.math.mean(patches, tf.constant(new int[] {2}));
  }

  /** Largest difference of a patch between the newest two frames, as a share of the gray range. */
  private static Operand<TFloat32> motion(
      Ops tf,
      TransformerArchitecture architecture,
      TransformerGraph graph,
      Architecture.Input input) {
    int colors = architecture.colors();
    int newest = (TransformerArchitecture.FRAMES - 1) * colors;
    Operand<TFloat32> difference =
        tf.math.abs(
            tf.math.sub(
                channels(tf, input.image(), newest, colors),
                channels(tf, input.image(), newest - colors, colors)));
    return tf.math.mul(
        tf.max(graph.splitPatches(difference), tf.constant(new int[] {2})),
        tf.constant(1 / GRAY_RANGE));
  }

  private static Operand<TFloat32> pastedShare(
      Ops tf,
      TransformerArchitecture architecture,
      TransformerGraph graph,
      Architecture.Input input) {
    return patchMean(
        tf, graph.splitPatches(channels(tf, input.target(), architecture.colors(), 1)));
  }

  private static Operand<TFloat32> channels(
      Ops tf, Operand<TFloat32> images, int first, int count) {
    long[] shape = images.asOutput().shape().asArray();
    return tf.slice(
        images,
        tf.constant(new int[] {0, 0, 0, first}),
        tf.constant(new int[] {(int) shape[0], (int) shape[1], (int) shape[2], count}));
  }
}
