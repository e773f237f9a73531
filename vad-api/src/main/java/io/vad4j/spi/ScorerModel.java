package io.vad4j.spi;

import io.vad4j.Scorer;
import java.util.Map;

/**
 * What a scorer knows, without what changes from frame to frame: a network, a table, or just
 * options. Immutable, shared by any number of streams, and safe to use from several threads.
 *
 * @since 0.1.0
 */
public interface ScorerModel extends AutoCloseable {

  /**
   * Opens a scorer for one stream; the model must outlive it.
   *
   * @return a scorer in its initial state, which the caller closes
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
   * {@return what is needed to load the model again: content by name, where a name is a file name
   * without folders} Empty when the options are all.
   */
  default Map<String, byte[]> save() {
    return Map.of();
  }

  /**
   * {@return what it was made with, for the record: versions of native libraries, the device, by
   * name} Empty when there is nothing to tell.
   */
  default Map<String, String> environment() {
    return Map.of();
  }

  /**
   * What the model is, as lines of text for people to read, such as the layers of a network. Empty,
   * the default, when there is nothing to tell.
   *
   * @return lines of text, without one at the end
   */
  default String summary() {
    return "";
  }

  /** Lets go of native memory. Closing again does nothing. */
  @Override
  default void close() {}
}
