package io.vad4j.cli.output;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.ModelInfo;
import io.vad4j.ScorerContribution;
import io.vad4j.cli.console.Console;
import io.vad4j.core.fusion.FusionTransform;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values: lines with a number sign about the thresholds, a header, then a line for
 * each frame. The column {@code event} has the
 * number of the event that the frame belongs to, and is empty elsewhere; events of stand-alone
 * channels follow it, separated by a plus sign.
 */
public final class CsvDetectionWriter implements DetectionWriter {
  private final Console console;
  private boolean headerWritten;
  private @Nullable String source;

  public CsvDetectionWriter(Console console) {
    this.console = console;
  }

  @Override
  public void writeHeader(ModelInfo info) {
    ModelSummaryText.describeThresholds(info).forEach(line -> console.print("# " + line));
  }

  @Override
  public void startSource(@Nullable String name) {
    source = name == null ? null : '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public void write(Detection detection) {
    if (!headerWritten) {
      StringJoiner header = new StringJoiner(",");
      if (source != null) {
        header.add("source");
      }
      header.add("index").add("timestamp").add("score").add("anomalous").add("event");
      for (ScorerContribution contribution : detection.contributions()) {
        header.add(contribution.scorer());
      }
      console.print(header.toString());
      headerWritten = true;
    }
    StringJoiner line = new StringJoiner(",");
    if (source != null) {
      line.add(source);
    }
    line.add(Long.toString(detection.index()));
    line.add(DetectionWriter.format(DetectionWriter.toSeconds(detection.timestamp())));
    line.add(DetectionWriter.format(DetectionWriter.round(detection.score())));
    line.add(Boolean.toString(detection.anomalous()));
    line.add(eventNumbers(detection));
    for (ScorerContribution contribution : detection.contributions()) {
      line.add(
          DetectionWriter.format(
              DetectionWriter.round(FusionTransform.weightedScore(contribution))));
    }
    console.print(line.toString());
  }

  private static String eventNumbers(Detection detection) {
    return detection.channels().stream()
        .flatMap(channel -> channel.event().stream())
        .map(event -> Integer.toString(event.number()))
        .collect(Collectors.joining("+"));
  }

  /** Does nothing: events are the column {@code event}. */
  @Override
  public void write(AnomalyEvent event) {}
}
