package io.vad4j.tckcheck;

import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.tck.DetectorContract;
import java.nio.file.Path;

/**
 * The contract of detectors that can be broken in one place. Run by {@link DetectorContractTest}.
 */
abstract class SoundDetectorContract extends DetectorContract {
  static final long SEED = 7;
  static final DetectionListener NOBODY = new DetectionListener() {};

  /** A detector, unless it is its sessions that are broken. */
  SoundDetector detector(long seed) {
    return new SoundDetector(seed) {
      @Override
      DetectorSession session(double usual, DetectionListener listener) {
        return SoundDetectorContract.this.session(usual, listener);
      }
    };
  }

  SoundSession session(double usual, DetectionListener listener) {
    return new SoundSession(usual, listener);
  }

  @Override
  protected Detector create(long seed) {
    return detector(seed);
  }

  @Override
  protected Detector load(Path file) {
    return detector(SEED).restore(file);
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
