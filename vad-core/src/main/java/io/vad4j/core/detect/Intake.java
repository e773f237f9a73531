package io.vad4j.core.detect;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.core.image.GreyScaler;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream's frames enter: checks them, skips those that sampling leaves out, makes the
 * others grey and of the working size, and steadies them. One for each stream.
 */
final class Intake {
  private final GreyScaler scaler;
  private final int sampling;
  private @Nullable Steadying steadying;
  private final boolean steady;
  private final ShakeWatch shakes = new ShakeWatch();
  private long seen;
  private @Nullable Frame last;

  private Intake(GreyScaler scaler, int sampling, boolean steady, @Nullable Steadying steadying) {
    this.scaler = scaler;
    this.sampling = sampling;
    this.steady = steady;
    this.steadying = steadying;
  }

  /** Takes frames as the camera has them. */
  static Intake raw(GreyScaler scaler, int sampling) {
    return new Intake(scaler, sampling, false, null);
  }

  /** Takes frames steadied by what was learned. */
  static Intake steadied(GreyScaler scaler, int sampling, Steadying by) {
    return new Intake(scaler, sampling, true, by);
  }

  /** Takes frames steadied by the first of them. */
  static Intake steadiedByFirst(GreyScaler scaler, int sampling) {
    return new Intake(scaler, sampling, true, null);
  }

  /** The frame as scorers see it, or empty if sampling leaves it out. */
  Optional<Frame> take(Frame frame) {
    check(frame);
    last = frame;
    boolean wanted = seen++ % sampling == 0;
    return wanted ? Optional.of(steady(scaler.apply(frame))) : Optional.empty();
  }

  private Frame steady(Frame grey) {
    if (!steady) {
      return grey;
    }
    Steadying known = steadying;
    if (known == null) {
      steadying = Steadying.of(grey);
      return grey;
    }
    Steadying.Steadied steadied = known.apply(grey);
    shakes.next(grey.time(), steadied.shift());
    return steadied.frame();
  }

  /** Whether the camera began to shake with the frame that was taken last. */
  boolean beganToShake() {
    return shakes.began();
  }

  private void check(Frame frame) {
    Frame before = last;
    if (before == null) {
      return;
    }
    if (before.width() != frame.width() || before.height() != frame.height()) {
      throw new InvalidFrameException(
          "Frame %d is %dx%d pixels, but the frames before it are %dx%d. Reset between clips, and give clips of one size."
              .formatted(
                  frame.index(), frame.width(), frame.height(), before.width(), before.height()));
    }
    Duration time = frame.time();
    if (time.compareTo(before.time()) < 0) {
      throw new InvalidFrameException(
          "Frame %d is at %s, before the frame that came last, at %s. Reset between clips."
              .formatted(frame.index(), time, before.time()));
    }
  }

  /** Starts another clip. */
  void reset() {
    seen = 0;
    last = null;
    shakes.reset();
  }
}
