package io.vad4j.web.store;

import io.vad4j.AnomalyEvent;
import io.vad4j.BoundingBox;
import java.util.Locale;

/** Sentences for people about events. */
final class EventWords {
  private static final double THIRD = 1.0 / 3;
  private static final int SECONDS_OF_TWO_MINUTES = 120;

  private EventWords() {}

  /** {@return kind, place and duration} */
  static String describe(AnomalyEvent event) {
    String kind = event.kind().description();
    return "%s%s at the %s, for %s."
        .formatted(
            kind.substring(0, 1).toUpperCase(Locale.ROOT),
            kind.substring(1),
            place(event.region()),
            duration(event.duration().toMillis() / 1000.0));
  }

  private static String place(BoundingBox region) {
    double x = region.x() + region.width() / 2;
    double y = region.y() + region.height() / 2;
    String row = y < THIRD ? "top" : y > 2 * THIRD ? "bottom" : "";
    String column = x < THIRD ? "left" : x > 2 * THIRD ? "right" : "";
    String place = (row + " " + column).strip();
    return place.isEmpty() ? "centre" : place;
  }

  private static String duration(double seconds) {
    return seconds < SECONDS_OF_TWO_MINUTES
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : String.format(Locale.ROOT, "%.0f min", seconds / 60);
  }
}
