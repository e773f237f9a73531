package io.vad4j.core.preprocess;

/**
 * Translation of an image against a reference, in pixels.
 *
 * @param dx to the right
 * @param dy downwards
 */
record Translation(double dx, double dy) {
  static final Translation NONE = new Translation(0, 0);

  Translation plus(double moreX, double moreY) {
    return new Translation(dx + moreX, dy + moreY);
  }

  Translation times(double factor) {
    return new Translation(dx * factor, dy * factor);
  }

  double length() {
    return Math.hypot(dx, dy);
  }
}
