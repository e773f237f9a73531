package io.vad4j.examples.cli.reproduce;

import io.vad4j.Pooling;
import java.util.Locale;

/**
 * How a number is made of a frame.
 *
 * @param signal which map
 * @param pooling how the map becomes a number
 * @param perspective whether its rows are first divided by what is usual there
 */
record Reading(Signal signal, Pooling pooling, boolean perspective) {

  /** The mean over the picture, as in the paper. */
  static Reading mean(Signal signal) {
    return new Reading(signal, Pooling.mean(), false);
  }

  /** The largest box of so many cells. */
  static Reading box(Signal signal, int cells) {
    return new Reading(signal, Pooling.largestBox(cells), false);
  }

  /** In words, such as "largest box of 3 × 3 cells of motion, by perspective". */
  String words() {
    return String.format(
        Locale.ROOT,
        "%s of %s%s",
        words(pooling),
        signal.words(),
        perspective ? ", by perspective" : "");
  }

  /** A pooling in words. */
  static String words(Pooling pooling) {
    if (pooling.equals(Pooling.mean())) {
      return "mean";
    }
    String box =
        pooling.top() == 1
            ? "largest box of %d × %<d cells"
            : "%2$d largest boxes of %1$d × %1$d cells";
    return String.format(Locale.ROOT, box, pooling.box(), pooling.top());
  }
}
