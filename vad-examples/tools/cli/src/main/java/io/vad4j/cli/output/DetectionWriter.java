package io.vad4j.cli.output;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import java.time.Duration;

/** Turns detections and events into lines of text. */
public interface DetectionWriter {

  /** Writes what the detector says of one frame. */
  void write(Detection detection);

  /** Writes an event that is over. */
  void write(AnomalyEvent event);

  /** A time in seconds, to the microsecond. */
  static double toSeconds(Duration time) {
    return round(time.toNanos() / 1e9);
  }

  /** A number to six decimals, which is more than any score means. */
  static double round(double value) {
    double scaled = Math.rint(value * 1e6) / 1e6;
    return Double.isFinite(scaled) ? scaled : value;
  }
}
