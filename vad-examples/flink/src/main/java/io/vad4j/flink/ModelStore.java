package io.vad4j.flink;

import io.vad4j.Detector;
import io.vad4j.ModelException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fitted models of cameras, loaded through Flink's file systems and shared by all tasks of one
 * process. A file that was replaced is loaded again. Thread-safe.
 */
final class ModelStore {
  private static final Logger LOG = LoggerFactory.getLogger(ModelStore.class);

  /** Models that are kept though nobody uses them; the least recently used is closed. */
  private static final int MAX_IDLE = 256;

  private static final ModelStore SHARED = new ModelStore();

  private final Map<Path, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  /** A version of a model file, and how many use it. */
  private static final class Entry {
    private final Detector detector;
    private final long modified;
    private long checkedNanos;
    private int users;
    private boolean replaced;

    Entry(Detector detector, long modified) {
      this.detector = detector;
      this.modified = modified;
      this.checkedNanos = System.nanoTime();
    }
  }

  /** A model in use. */
  final class Lease implements AutoCloseable {
    private final Entry entry;

    private Lease(Entry entry) {
      this.entry = entry;
    }

    Detector detector() {
      return entry.detector;
    }

    @Override
    public void close() {
      release(entry);
    }
  }

  /** The store of this process. */
  static ModelStore shared() {
    return SHARED;
  }

  /**
   * The model of a file, to be closed after use.
   *
   * @param refresh age from which a loaded model is compared with its file
   * @throws ModelException if there is no such file, or it is no model
   * @throws IOException if the store cannot be read now
   */
  synchronized Lease lease(Path file, Duration refresh) throws IOException {
    Entry entry = entries.get(file);
    if (entry == null || isReplaced(file, entry, refresh)) {
      if (entry != null) {
        retire(file, entry);
      }
      entry = load(file);
      entries.put(file, entry);
    }
    entry.users++;
    closeIdle();
    return new Lease(entry);
  }

  private static boolean isReplaced(Path file, Entry entry, Duration refresh) throws IOException {
    long now = System.nanoTime();
    if (now - entry.checkedNanos < refresh.toNanos()) {
      return false;
    }
    entry.checkedNanos = now;
    return status(file).getModificationTime() != entry.modified;
  }

  private static FileStatus status(Path file) throws IOException {
    try {
      return file.getFileSystem().getFileStatus(file);
    } catch (FileNotFoundException e) {
      throw new ModelException("There is no model %s. Fit one for this camera.".formatted(file), e);
    }
  }

  private static Entry load(Path file) throws IOException {
    long modified = status(file).getModificationTime();
    FileSystem store = file.getFileSystem();
    if (!store.isDistributedFS()) {
      return new Entry(Detector.load(java.nio.file.Path.of(file.getPath())), modified);
    }
    java.nio.file.Path copy = Files.createTempFile("vad", ".vad");
    try (InputStream content = store.open(file)) {
      Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
      return new Entry(Detector.load(copy), modified);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private void retire(Path file, Entry entry) {
    LOG.info("The model {} was replaced.", file);
    entries.remove(file);
    entry.replaced = true;
    if (entry.users == 0) {
      entry.detector.close();
    }
  }

  private synchronized void release(Entry entry) {
    entry.users--;
    if (entry.users == 0 && entry.replaced) {
      entry.detector.close();
    }
    closeIdle();
  }

  private void closeIdle() {
    long idle = entries.values().stream().filter(entry -> entry.users == 0).count();
    var oldest = entries.values().iterator();
    while (idle > MAX_IDLE) {
      Entry entry = oldest.next();
      if (entry.users == 0) {
        entry.detector.close();
        oldest.remove();
        idle--;
      }
    }
  }

  /** The number of models that are loaded. */
  synchronized int size() {
    return entries.size();
  }
}
