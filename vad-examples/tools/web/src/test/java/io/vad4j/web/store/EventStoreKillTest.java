package io.vad4j.web.store;

import static io.vad4j.web.store.StoredEvents.event;
import static io.vad4j.web.store.StoredEvents.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyEvent;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.sqlite.SQLiteConfig;

/**
 * A process that writes events is killed at random moments, {@code -Dvad4j.kills=50} times. Files
 * have the size that their name and event state, so that a half one is noticed; settings are kept
 * in pairs.
 */
class EventStoreKillTest {
  private static final int KILLS = Integer.getInteger("vad4j.kills", 8);
  private static final int MAX_EVENTS = 40;
  private static final int IMAGE_SIZE = 20_000;
  private static final int CLIP_SIZE = 400_000;
  private static final Retention RETENTION = new Retention(Duration.ofDays(36_500), 1L << 40);

  @TempDir private Path folder;

  /** Writes events until it is killed, and prints the number of each that is kept. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) {
      EventStore store = EventStore.open(Path.of(arguments[0]), RETENTION);
      for (int number = Integer.parseInt(arguments[1]); ; number++) {
        StoredEvent event = event("yard", number);
        store.add(event, Optional.of(part(store, number + ".jpg", IMAGE_SIZE)));
        System.out.println(number);
        store.addClip(event.key(), part(store, number + ".mp4", CLIP_SIZE), Duration.ZERO);
        Optional<String> value = Optional.of(Integer.toString(number));
        store.setSettings("yard", Map.of("first", value, "second", value));
      }
    }
  }

  @Test
  void everyFinishedEventIsThereOnceAndNoFileIsHalf() throws Exception {
    Random random = new Random(7);
    Path store = folder.resolve("events");
    int last = -1;
    for (int kill = 0; kill < KILLS; kill++) {
      last = runAndKill(store, last + 1, 1 + random.nextInt(MAX_EVENTS), random.nextInt(8_000_000));
      check(store, last);
    }
  }

  /** The number of the last event that was said to be kept. */
  private int runAndKill(Path store, int first, int events, int nanos) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-cp",
                classPath(),
                Writer.class.getName(),
                store.toString(),
                Integer.toString(first))
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    int last = first - 1;
    try (BufferedReader lines = process.inputReader()) {
      for (int i = 0; i < events; i++) {
        String line = lines.readLine();
        assertThat(line).as(Files.readString(folder.resolve("errors.txt"))).isNotNull();
        last = Integer.parseInt(line);
      }
      for (long end = System.nanoTime() + nanos; System.nanoTime() < end; ) {
        Thread.onSpinWait();
      }
      process.toHandle().destroyForcibly(); // What it has printed can still be read.
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = Integer.parseInt(line);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return last;
  }

  private static String classPath() {
    return Stream.of(
            Writer.class, EventStore.class, AnomalyEvent.class, SQLiteConfig.class, Logger.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .map(location -> Path.of(URI.create(location.toString())).toString())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void check(Path folder, int last) throws IOException {
    try (EventStore store = EventStore.open(folder, RETENTION)) {
      List<StoredEvent> events = store.find(EventQuery.latest(EventQuery.MAX_LIMIT));
      Set<String> names = new HashSet<>();
      for (StoredEvent event : events) {
        store.thumbnail(event.key()).ifPresent(file -> assertThat(file).hasSize(IMAGE_SIZE));
        store.clip(event.key()).ifPresent(file -> assertThat(file).hasSize(CLIP_SIZE));
        store.thumbnail(event.key()).ifPresent(file -> names.add(file.getFileName().toString()));
        store.clip(event.key()).ifPresent(file -> names.add(file.getFileName().toString()));
      }
      for (int number = 0; number <= last; number++) {
        String key = event("yard", number).key();
        assertThat(events).filteredOn(event -> event.key().equals(key)).hasSize(1);
        assertThat(store.thumbnail(key)).isPresent();
      }
      assertThat(store.setting("yard", "first")).isEqualTo(store.setting("yard", "second"));
      assertThat(store.parts()).isEmptyDirectory();
      try (Stream<Path> media = Files.list(folder.resolve("media"))) {
        assertThat(media.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrderElementsOf(names);
      }
    }
  }
}
