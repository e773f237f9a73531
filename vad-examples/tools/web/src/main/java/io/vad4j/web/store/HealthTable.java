package io.vad4j.web.store;

import io.vad4j.monitor.HealthCause;
import io.vad4j.monitor.StreamState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The table of changes of health in SQLite. Used by one thread at a time. */
final class HealthTable {
  private final Connection connection;

  /** A table of an open connection, which is created where it is missing. */
  HealthTable(Connection connection) throws SQLException {
    this.connection = connection;
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS health (
            instant INTEGER NOT NULL, camera TEXT NOT NULL, state TEXT NOT NULL,
            causes TEXT NOT NULL, message TEXT NOT NULL)
          """);
      statement.execute("CREATE INDEX IF NOT EXISTS health_instant ON health (instant)");
    }
  }

  void insert(StoredHealth health) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO health VALUES (?, ?, ?, ?, ?)")) {
      statement.setLong(1, health.instant().toEpochMilli());
      statement.setString(2, health.camera());
      statement.setString(3, health.state().name());
      statement.setString(
          4, health.causes().stream().map(Enum::name).collect(Collectors.joining(",")));
      statement.setString(5, health.message());
      statement.executeUpdate();
    }
  }

  void deleteBefore(Instant instant) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM health WHERE instant < ?")) {
      statement.setLong(1, instant.toEpochMilli());
      statement.executeUpdate();
    }
  }

  /** The changes from an instant on, in order. */
  List<StoredHealth> since(Instant instant) throws SQLException {
    List<StoredHealth> changes = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT * FROM health WHERE instant >= ? ORDER BY instant, rowid")) {
      statement.setLong(1, instant.toEpochMilli());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          changes.add(
              new StoredHealth(
                  row.getString("camera"),
                  Instant.ofEpochMilli(row.getLong("instant")),
                  StreamState.valueOf(row.getString("state")),
                  Arrays.stream(row.getString("causes").split(","))
                      .filter(cause -> !cause.isEmpty())
                      .map(HealthCause::valueOf)
                      .toList(),
                  row.getString("message")));
        }
      }
    }
    return changes;
  }
}
