package io.vad4j.web.store;

import io.vad4j.VadException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Store of events in a folder: an embedded database, and thumbnails and clips as files beside it.
 *
 * <p>An event is kept once {@link #add} has returned, also if the process is killed then. A file is
 * moved into place when it is complete, before its event says that it is there; what a process that
 * was killed has left half done is removed when the store is opened again. One process at a time
 * writes. Thread-safe.
 *
 * @since 0.1.0
 */
public final class EventStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventStore.class);
  private static final int OLDEST = 16;

  private final Path folder;
  private final EventTable table;
  private final MediaFolder media;
  private final Retention retention;
  private final @Nullable FileChannel lock;
  private long bytes;
  private boolean fullLogged;

  private EventStore(
      Path folder,
      EventTable table,
      MediaFolder media,
      Retention retention,
      @Nullable FileChannel lock) {
    this.folder = folder;
    this.table = table;
    this.media = media;
    this.retention = retention;
    this.lock = lock;
  }

  /**
   * {@return a store that is read and written, which the caller closes}
   *
   * @param folder a folder, which is created where it is missing
   * @param retention how long and how much is kept
   * @throws VadException if it cannot be opened, or another process writes to it
   */
  public static EventStore open(Path folder, Retention retention) {
    return StoreAccess.attempt(
        folder,
        () -> {
          Files.createDirectories(folder);
          FileChannel lock = StoreAccess.lock(folder);
          try {
            MediaFolder media = new MediaFolder(folder);
            EventTable table = StoreAccess.openTable(folder, false);
            try {
              EventStore store = new EventStore(folder, table, media, retention, lock);
              store.recover();
              store.applyRetention(Instant.now());
              return store;
            } catch (SQLException | IOException | RuntimeException e) {
              table.close();
              throw e;
            }
          } catch (SQLException | IOException | RuntimeException e) {
            lock.close();
            throw e;
          }
        });
  }

  /**
   * {@return a store that is only read, also while another process writes to it; the caller closes
   * it}
   *
   * @param folder the folder of a store
   * @throws VadException if there is no store
   */
  public static EventStore openReadOnly(Path folder) {
    if (!Files.isRegularFile(folder.resolve(StoreAccess.DATABASE))) {
      throw new VadException(
          "There are no events in %s; name the folder that 'vad watch' keeps them in."
              .formatted(folder));
    }
    return StoreAccess.attempt(
        folder,
        () -> {
          MediaFolder media = new MediaFolder(folder);
          EventTable table = StoreAccess.openTable(folder, true);
          return new EventStore(folder, table, media, Retention.defaults(), null);
        });
  }

  /** Removes files that no event has, and corrects events whose files are missing. */
  private void recover() throws SQLException, IOException {
    Set<String> names = new HashSet<>();
    for (StoredEvent event : table.withFiles()) {
      String key = event.key();
      boolean thumbnail = event.thumbnail() && media.has(key, MediaFolder.THUMBNAIL);
      boolean clip = event.clip() && media.has(key, MediaFolder.CLIP);
      if (thumbnail != event.thumbnail() || clip != event.clip()) {
        table.setFiles(key, thumbnail, clip);
      }
      if (thumbnail) {
        names.add(key + MediaFolder.THUMBNAIL);
      }
      if (clip) {
        names.add(key + MediaFolder.CLIP);
      }
    }
    media.keepOnly(names);
    bytes = media.size();
  }

  /** {@return the folder for files that are being written; what is left in it is removed} */
  public Path parts() {
    return media.parts();
  }

  /** {@return the folder for models that have learned of marks} */
  public Path models() {
    return StoreAccess.attempt(folder, () -> Files.createDirectories(folder.resolve("learned")));
  }

  /**
   * Keeps an event that has ended, once.
   *
   * @param event the event; without effect if it is kept already
   * @param thumbnail a complete JPEG image in {@link #parts}, which is moved, if there is one
   */
  public synchronized void add(StoredEvent event, Optional<Path> thumbnail) {
    StoreAccess.change(
        folder,
        () -> {
          if (table.find(event.key()).isPresent()) {
            if (thumbnail.isPresent()) {
              Files.delete(thumbnail.get());
            }
            return;
          }
          if (thumbnail.isPresent()) {
            bytes += Files.size(thumbnail.get());
            media.accept(thumbnail.get(), event.key(), MediaFolder.THUMBNAIL);
          }
          table.insert(withFiles(event, thumbnail.isPresent(), false));
          applyRetentionAt(event.end());
        });
  }

  private static StoredEvent withFiles(StoredEvent event, boolean thumbnail, boolean clip) {
    return new StoredEvent(
        event.id(),
        event.camera(),
        event.start(),
        event.end(),
        event.peak(),
        event.kind(),
        event.summary(),
        event.region(),
        event.score(),
        event.channel(),
        event.mark(),
        thumbnail,
        clip);
  }

  /**
   * Keeps the clip of an event. Without effect, but for the part, if the event is gone.
   *
   * @param key the key of the event
   * @param clip a complete MP4 video in {@link #parts}, which is moved
   * @param offset when the event begins in its clip
   */
  public synchronized void addClip(String key, Path clip, Duration offset) {
    StoreAccess.change(
        folder,
        () -> {
          Optional<StoredEvent> event = table.find(key);
          if (event.isEmpty()) {
            Files.delete(clip);
            return;
          }
          bytes +=
              Files.size(clip)
                  - (event.get().clip() ? Files.size(media.file(key, MediaFolder.CLIP)) : 0);
          media.accept(clip, key, MediaFolder.CLIP);
          table.setFiles(key, event.get().thumbnail(), true);
          table.setClipOffset(key, offset);
          applyRetentionAt(event.get().end());
        });
  }

  /** At the end of an event, which is that of a recording, but no time that is still to come. */
  private void applyRetentionAt(Instant end) throws SQLException, IOException {
    Instant now = Instant.now();
    applyRetention(end.isBefore(now) ? end : now);
  }

  private void applyRetention(Instant now) throws SQLException, IOException {
    for (StoredEvent event : table.endedBefore(now.minus(retention.age()))) {
      remove(event);
    }
    table.health().deleteBefore(now.minus(retention.age()));
    if (bytes > retention.bytes()) {
      removeOldest();
    }
  }

  /** Removes the oldest events without a mark; only their files if not even one can keep them. */
  private void removeOldest() throws SQLException, IOException {
    boolean filesOnly = isFullOfMarkedEvents();
    while (bytes > retention.bytes()) {
      List<StoredEvent> oldest = table.oldest(OLDEST);
      if (oldest.isEmpty()) {
        return;
      }
      for (StoredEvent event : oldest) {
        if (bytes > retention.bytes()) {
          if (filesOnly) {
            table.setFiles(event.key(), false, false);
            removeFiles(event);
          } else {
            remove(event);
          }
        }
      }
    }
  }

  /** Whether the files of marked events leave no room for those of the newest one. */
  private boolean isFullOfMarkedEvents() throws SQLException, IOException {
    Optional<StoredEvent> newest = table.newest();
    long needed = newest.isEmpty() ? 0 : media.size(newest.get().key());
    for (StoredEvent event : table.marked()) {
      needed += media.size(event.key());
    }
    boolean full = needed > retention.bytes();
    if (full && !fullLogged) {
      fullLogged = true;
      LOG.warn(
          "{}: events are kept without pictures and clips, since those of marked events leave no"
              + " room in {} bytes; take marks back, or allow more.",
          folder,
          retention.bytes());
    }
    return full;
  }

  private void remove(StoredEvent event) throws SQLException, IOException {
    table.delete(event.key());
    removeFiles(event);
  }

  private void removeFiles(StoredEvent event) throws IOException {
    bytes -= media.size(event.key());
    media.delete(event.key());
  }

  /**
   * {@return the events of a query, the latest first}
   *
   * @param query which events
   */
  public synchronized List<StoredEvent> find(EventQuery query) {
    return StoreAccess.attempt(folder, () -> table.select(query));
  }

  /**
   * {@return an event, if it is kept}
   *
   * @param key its key
   */
  public synchronized Optional<StoredEvent> find(String key) {
    return StoreAccess.attempt(folder, () -> table.find(key));
  }

  /**
   * {@return the image of the peak of an event, if it is kept}
   *
   * @param key its key
   */
  public Optional<Path> thumbnail(String key) {
    return find(key)
        .filter(StoredEvent::thumbnail)
        .map(event -> media.file(event.key(), MediaFolder.THUMBNAIL));
  }

  /**
   * {@return the video of an event, if it is kept}
   *
   * @param key its key
   */
  public Optional<Path> clip(String key) {
    return find(key)
        .filter(StoredEvent::clip)
        .map(event -> media.file(event.key(), MediaFolder.CLIP));
  }

  /**
   * {@return when an event begins in its clip, if that is kept}
   *
   * @param key its key
   */
  public synchronized Optional<Duration> clipOffset(String key) {
    return StoreAccess.attempt(folder, () -> table.clipOffset(key));
  }

  /**
   * {@return the event with another mark, if it is kept}
   *
   * @param key its key
   * @param mark what a person says about it; {@link EventMark#NONE} takes that back
   */
  public synchronized Optional<StoredEvent> mark(String key, EventMark mark) {
    return StoreAccess.attempt(
        folder, () -> table.setMark(key, mark) ? table.find(key) : Optional.<StoredEvent>empty());
  }

  /**
   * Keeps a change of the health of a camera.
   *
   * @param health the change
   */
  public synchronized void addHealth(StoredHealth health) {
    StoreAccess.change(
        folder,
        () -> {
          table.health().insert(health);
        });
  }

  /**
   * {@return the changes of health of all cameras, in order}
   *
   * @param from since when
   */
  public synchronized List<StoredHealth> health(Instant from) {
    return StoreAccess.attempt(folder, () -> table.health().since(from));
  }

  /**
   * {@return a setting of a camera that is kept with its events, if it is set}
   *
   * @param camera the name of the camera
   * @param name the name of the setting
   */
  public synchronized Optional<String> setting(String camera, String name) {
    return StoreAccess.attempt(folder, () -> table.setting(camera, name));
  }

  /**
   * Keeps a setting of a camera.
   *
   * @param camera the name of the camera
   * @param name the name of the setting
   * @param value its value, or empty to remove it
   */
  public void setSetting(String camera, String name, Optional<String> value) {
    setSettings(camera, Map.of(name, value));
  }

  /**
   * Keeps several settings of a camera, all or none of them.
   *
   * @param camera the name of the camera
   * @param values their values by name, or empty to remove one
   */
  public synchronized void setSettings(String camera, Map<String, Optional<String>> values) {
    StoreAccess.change(folder, () -> table.setSettings(camera, values));
  }

  /** Closes the database. */
  @Override
  public synchronized void close() {
    StoreAccess.change(
        folder,
        () -> {
          table.close();
          if (lock != null) {
            lock.close();
          }
        });
  }
}
