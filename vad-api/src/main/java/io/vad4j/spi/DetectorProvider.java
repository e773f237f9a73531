package io.vad4j.spi;

import io.vad4j.Detector;
import io.vad4j.ModelException;
import java.nio.file.Path;

/**
 * Makes detectors.
 *
 * @since 0.1.0
 */
public interface DetectorProvider extends NamedProvider {

  /**
   * Starts a detector.
   *
   * @return a builder with all defaults
   */
  Detector.Builder builder();

  /**
   * Loads a detector that was saved.
   *
   * @param file a model file
   * @return a fitted detector
   * @throws ModelException if the file is missing, damaged, of a newer format, or needs a scorer
   *     that is not on the class path
   */
  Detector load(Path file);
}
