package io.vad4j.core.detect;

import java.time.Duration;

/**
 * Notices when a camera shakes: when for some seconds most frames were off by another shift than
 * the frame before. A camera that was moved once is off by the same shift ever after. One for each
 * stream.
 */
final class ShakeWatch {
  private static final Duration TIME_CONSTANT = Duration.ofSeconds(2);
  private static final double ALARM = 0.5;
  private static final double ALL_CLEAR = 0.2;

  /** Shifts, in pixels, that differ by less are the same. */
  private static final double SAME = 0.5;

  private final Smoothing share = new Smoothing(TIME_CONSTANT);
  private Shift last = Shift.NONE;
  private boolean fresh = true;
  private boolean shaking;
  private boolean began;

  /** Takes the next frame. */
  void next(Duration time, Shift shift) {
    boolean other = !fresh && shift.plus(-last.right(), -last.down()).length() > SAME;
    double recent = share.next(time, other ? 1 : 0);
    last = shift;
    fresh = false;
    boolean now = recent > (shaking ? ALL_CLEAR : ALARM);
    began = now && !shaking;
    shaking = now;
  }

  /** Whether shaking was first noticed with the last frame. */
  boolean began() {
    return began;
  }

  /** Forgets all frames. */
  void reset() {
    share.reset();
    last = Shift.NONE;
    fresh = true;
    shaking = false;
    began = false;
  }
}
