package io.vad4j.flink;

import io.vad4j.json.JsonResults;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lines of the dead-letter output. */
final class DeadLetters {
  private DeadLetters() {}

  /** A segment that was not scored, or not to its end. */
  static OutputLine of(Segment segment, String reason, long framesScored) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("type", "dead-letter");
    values.put("source", segment.camera());
    values.put("start", segment.start().toString());
    values.put("uri", segment.uri());
    values.put("framesScored", framesScored);
    values.put("reason", reason);
    return new OutputLine(segment.camera(), JsonResults.toJson(values));
  }

  /** Something in the input that is no row. */
  static OutputLine ofRow(String line, String reason) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("type", "dead-letter");
    values.put("row", line);
    values.put("reason", reason);
    return new OutputLine("", JsonResults.toJson(values));
  }
}
