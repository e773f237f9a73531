package io.vad4j.core.detector;

import io.vad4j.Detector;
import io.vad4j.tck.DetectorContract;
import java.nio.file.Path;

class DefaultDetectorContractTest extends DetectorContract {
  @Override
  protected Detector create(long seed) {
    return Detector.builder().scorer("change").scorer("brightness").seed(seed).build();
  }

  @Override
  protected Detector load(Path file) {
    return Detector.load(file);
  }
}
