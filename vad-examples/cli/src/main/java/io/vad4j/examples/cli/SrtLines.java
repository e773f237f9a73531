package io.vad4j.examples.cli;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import java.time.Duration;
import java.util.Locale;

/** Subtitles that any video player shows: one for each event, nothing for single frames. */
final class SrtLines implements DetectionWriter {
  private final Console console;

  SrtLines(Console console) {
    this.console = console;
  }

  @Override
  public void write(Detection detection) {}

  @Override
  public void write(AnomalyEvent event) {
    console.print(Integer.toString(event.number()));
    console.print(time(event.start()) + " --> " + time(event.end()));
    console.print(
        String.format(
            Locale.ROOT, "%s, highest score %.1f", event.kind().words(), event.peakScore()));
    console.print("");
  }

  private static String time(Duration time) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d,%03d",
        time.toHours(),
        time.toMinutesPart(),
        time.toSecondsPart(),
        time.toMillisPart());
  }
}
