package io.vad4j.cli.output;

import io.vad4j.AnomalyEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Events as subtitles in the SubRip format (SRT), which video players show beside the video. */
final class Subtitles {
  private final List<String> entries = new ArrayList<>();

  /** Adds an event that has ended. */
  void add(AnomalyEvent event) {
    entries.add(
        "%d\n%s --> %s\nEvent %d: %s, score %s at its peak\n"
            .formatted(
                entries.size() + 1,
                formatTimestamp(event.start()),
                formatTimestamp(event.end()),
                event.number(),
                event.kind().description(),
                String.format(Locale.ROOT, "%.1f", event.peakScore())));
  }

  private static String formatTimestamp(Duration time) {
    return "%02d:%02d:%02d,%03d"
        .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart(), time.toMillisPart());
  }

  /** {@return all subtitles} */
  String toSubRip() {
    return String.join("\n", entries);
  }
}
