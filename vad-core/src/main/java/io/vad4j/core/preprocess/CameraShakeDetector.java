package io.vad4j.core.preprocess;

import io.vad4j.core.signal.ExponentialSmoother;
import java.time.Duration;

/**
 * Notices when a camera shakes: when for some seconds most frames were off by another shift than
 * the frame before. A camera that was moved once is off by the same shift ever after. One for each
 * stream.
 */
final class CameraShakeDetector {
  private static final Duration TIME_CONSTANT = Duration.ofSeconds(2);
  private static final double ONSET_THRESHOLD = 0.5;
  private static final double RELEASE_THRESHOLD = 0.2;

  /** Shifts, in pixels, that differ by less are the same. */
  private static final double TRANSLATION_TOLERANCE = 0.5;

  private final ExponentialSmoother shakeRatio = new ExponentialSmoother(TIME_CONSTANT);
  private Translation lastTranslation = Translation.NONE;
  private boolean firstFrame = true;
  private boolean shaking;
  private boolean started;

  /** Takes the next frame. */
  void update(Duration time, Translation translation) {
    boolean changed =
        !firstFrame
            && translation.plus(-lastTranslation.dx(), -lastTranslation.dy()).length()
                > TRANSLATION_TOLERANCE;
    double recentRatio = shakeRatio.update(time, changed ? 1 : 0);
    lastTranslation = translation;
    firstFrame = false;
    boolean nowShaking = recentRatio > (shaking ? RELEASE_THRESHOLD : ONSET_THRESHOLD);
    started = nowShaking && !shaking;
    shaking = nowShaking;
  }

  /** Whether shaking was first noticed with the last frame. */
  boolean hasStarted() {
    return started;
  }
}
