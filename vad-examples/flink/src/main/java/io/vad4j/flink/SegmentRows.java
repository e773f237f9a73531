package io.vad4j.flink;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Reads rows of the input: JSON objects with {@code camera}, {@code start} (ISO 8601, UTC) and
 * {@code uri}, one a line. What is no such row goes to the dead letters.
 */
final class SegmentRows extends ProcessFunction<String, Segment> {
  private static final long serialVersionUID = 1L;

  /** What the name of a camera must not contain, since its model is the file of this name. */
  private static final Pattern NO_FILE_NAME = Pattern.compile("[/\\\\:\\p{Cntrl}]");

  @Override
  public void processElement(String line, Context context, Collector<Segment> output) {
    if (line.isBlank()) {
      return;
    }
    try {
      output.collect(parse(line));
    } catch (IllegalArgumentException e) {
      context.output(
          OutputLine.DEAD_LETTERS, DeadLetters.ofRow(line, String.valueOf(e.getMessage())));
    }
  }

  /**
   * {@return the segment of a row}
   *
   * @throws IllegalArgumentException if it is no row
   */
  static Segment parse(String line) {
    try {
      Map<String, Object> row = JSON.std.mapFrom(line);
      String camera = text(row, "camera");
      if (NO_FILE_NAME.matcher(camera).find()) {
        throw new IllegalArgumentException(
            "The camera '%s' must be named without /, \\, : and control characters, since its model is the file of this name."
                .formatted(camera));
      }
      return new Segment(camera, Instant.parse(text(row, "start")), text(row, "uri"));
    } catch (IOException | DateTimeException e) {
      throw new IllegalArgumentException(
          "A row is a JSON object with camera, start (such as 2026-05-01T12:00:00Z) and uri: "
              + e.getMessage(),
          e);
    }
  }

  private static String text(Map<String, Object> row, String name) {
    if (row.get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new IllegalArgumentException(
        "The row has no '%s'; a row is a JSON object with camera, start and uri.".formatted(name));
  }
}
