package io.vad4j.core.dataset;

import io.vad4j.FrameSourceException;
import io.vad4j.spi.NamedProvider;
import java.nio.file.Path;

/**
 * Reads data sets of one layout, found with {@link java.util.ServiceLoader}.
 *
 * @since 0.1.0
 */
public interface DatasetProvider extends NamedProvider {

  /** {@return in one line, which data sets it reads and what their folders hold} */
  String description();

  /**
   * {@return whether a folder has this layout, judged by the names in it; a damaged set is still
   * recognised, so that opening it can say what is wrong}
   *
   * @param folder an existing folder
   */
  boolean supports(Path folder);

  /**
   * Opens a data set.
   *
   * @param folder a folder that is recognised
   * @return the data set; its clips are opened when they are asked for
   * @throws FrameSourceException if files are missing or damaged; the message names the file
   */
  Dataset open(Path folder);
}
