package io.vad4j.web.store;

import io.vad4j.VadException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** Lock and database of the folder of a store, and the failures of both. */
final class StoreAccess {
  static final String DATABASE = "events.db";
  private static final int BUSY_MILLIS = 10_000;

  private StoreAccess() {}

  /** Reads the database and the files. */
  interface Action<T> {
    T run() throws SQLException, IOException;
  }

  /** Changes the database and the files. */
  interface Change {
    void run() throws SQLException, IOException;
  }

  /**
   * {@return what an action returns}
   *
   * @throws VadException if it fails
   */
  static <T> T attempt(Path folder, Action<T> action) {
    try {
      return action.run();
    } catch (SQLException | IOException e) {
      throw new VadException(
          "The events in %s cannot be read or written: %s; check the disk, and that no other program changes them."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  /**
   * Makes a change.
   *
   * @throws VadException if it fails
   */
  static void change(Path folder, Change change) {
    attempt(
        folder,
        () -> {
          change.run();
          return true;
        });
  }

  /**
   * The lock of a folder, which its channel holds until it is closed.
   *
   * @throws VadException if another process holds it
   */
  static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock held = channel.tryLock();
      if (held != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // This process holds it: the same answer.
    }
    channel.close();
    throw new VadException(
        "The events in %s are written by another process; stop it, or keep these elsewhere."
            .formatted(folder));
  }

  /** The tables of a folder. */
  static EventTable openTable(Path folder, boolean readOnly) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    Connection connection =
        config.createConnection("jdbc:sqlite:" + folder.resolve(DATABASE).toAbsolutePath());
    try {
      EventTable table = new EventTable(connection);
      if (readOnly) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("PRAGMA query_only = ON");
        }
      }
      return table;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
