package io.vad4j.spi;

import io.vad4j.Scorer;
import java.util.Map;
import java.util.Optional;

/**
 * Model of a scorer: its parameters without the state of a stream. Immutable, thread-safe, and
 * shared by any number of streams.
 *
 * @since 0.1.0
 */
public interface ScorerModel extends AutoCloseable {

  /**
   * {@return a scorer for one stream in its initial state, which the caller closes before the
   * model}
   */
  Scorer newScorer();

  /**
   * Opens a scorer for a stream that has several. The default opens one that shares nothing.
   *
   * @param context objects shared by the scorers of the stream; outlives the scorer
   * @return a scorer in its initial state, which the caller closes; its maps equal those of {@link
   *     #newScorer()}
   */
  default Scorer newScorer(StreamContext context) {
    return newScorer();
  }

  /**
   * {@return the saved parts from which the model can be loaded: content by file name without
   * folders} Empty if the options are sufficient.
   */
  default Map<String, byte[]> save() {
    return Map.of();
  }

  /**
   * Extends the model by normal video that was not there when it was trained, without a training:
   * what scores above a level in it becomes normal, and what does not is no evidence of its own.
   * The same video and seed give the same model. This model stays as it is; each is closed by
   * itself.
   *
   * @param normal clips of gray frames of the size that the model was trained on
   * @param level the anomaly score, in the unit of its maps, above which a cell is to be learned,
   *     and which it should then have; at least 0
   * @param context seed and progress
   * @return another model; empty, the default, if models of this scorer cannot be extended
   */
  default Optional<ScorerModel> extend(TrainingSet normal, double level, TrainingContext context) {
    return Optional.empty();
  }

  /**
   * {@return the environment of the training: versions of native libraries and the device, by name}
   * Empty by default.
   */
  default Map<String, String> environment() {
    return Map.of();
  }

  /**
   * {@return a summary of the model as lines of text, such as the layers of a network} Empty by
   * default.
   */
  default String summary() {
    return "";
  }

  /** Releases native memory. Closing again has no effect. */
  @Override
  default void close() {}
}
