package io.vad4j.flink;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** The outputs of the jobs beside the main one, which are detections. */
final class Outputs {
  /** Starts and ends of events, and gaps. */
  static final OutputTag<OutputLine> EVENTS =
      new OutputTag<>("events", TypeInformation.of(OutputLine.class));

  /** Rows and segments that could not be scored, with the reason. */
  static final OutputTag<OutputLine> DEAD_LETTERS =
      new OutputTag<>("dead-letters", TypeInformation.of(OutputLine.class));

  private Outputs() {}
}
