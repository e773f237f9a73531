package io.vad4j.web.marks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vad4j.VadException;
import io.vad4j.web.store.EventMark;
import io.vad4j.web.store.EventQuery;
import io.vad4j.web.store.EventStore;
import io.vad4j.web.store.StoredEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Marked events as a data set in folders: clips in {@code test}, and their abnormal frames in
 * {@code labels.csv}. Clips of events that are marked as normal have none; events without a mark or
 * a clip are left out.
 *
 * @since 0.1.0
 */
public final class MarkedDataset {
  private static final String LABELS = "labels.csv";

  private final EventStore store;
  private final List<StoredEvent> events;

  private MarkedDataset(EventStore store, List<StoredEvent> events) {
    this.store = store;
    this.events = events;
  }

  /**
   * {@return the marked events of a store}
   *
   * @param store the store
   * @param camera the name of a camera; empty for all
   */
  public static MarkedDataset of(EventStore store, Optional<String> camera) {
    List<StoredEvent> marked = new ArrayList<>();
    for (EventMark mark : List.of(EventMark.NORMAL, EventMark.CONFIRMED)) {
      store
          .find(
              new EventQuery(
                  camera,
                  Optional.empty(),
                  Optional.of(mark),
                  "",
                  Optional.empty(),
                  Optional.empty(),
                  EventQuery.MAX_LIMIT))
          .stream()
          .filter(StoredEvent::clip)
          .forEach(marked::add);
    }
    marked.sort(Comparator.comparing(StoredEvent::start).thenComparing(StoredEvent::key));
    return new MarkedDataset(store, List.copyOf(marked));
  }

  /** {@return the number of clips} */
  public int size() {
    return events.size();
  }

  /** {@return the content of labels.csv} */
  private String labels() {
    StringBuilder text = new StringBuilder("clip,first,last\n");
    events.forEach(event -> text.append(line(event)).append('\n'));
    return text.toString();
  }

  private String line(StoredEvent event) {
    if (event.mark() == EventMark.NORMAL) {
      return event.key() + ",,";
    }
    Duration start = store.clipOffset(event.key()).orElse(Duration.ZERO);
    Duration end = start.plus(event.duration());
    List<Duration> times = ClipPart.times(clip(event));
    int first = 0;
    while (first < times.size() - 1 && times.get(first).compareTo(start) < 0) {
      first++;
    }
    int last = first;
    while (last < times.size() - 1 && times.get(last + 1).compareTo(end) <= 0) {
      last++;
    }
    return event.key() + "," + first + "," + last;
  }

  private Path clip(StoredEvent event) {
    return store
        .clip(event.key())
        .orElseThrow(() -> new VadException("The clip of " + event.id() + " is gone."));
  }

  /**
   * Writes the data set into a folder.
   *
   * @param folder a folder that is new or empty
   * @throws VadException if it is neither, or cannot be written
   */
  public void writeTo(Path folder) {
    try {
      Files.createDirectories(folder);
      try (var files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new VadException(folder + " is not empty; name a new folder.");
        }
      }
      Path test = Files.createDirectory(folder.resolve("test"));
      for (StoredEvent event : events) {
        Files.copy(clip(event), test.resolve(event.key() + ".mp4"));
      }
      Files.writeString(folder.resolve(LABELS), labels());
    } catch (IOException e) {
      throw new VadException(
          "%s cannot be written: %s. Is there room?".formatted(folder, e.getMessage()), e);
    }
  }

  /**
   * Writes the data set as a ZIP archive.
   *
   * @param output where to; it is not closed
   * @throws IOException if it cannot be written
   */
  public void writeTo(OutputStream output) throws IOException {
    ZipOutputStream archive = new ZipOutputStream(output);
    // Videos are compressed already.
    archive.setLevel(0);
    archive.putNextEntry(new ZipEntry(LABELS));
    archive.write(labels().getBytes(UTF_8));
    archive.closeEntry();
    for (StoredEvent event : events) {
      archive.putNextEntry(new ZipEntry("test/" + event.key() + ".mp4"));
      Files.copy(clip(event), archive);
      archive.closeEntry();
    }
    archive.finish();
  }
}
