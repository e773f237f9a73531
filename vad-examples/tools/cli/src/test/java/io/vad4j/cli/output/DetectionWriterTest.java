package io.vad4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.ScorerContribution;
import io.vad4j.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetectionWriterTest {
  private static final AnomalyMap MAP = AnomalyMap.of(1, 1, new float[] {1});
  private static final List<ScorerContribution> STATIONARY_CONTRIBUTIONS =
      List.of(new ScorerContribution("stationary-object", AnomalyKind.STATIONARY_OBJECT, 3, 1));
  private static final AnomalyEvent STATIONARY_EVENT =
      new AnomalyEvent(
          4,
          90,
          120,
          Duration.ofSeconds(9),
          Duration.ofSeconds(12),
          110,
          Duration.ofSeconds(11),
          3,
          new BoundingBox(0.5, 0.5, 0.1, 0.1),
          STATIONARY_CONTRIBUTIONS);

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Console console =
      new Console(new PrintStream(written, true, StandardCharsets.UTF_8), System.err, false, false);

  /** A stationary object, and motion in an unusual direction. */
  private static Detection detection(boolean abnormal) {
    return new Detection(
        120,
        Duration.ofSeconds(12),
        2.5,
        abnormal,
        List.of(
            new ScorerContribution("optical-flow", AnomalyKind.MOTION, 1, 1),
            new ScorerContribution("direction", AnomalyKind.DIRECTION, 3, 1)),
        MAP,
        Optional.empty(),
        List.of(
            new ChannelScore(
                AnomalyKind.STATIONARY_OBJECT,
                3,
                true,
                STATIONARY_CONTRIBUTIONS,
                MAP,
                Optional.of(STATIONARY_EVENT))));
  }

  private String lines() {
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void jsonDescribesTheKindAndStandaloneChannels() throws IOException {
    new JsonDetectionWriter(console).write(detection(true));

    Map<String, Object> line = JSON.std.mapFrom(lines());
    assertThat(line)
        .containsEntry("kind", AnomalyKind.DIRECTION.description())
        .containsEntry(
            "channels",
            List.of(
                Map.of(
                    "kind",
                    AnomalyKind.STATIONARY_OBJECT.description(),
                    "score",
                    3.0,
                    "anomalous",
                    true)));
  }

  @Test
  void jsonNamesNoKindWhereTheScoreIsNormal() throws IOException {
    new JsonDetectionWriter(console).write(detection(false));

    assertThat(JSON.std.mapFrom(lines())).doesNotContainKey("kind").containsKey("channels");
  }

  @Test
  void csvHasTheEventOfAStandaloneChannel() {
    new CsvDetectionWriter(console).write(detection(false));

    assertThat(lines().lines().toList().get(1)).startsWith("120,12.0,2.5,false,4,");
  }

  @Test
  void subtitlesDescribeTheEvent() {
    Subtitles subtitles = new Subtitles();
    subtitles.add(STATIONARY_EVENT);

    assertThat(subtitles.toSubRip())
        .contains("Event 4: " + AnomalyKind.STATIONARY_OBJECT.description());
  }
}
