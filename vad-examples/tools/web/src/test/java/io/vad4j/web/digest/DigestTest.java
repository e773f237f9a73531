package io.vad4j.web.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.AnomalyKind;
import io.vad4j.monitor.HealthCause;
import io.vad4j.monitor.StreamState;
import io.vad4j.web.store.EventMark;
import io.vad4j.web.store.EventQuery;
import io.vad4j.web.store.EventStore;
import io.vad4j.web.store.Retention;
import io.vad4j.web.store.StoredEvents;
import io.vad4j.web.store.StoredHealth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two cameras with three events each, of which the first is too old; the yard has drifted. */
class DigestTest {
  private static final Instant FROM = StoredEvents.START.plusSeconds(60);

  @TempDir private Path folder;
  private EventStore store;
  private Digest digest;

  @BeforeEach
  void fill() throws Exception {
    store = EventStore.open(folder, new Retention(Duration.ofDays(36_500), 1 << 20));
    for (int i = 0; i < 3; i++) {
      Path image = Files.write(store.parts().resolve("a.jpg"), new byte[] {1, 2, 3});
      store.add(StoredEvents.event("yard", i), Optional.of(image));
      store.add(StoredEvents.event("<gate>", i), Optional.empty());
    }
    store.mark(StoredEvents.event("yard", 1).key(), EventMark.NORMAL);
    change(1, StreamState.DEGRADED, List.of(HealthCause.DRIFT));
    change(2, StreamState.DEGRADED, List.of(HealthCause.DRIFT, HealthCause.OVERLOADED));
    change(3, StreamState.WATCHING, List.of());
    digest = Digest.of(store, FROM, StoredEvents.START.plus(Duration.ofHours(1)));
  }

  private void change(int minute, StreamState state, List<HealthCause> causes) {
    store.addHealth(
        new StoredHealth("yard", FROM.plus(Duration.ofMinutes(minute)), state, causes, ""));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void countsEventsByCameraKindAndMark() {
    Digest.CameraDigest yard = digest.cameras().get(1);

    assertThat(digest.cameras())
        .extracting(Digest.CameraDigest::name)
        .containsExactly("<gate>", "yard");
    assertThat(yard.kinds()).isEqualTo(Map.of(AnomalyKind.DIRECTION, 1, AnomalyKind.MOTION, 1));
    assertThat(yard.marks()).isEqualTo(Map.of(EventMark.NONE, 1, EventMark.NORMAL, 1));
    assertThat(digest.events()).hasSize(4);
  }

  @Test
  void laterEventsTakeNoRoomInIt() throws Exception {
    String copies =
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
        INSERT INTO event SELECT key || i, id, camera, start + 86400000, finish + 86400000,
          peak + 86400000, kind, summary, x, y, width, height, score, channel, mark, 0, 0, NULL
        FROM (SELECT * FROM event LIMIT 1), n
        """
            .formatted(EventQuery.MAX_LIMIT);
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("events.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(copies);
    }

    assertThat(Digest.of(store, digest.from(), digest.to()).events()).hasSize(4);
  }

  @Test
  void causeThatLastsCountsOnce() {
    assertThat(digest.cameras().get(1).causes())
        .isEqualTo(Map.of(HealthCause.DRIFT, 1, HealthCause.OVERLOADED, 1));
    assertThat(digest.cameras().get(1).health().orElseThrow().state())
        .isEqualTo(StreamState.WATCHING);
    assertThat(digest.cameras().get(0).health()).isEmpty();
  }

  @Test
  void textHasALineForEachEvent() {
    assertThat(DigestText.of(digest, ZoneOffset.UTC))
        .startsWith("4 events from 2026-11-01 08:01 to 2026-11-01 09:00.\n")
        .contains(
            "yard: 2 events (1 anomalous motion, 1 anomalous direction); 1 marked normal\n"
                + "  health: watching; overloaded 1 time, drift 1 time\n")
        .contains(
            "2026-11-01 08:02  yard: Anomalous direction at the bottom right, for 60.0 s."
                + " [normal]\n");
  }

  @Test
  void htmlHasThePicturesInsideAndNoMarkupOfNames() {
    assertThat(DigestHtml.of(digest, store, ZoneOffset.UTC))
        .contains("<h1>4 events</h1>", "&lt;gate&gt;", "src=\"data:image/jpeg;base64,AQID\"")
        .doesNotContain("<gate>", "http", "<script");
  }

  @Test
  void jsonHasTheEventsOfTheApi() throws Exception {
    Map<String, Object> json = JSON.std.mapFrom(DigestJson.of(digest));

    assertThat(json.get("from")).isEqualTo("2026-11-01T08:01:00Z");
    assertThat((List<?>) json.get("events")).hasSize(4);
    assertThat(json.get("cameras").toString())
        .contains("name=yard, events=2, kinds={MOTION=1, DIRECTION=1}", "causes={");
  }
}
