package io.vad4j.core.preprocess;

import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import io.vad4j.core.signal.ExponentialSmoother;
import java.time.Duration;

/**
 * Camera-shake detection: for some seconds the translation of most frames differs from that of the
 * frame before. A camera that was moved once has a constant translation. Not thread-safe; one for
 * each stream.
 */
final class CameraShakeDetector implements Restorable {
  private static final Duration TIME_CONSTANT = Duration.ofSeconds(2);
  private static final double ONSET_THRESHOLD = 0.5;
  private static final double RELEASE_THRESHOLD = 0.2;

  /** Translations that differ by less, in pixels, are equal. */
  private static final double TRANSLATION_TOLERANCE = 0.5;

  private final ExponentialSmoother shakeRatio = new ExponentialSmoother(TIME_CONSTANT);
  private Translation lastTranslation = Translation.NONE;
  private boolean firstFrame = true;
  private boolean shaking;
  private boolean started;
  private boolean ended;

  /** Updates with the translation of the next frame. */
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
    ended = !nowShaking && shaking;
    shaking = nowShaking;
  }

  @Override
  public void exchange(StateArchive archive) {
    shakeRatio.exchange(archive);
    lastTranslation =
        new Translation(archive.value(lastTranslation.dx()), archive.value(lastTranslation.dy()));
    firstFrame = archive.value(firstFrame);
    shaking = archive.value(shaking);
  }

  /** Whether the last frame is the onset of shaking. */
  boolean hasStarted() {
    return started;
  }

  /** Whether the last frame is the first after shaking. */
  boolean hasEnded() {
    return ended;
  }
}
