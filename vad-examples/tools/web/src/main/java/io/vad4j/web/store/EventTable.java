package io.vad4j.web.store;

import io.vad4j.AnomalyKind;
import io.vad4j.BoundingBox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sqlite.Function;

/** The tables of a store in SQLite. Used by one thread at a time. */
final class EventTable implements AutoCloseable {
  private static final String[] SCHEMA = {
    """
    CREATE TABLE IF NOT EXISTS event (
      key TEXT PRIMARY KEY, id TEXT NOT NULL, camera TEXT NOT NULL,
      start INTEGER NOT NULL, finish INTEGER NOT NULL, peak INTEGER NOT NULL,
      kind TEXT NOT NULL, summary TEXT NOT NULL,
      x REAL NOT NULL, y REAL NOT NULL, width REAL NOT NULL, height REAL NOT NULL,
      score REAL NOT NULL, channel TEXT NOT NULL, mark TEXT NOT NULL,
      thumbnail INTEGER NOT NULL, clip INTEGER NOT NULL,
      clip_offset INTEGER) WITHOUT ROWID
    """,
    "CREATE INDEX IF NOT EXISTS event_start ON event (start)",
    "CREATE INDEX IF NOT EXISTS event_camera ON event (camera, start)",
    """
    CREATE TABLE IF NOT EXISTS setting (
      camera TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
      PRIMARY KEY (camera, name)) WITHOUT ROWID
    """
  };

  private static final String WITH_FILES = "SELECT * FROM event WHERE (thumbnail = 1 OR clip = 1)";

  /** SQLite knows the lower case of ASCII only. */
  private static final String LOWER_CASE = "lower_case";

  private static final class LowerCase extends Function {
    @Override
    protected void xFunc() throws SQLException {
      result(value_text(0).toLowerCase(Locale.ROOT));
    }
  }

  private final Connection connection;
  private final HealthTable health;

  /** Tables of an open connection, which are created where they are missing. */
  EventTable(Connection connection) throws SQLException {
    this.connection = connection;
    Function.create(connection, LOWER_CASE, new LowerCase());
    try (Statement statement = connection.createStatement()) {
      for (String sql : SCHEMA) {
        statement.execute(sql);
      }
    }
    health = new HealthTable(connection);
  }

  /** Changes of health. */
  HealthTable health() {
    return health;
  }

  /** Adds an event; one that is there already stays as it is. */
  void insert(StoredEvent event) throws SQLException {
    BoundingBox region = event.region();
    execute(
        "INSERT OR IGNORE INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " NULL)",
        event.key(),
        event.id(),
        event.camera(),
        event.start().toEpochMilli(),
        event.end().toEpochMilli(),
        event.peak().toEpochMilli(),
        event.kind().name(),
        event.summary(),
        region.x(),
        region.y(),
        region.width(),
        region.height(),
        event.score(),
        event.channel(),
        event.mark().name(),
        event.thumbnail(),
        event.clip());
  }

  void setFiles(String key, boolean thumbnail, boolean clip) throws SQLException {
    execute("UPDATE event SET thumbnail = ?, clip = ? WHERE key = ?", thumbnail, clip, key);
  }

  void setClipOffset(String key, Duration offset) throws SQLException {
    execute("UPDATE event SET clip_offset = ? WHERE key = ?", offset.toMillis(), key);
  }

  Optional<Duration> clipOffset(String key) throws SQLException {
    try (PreparedStatement statement =
            prepare("SELECT clip_offset FROM event WHERE clip = 1 AND key = ?", key);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(Duration.ofMillis(row.getLong(1))) : Optional.empty();
    }
  }

  /** Whether there was such an event. */
  boolean setMark(String key, EventMark mark) throws SQLException {
    return execute("UPDATE event SET mark = ? WHERE key = ?", mark.name(), key) > 0;
  }

  void delete(String key) throws SQLException {
    execute("DELETE FROM event WHERE key = ?", key);
  }

  Optional<StoredEvent> find(String key) throws SQLException {
    return select("SELECT * FROM event WHERE key = ?", List.of(key)).stream().findFirst();
  }

  /** Those without a mark that ended before an instant. */
  List<StoredEvent> endedBefore(Instant instant) throws SQLException {
    return select(
        "SELECT * FROM event WHERE finish < ? AND mark = 'NONE'", List.of(instant.toEpochMilli()));
  }

  /** The oldest that have files and no mark. */
  List<StoredEvent> oldest(int limit) throws SQLException {
    return select(WITH_FILES + " AND mark = 'NONE' ORDER BY start, key LIMIT ?", List.of(limit));
  }

  /** The newest that has files and no mark. */
  Optional<StoredEvent> newest() throws SQLException {
    return select(
            WITH_FILES + " AND mark = 'NONE' ORDER BY start DESC, key DESC LIMIT 1", List.of())
        .stream()
        .findFirst();
  }

  /** Those that have files and a mark. */
  List<StoredEvent> marked() throws SQLException {
    return select(WITH_FILES + " AND mark <> 'NONE'", List.of());
  }

  /** Those that have files. */
  List<StoredEvent> withFiles() throws SQLException {
    return select(WITH_FILES, List.of());
  }

  List<StoredEvent> select(EventQuery query) throws SQLException {
    StringBuilder sql = new StringBuilder("SELECT * FROM event WHERE 1 = 1");
    List<Object> values = new ArrayList<>();
    add(sql, values, " AND camera = ?", query.camera());
    add(sql, values, " AND kind = ?", query.kind().map(Enum::name));
    add(sql, values, " AND mark = ?", query.mark().map(Enum::name));
    add(sql, values, " AND start >= ?", query.from().map(Instant::toEpochMilli));
    add(sql, values, " AND start < ?", query.before().map(Instant::toEpochMilli));
    if (!query.text().isBlank()) {
      sql.append(" AND instr(" + LOWER_CASE + "(summary || ' ' || camera), ?) > 0");
      values.add(query.text().strip().toLowerCase(Locale.ROOT));
    }
    sql.append(" ORDER BY start DESC, key LIMIT ?");
    values.add(query.limit());
    return select(sql.toString(), values);
  }

  private static void add(
      StringBuilder sql, List<Object> values, String condition, Optional<?> value) {
    if (value.isPresent()) {
      sql.append(condition);
      values.add(value.get());
    }
  }

  Optional<String> setting(String camera, String name) throws SQLException {
    try (PreparedStatement statement =
        prepare("SELECT value FROM setting WHERE camera = ? AND name = ?", camera, name)) {
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /** Keeps or removes settings, all or none of them. */
  void setSettings(String camera, Map<String, Optional<String>> values) throws SQLException {
    connection.setAutoCommit(false);
    try {
      for (Map.Entry<String, Optional<String>> entry : values.entrySet()) {
        setSetting(camera, entry.getKey(), entry.getValue());
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private void setSetting(String camera, String name, Optional<String> value) throws SQLException {
    if (value.isPresent()) {
      execute("INSERT OR REPLACE INTO setting VALUES (?, ?, ?)", camera, name, value.get());
    } else {
      execute("DELETE FROM setting WHERE camera = ? AND name = ?", camera, name);
    }
  }

  private int execute(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values)) {
      return statement.executeUpdate();
    }
  }

  private List<StoredEvent> select(String sql, List<Object> values) throws SQLException {
    List<StoredEvent> events = new ArrayList<>();
    try (PreparedStatement statement = prepare(sql, values.toArray());
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        events.add(toEvent(row));
      }
    }
    return events;
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private static StoredEvent toEvent(ResultSet row) throws SQLException {
    return new StoredEvent(
        row.getString("id"),
        row.getString("camera"),
        Instant.ofEpochMilli(row.getLong("start")),
        Instant.ofEpochMilli(row.getLong("finish")),
        Instant.ofEpochMilli(row.getLong("peak")),
        AnomalyKind.valueOf(row.getString("kind")),
        row.getString("summary"),
        new BoundingBox(
            row.getDouble("x"),
            row.getDouble("y"),
            row.getDouble("width"),
            row.getDouble("height")),
        row.getDouble("score"),
        row.getString("channel"),
        EventMark.valueOf(row.getString("mark")),
        row.getBoolean("thumbnail"),
        row.getBoolean("clip"));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
