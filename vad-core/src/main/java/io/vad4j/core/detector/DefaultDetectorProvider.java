package io.vad4j.core.detector;

import io.vad4j.Detector;
import io.vad4j.DetectorConfig;
import io.vad4j.ModelInfo;
import io.vad4j.core.config.DefaultScorers;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.model.DetectorModelCodec;
import io.vad4j.spi.DetectorProvider;
import java.nio.file.Path;
import java.util.List;

/**
 * Provides the detector of this library.
 *
 * @since 0.1.0
 */
public final class DefaultDetectorProvider implements DetectorProvider {
  /** Called by the service loader. */
  public DefaultDetectorProvider() {}

  @Override
  public String name() {
    return "default";
  }

  @Override
  public Detector create(DetectorConfig config) {
    return new DefaultDetector(DetectorSettings.resolve(config));
  }

  @Override
  public Detector load(Path file) {
    DetectorModelCodec.Loaded loaded = DetectorModelCodec.load(file);
    return new DefaultDetector(loaded.settings(), loaded.model());
  }

  @Override
  public ModelInfo readInfo(Path file) {
    return DetectorModelCodec.readInfo(file);
  }

  @Override
  public List<String> defaultScorers() {
    return DefaultScorers.names();
  }
}
