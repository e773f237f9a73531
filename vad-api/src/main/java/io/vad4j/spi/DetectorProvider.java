package io.vad4j.spi;

import io.vad4j.Detector;
import io.vad4j.DetectorConfig;
import io.vad4j.ModelException;
import io.vad4j.ModelInfo;
import java.nio.file.Path;
import java.util.List;

/**
 * Creates and loads detectors.
 *
 * @since 0.1.0
 */
public interface DetectorProvider extends NamedProvider {

  /**
   * {@return a detector that is not fitted}
   *
   * @param config its settings
   * @throws io.vad4j.ProviderException if a scorer's name is unknown, or no scorer is on the class
   *     path
   * @throws io.vad4j.InvalidOptionException if settings do not fit together
   */
  Detector create(DetectorConfig config);

  /**
   * {@return the fitted detector of a model file}
   *
   * @param file a model file
   * @throws ModelException if the file is missing, damaged, of a newer format, or needs a scorer
   *     that is not on the class path
   */
  Detector load(Path file);

  /**
   * {@return the properties of a model file} The default loads the detector; a provider that can
   * read them without its native libraries does so.
   *
   * @param file a model file
   * @throws ModelException if the file is missing, damaged, of a newer format, or needs a scorer
   *     that is not on the class path
   */
  default ModelInfo readInfo(Path file) {
    try (Detector detector = load(file)) {
      return detector.info();
    }
  }

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
