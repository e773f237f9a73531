package io.vad4j.core.dataset;

import io.vad4j.FrameSourceException;
import io.vad4j.spi.NamedProvider;
import java.nio.file.Path;

/**
 * Reads data sets of one folder layout; found with {@link java.util.ServiceLoader}.
 *
 * @since 0.1.0
 */
public interface DatasetProvider extends NamedProvider {

  /** {@return one line that names the data sets and describes their folders} */
  String description();

  /**
   * {@return whether the names in a folder match this layout} A damaged data set is supported, so
   * that opening it reports the problem.
   *
   * @param folder an existing folder
   */
  boolean supports(Path folder);

  /**
   * Opens a data set.
   *
   * @param folder a supported folder
   * @return the data set; its clips are opened on demand
   * @throws FrameSourceException if files are missing or damaged; the message names the file
   */
  Dataset open(Path folder);
}
