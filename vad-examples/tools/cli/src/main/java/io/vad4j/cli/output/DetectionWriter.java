package io.vad4j.cli.output;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.ModelInfo;
import java.time.Duration;

/** Writes detections and events as lines of text. */
public interface DetectionWriter {

  /** Writes the thresholds of the model, before the first detection. */
  void writeHeader(ModelInfo info);

  /** Writes the detection of one frame. */
  void write(Detection detection);

  /** Writes an event that has ended. */
  void write(AnomalyEvent event);

  /** {@return a time in seconds, to the microsecond} */
  static double toSeconds(Duration time) {
    return round(time.toNanos() / 1e9);
  }

  /** {@return a number rounded to six decimals} */
  static double round(double value) {
    double scaled = Math.rint(value * 1e6) / 1e6;
    return Double.isFinite(scaled) ? scaled : value;
  }
}
