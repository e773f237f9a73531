package io.vad4j.examples.cli;

import io.vad4j.AnomalyEvent;
import io.vad4j.Contribution;
import io.vad4j.Detection;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Comma-separated values: a header, then a line for each frame. The column {@code event} has the
 * number of the event that the frame belongs to, and is empty elsewhere; events of kinds that are
 * judged apart from the score follow it, parted by a plus sign.
 */
final class CsvLines implements DetectionWriter {
  private final Console console;
  private boolean begun;

  CsvLines(Console console) {
    this.console = console;
  }

  @Override
  public void write(Detection detection) {
    if (!begun) {
      StringJoiner header = new StringJoiner(",");
      header.add("index").add("time").add("score").add("abnormal").add("event");
      for (Contribution contribution : detection.contributions()) {
        header.add(contribution.scorer());
      }
      console.print(header.toString());
      begun = true;
    }
    StringJoiner line = new StringJoiner(",");
    line.add(Long.toString(detection.index()));
    line.add(Double.toString(DetectionWriter.seconds(detection.time())));
    line.add(Double.toString(DetectionWriter.rounded(detection.score())));
    line.add(Boolean.toString(detection.abnormal()));
    line.add(events(detection));
    for (Contribution contribution : detection.contributions()) {
      line.add(Double.toString(DetectionWriter.rounded(contribution.weighted())));
    }
    console.print(line.toString());
  }

  private static String events(Detection detection) {
    return Stream.concat(
            detection.event().stream(),
            detection.separate().stream().flatMap(separate -> separate.event().stream()))
        .map(event -> Integer.toString(event.number()))
        .collect(Collectors.joining("+"));
  }

  /** Events are told by the column of each line. */
  @Override
  public void write(AnomalyEvent event) {}
}
