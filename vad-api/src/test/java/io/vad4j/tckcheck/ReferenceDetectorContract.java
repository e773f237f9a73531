package io.vad4j.tckcheck;

import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.tck.DetectorContract;
import java.nio.file.Path;

/**
 * Contract of detectors of which subclasses violate one rule each. Run by {@link
 * DetectorContractTest}.
 */
abstract class ReferenceDetectorContract extends DetectorContract {
  static final long SEED = 7;
  static final DetectionListener NO_OP_LISTENER = DetectionListener.none();

  /** A detector, overridden to break the detector itself. */
  ReferenceDetector createDetector(long seed) {
    return new ReferenceDetector(seed) {
      @Override
      DetectorSession createSession(double baseline, DetectionListener listener) {
        return ReferenceDetectorContract.this.createSession(baseline, listener);
      }
    };
  }

  ReferenceSession createSession(double baseline, DetectionListener listener) {
    return new ReferenceSession(baseline, listener);
  }

  @Override
  protected Detector create(long seed) {
    return createDetector(seed);
  }

  @Override
  protected Detector load(Path file) {
    return createDetector(SEED).restore(file);
  }

  @Override
  protected int width() {
    return 64;
  }

  @Override
  protected int height() {
    return 48;
  }
}
