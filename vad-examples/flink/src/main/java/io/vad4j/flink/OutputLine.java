package io.vad4j.flink;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/**
 * A line of an output.
 *
 * @param camera name of the camera, by which Kafka keeps the lines in order; empty if unknown
 * @param json a JSON object
 */
public record OutputLine(String camera, String json) {
  /** The output of starts and ends of events, and gaps, beside that of detections. */
  static final OutputTag<OutputLine> EVENTS =
      new OutputTag<>("events", TypeInformation.of(OutputLine.class));

  /** The output of rows and segments that could not be scored, with the reason. */
  static final OutputTag<OutputLine> DEAD_LETTERS =
      new OutputTag<>("dead-letters", TypeInformation.of(OutputLine.class));
}
