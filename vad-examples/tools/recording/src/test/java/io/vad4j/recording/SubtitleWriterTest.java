package io.vad4j.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SubtitleWriterTest {
  @TempDir private Path folder;

  @Test
  void anEventIsASubtitle() throws IOException {
    Path file = folder.resolve("events.srt");
    try (SubtitleWriter subtitles = new SubtitleWriter(file)) {
      subtitles.onEventEnd(Events.event(4, 90, 110, 120));

      assertThat(file).doesNotExist();
    }

    assertThat(Files.readAllLines(file))
        .containsExactly(
            "1",
            "00:00:09,000 --> 00:00:12,000",
            "Event 4: anomalous motion, score 3.5 at its peak");
  }

  @Test
  void timesHaveTheSameDigitsInEveryLocale() throws IOException {
    Path file = folder.resolve("events.srt");
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try (SubtitleWriter subtitles = new SubtitleWriter(file)) {
      subtitles.onEventEnd(Events.event(4, 90, 110, 120));
    } finally {
      Locale.setDefault(before);
    }

    assertThat(Files.readAllLines(file)).startsWith("1", "00:00:09,000 --> 00:00:12,000");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aPipeIsWrittenToAndNotReplaced() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader = new ProcessBuilder("cat", pipe.toString()).start();

    try (SubtitleWriter subtitles = new SubtitleWriter(pipe)) {
      subtitles.onEventEnd(Events.event(4, 90, 110, 120));
    }

    assertThat(reader.inputReader().lines()).contains("00:00:09,000 --> 00:00:12,000");
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }
}
