package io.vad4j.cli.output;

import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.ModelInfo;
import io.vad4j.ScorerContribution;
import io.vad4j.StreamGap;
import io.vad4j.cli.console.Console;
import io.vad4j.core.fusion.FusionTransform;
import io.vad4j.json.Decimals;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Comma-separated values: lines with a number sign about the thresholds, a header, then a line for
 * each frame. The column {@code event} has the number of the event that the frame belongs to, and
 * is empty elsewhere; events of stand-alone channels follow it, separated by a plus sign.
 */
public final class CsvDetectionWriter implements DetectionListener {
  private final Console console;
  private final boolean sourceColumn;
  private boolean headerWritten;

  /**
   * A writer.
   *
   * @param sourceColumn whether the first column is the name of the stream
   */
  public CsvDetectionWriter(Console console, boolean sourceColumn) {
    this.console = console;
    this.sourceColumn = sourceColumn;
  }

  /** Writes the thresholds of the model, before the first detection. */
  public void writeModel(ModelInfo info) {
    ModelSummaryText.describeThresholds(info).forEach(line -> console.print("# " + line));
  }

  @Override
  public void onDetection(Detection detection) {
    if (!headerWritten) {
      StringJoiner header = new StringJoiner(",");
      if (sourceColumn) {
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
    if (sourceColumn) {
      line.add('"' + detection.source().orElse("").replace("\"", "\"\"") + '"');
    }
    line.add(Long.toString(detection.index()));
    line.add(Decimals.format(Decimals.toSeconds(detection.timestamp())));
    line.add(Decimals.format(Decimals.round(detection.score())));
    line.add(Boolean.toString(detection.anomalous()));
    line.add(eventNumbers(detection));
    for (ScorerContribution contribution : detection.contributions()) {
      line.add(Decimals.format(Decimals.round(FusionTransform.weightedScore(contribution))));
    }
    console.print(line.toString());
  }

  @Override
  public void onGap(StreamGap gap) {
    console.print("# " + describe(gap));
  }

  /** The gap as a sentence. */
  static String describe(StreamGap gap) {
    return "Gap from %s s to %s s: events end, and the next %d frame%s up without a result."
        .formatted(
            Decimals.formatSeconds(gap.start()),
            Decimals.formatSeconds(gap.end()),
            gap.warmUpFrames(),
            gap.warmUpFrames() == 1 ? " warms" : "s warm");
  }

  private static String eventNumbers(Detection detection) {
    return detection.channels().stream()
        .flatMap(channel -> channel.event().stream())
        .map(event -> Integer.toString(event.number()))
        .collect(Collectors.joining("+"));
  }
}
