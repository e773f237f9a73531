package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyKind;
import io.vad4j.BoundingBox;
import io.vad4j.web.store.EventMark;
import io.vad4j.web.store.EventStore;
import io.vad4j.web.store.Retention;
import io.vad4j.web.store.StoredEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void fill() {
    try (EventStore store = EventStore.open(folder, Retention.defaults())) {
      add(store, 1, Instant.now().minus(Duration.ofHours(1)));
      add(store, 2, Instant.now().minus(Duration.ofDays(2)));
    }
  }

  private static void add(EventStore store, int number, Instant start) {
    store.add(
        new StoredEvent(
            "yard/" + number,
            "yard",
            start,
            start.plusSeconds(3),
            start,
            AnomalyKind.MOTION,
            "Event %d.".formatted(number),
            new BoundingBox(0, 0, 1, 1),
            3,
            "fused",
            EventMark.NONE,
            false,
            false),
        Optional.empty());
  }

  @Test
  void printsTheEventsOfTheTime() {
    Run day = Run.vad("digest", "--events", folder);
    Run week = Run.vad("digest", "--events", folder, "--since", "7d");

    assertThat(day.exitCode()).as(day.err()).isZero();
    assertThat(day.out()).contains("Event 1.").doesNotContain("Event 2.");
    assertThat(week.out()).contains("Event 1.", "Event 2.");
  }

  @Test
  void writesJsonAndHtml() {
    Path html = folder.resolve("digest.html");
    Run run = Run.vad("digest", "--events", folder, "--json", "--html", html);

    assertThat(run.out()).startsWith("{\"from\":").contains("\"summary\":\"Event 1.\"");
    assertThat(html).content().contains("<h1>1 event</h1>");
  }

  @Test
  void folderWithoutEventsAndTextThatIsNoDurationAreReported() {
    Run missing = Run.vad("digest", "--events", folder.resolve("none"));
    Run wrong = Run.vad("digest", "--since", "yesterday");

    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("There are no events");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("a duration is a number");
  }
}
