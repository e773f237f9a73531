package io.vad4j.spi;

import io.vad4j.Detector;
import io.vad4j.ModelException;
import java.nio.file.Path;
import java.util.List;

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

  /**
   * The scorers of a detector for which none are chosen, among those on the class path now. What a
   * fitted detector consists of is in its {@link io.vad4j.ModelInfo}.
   *
   * @return their names, in the order in which the detector runs them; none if that is not known
   * @throws io.vad4j.ProviderException if no scorer is on the class path
   */
  default List<String> defaultScorers() {
    return List.of();
  }
}
