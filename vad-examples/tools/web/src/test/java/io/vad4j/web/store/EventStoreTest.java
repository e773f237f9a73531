package io.vad4j.web.store;

import static io.vad4j.web.store.StoredEvents.anomalyEvent;
import static io.vad4j.web.store.StoredEvents.event;
import static io.vad4j.web.store.StoredEvents.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.AnomalyKind;
import io.vad4j.VadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventStoreTest {
  private static final Retention FOREVER = new Retention(Duration.ofDays(36_500), 1 << 20);

  @TempDir private Path folder;
  private EventStore store;

  @BeforeEach
  void open() {
    store = EventStore.open(folder, FOREVER);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void reopen() {
    store.close();
    open();
  }

  private EventQuery query(Optional<String> camera, Optional<AnomalyKind> kind, String text) {
    return new EventQuery(
        camera, kind, Optional.empty(), text, Optional.empty(), Optional.empty(), 10);
  }

  private List<String> media() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("media"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void eventIsKeptOverARestart() {
    StoredEvent event = event("yard", 1);
    store.add(event, Optional.empty());
    reopen();

    assertThat(store.find(event.key())).contains(event);
  }

  @Test
  void eventSaysWhatWhereAndForHowLong() {
    assertThat(event("yard", 2).summary())
        .isEqualTo("Anomalous motion at the bottom right, for 60.0 s.");
  }

  @Test
  void eventThatIsAddedAgainIsThereOnce() {
    store.add(event("yard", 1), Optional.empty());
    store.add(event("yard", 1), Optional.empty());

    assertThat(store.find(EventQuery.latest(10))).hasSize(1);
  }

  @Test
  void latestEventsComeFirst() {
    for (int i = 0; i < 5; i++) {
      store.add(event("yard", i), Optional.empty());
    }

    assertThat(store.find(EventQuery.latest(2)))
        .containsExactly(event("yard", 4), event("yard", 3));
  }

  @Test
  void eventsAreFilteredByCameraKindAndText() {
    for (int i = 0; i < 4; i++) {
      store.add(event("yard", i), Optional.empty());
      store.add(event("Gate", i), Optional.empty());
    }

    assertThat(store.find(query(Optional.of("yard"), Optional.of(AnomalyKind.MOTION), "")))
        .containsExactly(event("yard", 2), event("yard", 0));
    assertThat(store.find(query(Optional.empty(), Optional.empty(), "DIRECTION at")))
        .hasSize(4)
        .allMatch(found -> found.kind() == AnomalyKind.DIRECTION);
    assertThat(store.find(query(Optional.empty(), Optional.empty(), "gate"))).hasSize(4);
  }

  @Test
  void markIsKeptOverARestartAndTakenBack() {
    StoredEvent event = event("yard", 1);
    store.add(event, Optional.empty());
    store.mark(event.key(), EventMark.NORMAL);
    reopen();

    assertThat(store.find(event.key()).orElseThrow().mark()).isEqualTo(EventMark.NORMAL);
    assertThat(store.mark(event.key(), EventMark.NONE)).contains(event);
    assertThat(store.mark("none", EventMark.NORMAL)).isEmpty();
  }

  @Test
  void filesAreMovedIntoPlaceBeforeTheirEventNamesThem() throws IOException {
    StoredEvent event = event("yard", 1);
    store.add(event, Optional.of(part(store, "a.jpg", 3)));
    store.addClip(event.key(), part(store, "a.mp4", 5), Duration.ofSeconds(5));

    assertThat(store.thumbnail(event.key()).orElseThrow()).hasSize(3);
    assertThat(store.clip(event.key()).orElseThrow()).hasSize(5);
    assertThat(store.parts()).isEmptyDirectory();
  }

  @Test
  void clipOfAnEventThatIsGoneIsRemoved() throws IOException {
    store.addClip("none", part(store, "a.mp4", 5), Duration.ofSeconds(5));

    assertThat(media()).isEmpty();
    assertThat(store.parts()).isEmptyDirectory();
  }

  @Test
  void filesWithoutAnEventAndPartsAreRemovedWhenOpened() throws IOException {
    StoredEvent event = event("yard", 1);
    store.add(event, Optional.of(part(store, "a.jpg", 3)));
    part(store, "half.mp4", 9);
    Files.write(folder.resolve("media").resolve("orphan.mp4"), new byte[1]);
    Files.write(folder.resolve("media").resolve(event.key() + ".mp4"), new byte[1]);
    reopen();

    assertThat(media()).containsExactly(event.key() + ".jpg");
    assertThat(store.parts()).isEmptyDirectory();
  }

  @Test
  void eventWhoseFilesAreMissingNamesNone() throws IOException {
    StoredEvent event = event("yard", 1);
    store.add(event, Optional.of(part(store, "a.jpg", 3)));
    Files.delete(folder.resolve("media").resolve(event.key() + ".jpg"));
    reopen();

    assertThat(store.find(event.key())).contains(event);
    assertThat(store.thumbnail(event.key())).isEmpty();
  }

  @Test
  void oldEventsGoWithTheirFiles() throws IOException {
    store.close();
    store = EventStore.open(folder, new Retention(Duration.ofMinutes(3), 1 << 20));
    for (int i = 0; i < 4; i++) {
      store.add(event("yard", i), Optional.of(part(store, i + ".jpg", 3)));
    }

    assertThat(store.find(EventQuery.latest(10)))
        .extracting(StoredEvent::id)
        .containsExactly("yard/3", "yard/2");
    assertThat(media()).hasSize(2);
  }

  @Test
  void eventOfATimeToComeRemovesNoOthers() {
    StoredEvent recent = StoredEvent.of("yard", anomalyEvent("yard", 0), "fused", Instant.now());
    Instant later = Instant.now().plus(Duration.ofDays(3650));
    StoredEvent future = StoredEvent.of("yard", anomalyEvent("yard", 1), "fused", later);
    store.add(recent, Optional.empty());
    store.add(future, Optional.empty());

    assertThat(store.find(EventQuery.latest(10))).containsExactly(future, recent);
  }

  @Test
  void oldestEventsGoWhenFilesAreTooLarge() throws IOException {
    store.close();
    store = EventStore.open(folder, new Retention(Duration.ofDays(36_500), 100));
    for (int i = 0; i < 4; i++) {
      StoredEvent event = event("yard", i);
      store.add(event, Optional.of(part(store, i + ".jpg", 10)));
      store.addClip(event.key(), part(store, i + ".mp4", 30), Duration.ZERO);
    }

    assertThat(store.find(EventQuery.latest(10)))
        .extracting(StoredEvent::id)
        .containsExactly("yard/3", "yard/2");
    assertThat(media()).hasSize(4);
  }

  @Test
  void markedEventsAreKept() throws IOException {
    store.close();
    store = EventStore.open(folder, new Retention(Duration.ofMinutes(3), 100));
    StoredEvent marked = event("yard", 0);
    store.add(marked, Optional.of(part(store, "marked.jpg", 60)));
    store.mark(marked.key(), EventMark.NORMAL);
    for (int i = 1; i < 6; i++) {
      store.add(event("yard", i), Optional.of(part(store, i + ".jpg", 30)));
    }

    assertThat(store.find(EventQuery.latest(10)))
        .extracting(StoredEvent::id)
        .containsExactly("yard/5", "yard/0");
  }

  @Test
  void eventsAreKeptWithoutFilesWhereMarkedOnesLeaveNoRoom() throws IOException {
    store.close();
    store = EventStore.open(folder, new Retention(Duration.ofDays(36_500), 100));
    StoredEvent marked = event("yard", 0);
    store.add(marked, Optional.of(part(store, "marked.jpg", 60)));
    store.mark(marked.key(), EventMark.NORMAL);
    store.addClip(marked.key(), part(store, "marked.mp4", 60), Duration.ZERO);
    for (int i = 1; i < 4; i++) {
      store.add(event("yard", i), Optional.of(part(store, i + ".jpg", 30)));
    }

    assertThat(store.find(EventQuery.latest(10)))
        .extracting(StoredEvent::thumbnail)
        .containsExactly(false, false, false, true);
    assertThat(media()).hasSize(2);
  }

  @Test
  void textIsFoundInAnyCaseOfAnyScript() {
    store.add(event("Вход", 0), Optional.empty());
    store.add(event("Überfahrt", 1), Optional.empty());

    assertThat(store.find(query(Optional.empty(), Optional.empty(), "Вход"))).hasSize(1);
    assertThat(store.find(query(Optional.empty(), Optional.empty(), "ÜBERFAHRT"))).hasSize(1);
  }

  @Test
  void settingsOfACameraAreKept() {
    store.setSetting("yard", "ignored", Optional.of("0,0 1,0 1,1"));
    reopen();

    assertThat(store.setting("yard", "ignored")).contains("0,0 1,0 1,1");
    assertThat(store.setting("gate", "ignored")).isEmpty();
    store.setSetting("yard", "ignored", Optional.empty());
    assertThat(store.setting("yard", "ignored")).isEmpty();
  }

  @Test
  void secondWriterIsRefused() {
    assertThatThrownBy(() -> EventStore.open(folder, FOREVER))
        .isInstanceOf(VadException.class)
        .hasMessageContaining("another process");
  }

  @Test
  void failedOpeningClosesTheDatabase() throws IOException {
    store.close();
    Files.createDirectories(folder.resolve("parts/folder/occupied"));

    assertThatThrownBy(() -> EventStore.open(folder, FOREVER)).isInstanceOf(VadException.class);

    assertThat(folder.resolve("events.db-wal")).doesNotExist();
  }

  @Test
  void readerSeesWhatTheWriterHasAdded() {
    store.add(event("yard", 1), Optional.empty());
    try (EventStore reader = EventStore.openReadOnly(folder)) {
      store.add(event("yard", 2), Optional.empty());

      assertThat(reader.find(EventQuery.latest(10))).hasSize(2);
      assertThatThrownBy(() -> reader.mark(event("yard", 1).key(), EventMark.NORMAL))
          .isInstanceOf(VadException.class);
    }
  }

  @Test
  void readerOfAFolderWithoutEventsIsRefused() {
    assertThatThrownBy(() -> EventStore.openReadOnly(folder.resolve("none")))
        .isInstanceOf(VadException.class)
        .hasMessageContaining("no events");
  }
}
