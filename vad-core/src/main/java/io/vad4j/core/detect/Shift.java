package io.vad4j.core.detect;

/**
 * By how much a picture is off, in pixels.
 *
 * @param right to the right
 * @param down downwards
 */
record Shift(double right, double down) {
  static final Shift NONE = new Shift(0, 0);

  Shift plus(double moreRight, double moreDown) {
    return new Shift(right + moreRight, down + moreDown);
  }

  Shift times(double factor) {
    return new Shift(right * factor, down * factor);
  }

  double length() {
    return Math.hypot(right, down);
  }
}
