package io.vad4j.recording;

import io.vad4j.AnomalyEvent;
import io.vad4j.DetectionListener;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes the events of a clip as subtitles in the SubRip format (SRT), which video players show
 * beside the video. The file appears when the writer is closed.
 *
 * @since 0.1.0
 */
public final class SubtitleWriter implements DetectionListener, AutoCloseable {
  private final Path file;
  private final List<String> entries = new ArrayList<>();
  private boolean closed;

  /**
   * A writer, which the caller closes.
   *
   * @param file the subtitles; an existing file is replaced when the writer is closed
   */
  public SubtitleWriter(Path file) {
    this.file = file;
  }

  @Override
  public void onEventEnd(AnomalyEvent event) {
    entries.add(
        String.format(
            Locale.ROOT,
            "%d\n%s --> %s\nEvent %d: %s, score %.1f at its peak\n",
            entries.size() + 1,
            formatTimestamp(event.start()),
            formatTimestamp(event.end()),
            event.number(),
            event.kind().description(),
            event.peakScore()));
  }

  private static String formatTimestamp(Duration time) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d,%03d",
        time.toHours(),
        time.toMinutesPart(),
        time.toSecondsPart(),
        time.toMillisPart());
  }

  /**
   * Writes the file. Closing again has no effect.
   *
   * @throws io.vad4j.VadException if the file cannot be written
   */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      WholeFile.write(file, String.join("\n", entries).getBytes(StandardCharsets.UTF_8));
    }
  }
}
