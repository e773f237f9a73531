package io.vad4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.AnomalyRegion;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelScore;
import io.vad4j.ChannelThreshold;
import io.vad4j.Detection;
import io.vad4j.EventRateEstimate;
import io.vad4j.FalseAlarmEstimate;
import io.vad4j.ModelInfo;
import io.vad4j.ScorerContribution;
import io.vad4j.StreamGap;
import io.vad4j.TrackPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each line is an object of the schema. */
class JsonLinesWriterTest {
  private static final Instant START = Instant.parse("2026-11-30T08:00:00Z");
  private static final BoundingBox BOX = new BoundingBox(0.5, 0.25, 0.125, 1.0 / 3);

  private final List<String> lines = new ArrayList<>();
  private final JsonLinesWriter writer = new JsonLinesWriter(lines::add);

  private static AnomalyEvent event(AnomalyKind kind, Optional<String> source) {
    return AnomalyEvent.builder().number(4).id("entrance-4").stream(
            source, source.map(name -> START))
        .kind(kind)
        .start(90, Duration.ofMillis(9_000))
        .end(120, Duration.ofMillis(12_000))
        .peak(110, Duration.ofNanos(11_000_000_123L), 3.123456789)
        .region(BOX)
        .contributions(List.of(new ScorerContribution("direction", kind, 3, 0.5)))
        .track(List.of(new TrackPoint(90, Duration.ofSeconds(9), List.of(region(kind)))))
        .build();
  }

  private static AnomalyRegion region(AnomalyKind kind) {
    return AnomalyRegion.of(BOX, 1.5, kind);
  }

  private static Detection detection(AnomalyKind kind, Optional<String> source) {
    return detection(kind, source, 2);
  }

  private static Detection detection(AnomalyKind kind, Optional<String> source, double threshold) {
    ChannelScore channel =
        ChannelScore.builder()
            .name(ChannelScore.FUSED)
            .kind(kind)
            .score(2.5)
            .threshold(threshold)
            .contributions(List.of(new ScorerContribution("direction", kind, 2.5, 1)))
            .map(AnomalyMap.of(1, 1, new float[] {1}))
            .regions(List.of(region(kind)))
            .event(Optional.of(event(kind, source)))
            .build();
    return Detection.builder().index(120).timestamp(Duration.ofSeconds(12)).stream(
            source, source.map(name -> START))
        .channels(List.of(channel))
        .build();
  }

  private static ModelInfo model(OptionalDouble frameRate) {
    FalseAlarmEstimate alarms =
        FalseAlarmEstimate.builder()
            .rate(1e-5)
            .interval(0, 0.02)
            .frameCount(2000)
            .effectiveSampleSize(180.5)
            .build();
    EventRateEstimate events =
        EventRateEstimate.builder().eventsPerHour(2).interval(0, 7.5).hours(0.5, 0.4).build();
    return ModelInfo.builder()
        .libraryVersion("0.1.0")
        .created(START)
        .seed(7)
        .trainingSources(List.of("monday.mp4"))
        .trainingFrames(2000)
        .offered(90_000, Duration.ofHours(1))
        .frameRate(frameRate)
        .calibrationFrames(2000)
        .threshold(2.5, alarms)
        .events(events)
        .inputSize(360, 240)
        .scorers(List.of("direction"), List.of(1.0))
        .causal(true)
        .environment(Map.of("java", "17"))
        .channelThresholds(
            List.of(ChannelThreshold.of(ChannelScore.FUSED, 2.5, alarms, 3.5, events)))
        .warnings(List.of())
        .build();
  }

  private Map<String, Object> onlyLine() {
    assertThat(lines).hasSize(1);
    assertThat(SchemaValidator.validate(lines.get(0))).as(lines.get(0)).isEmpty();
    try {
      return JSON.std.mapFrom(lines.get(0));
    } catch (IOException e) {
      throw new AssertionError(lines.get(0), e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfDetectionIsInTheSchema(AnomalyKind kind) {
    writer.onDetection(detection(kind, Optional.empty()));

    assertThat(onlyLine())
        .containsEntry("type", "detection")
        .containsEntry("kind", kind.name())
        .containsEntry("threshold", 2.0)
        .doesNotContainKeys("source", "instant");
  }

  @Test
  void aDetectionOfANamedStreamHasSourceInstantAndEvent() {
    writer.onDetection(detection(AnomalyKind.MOTION, Optional.of("entrance")));

    Map<String, Object> line = onlyLine();
    assertThat(line)
        .containsEntry("source", "entrance")
        .containsEntry("instant", "2026-11-30T08:00:12Z");
    assertThat(line.get("channels").toString()).contains("event=entrance-4");
  }

  @Test
  void anEventThatStartsHasATypeOfItsOwn() {
    writer.onEventStart(event(AnomalyKind.MOTION, Optional.of("entrance")));

    assertThat(onlyLine())
        .containsEntry("type", "event-start")
        .containsEntry("startInstant", "2026-11-30T08:00:09Z");
  }

  @Test
  void anEventThatEndedHasItsId() {
    writer.onEventEnd(event(AnomalyKind.MOTION, Optional.empty()));

    assertThat(onlyLine())
        .containsEntry("type", "event")
        .containsEntry("id", "entrance-4")
        .containsEntry("peakScore", 3.123457)
        .doesNotContainKey("startInstant");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theModelIsTheHeader(boolean hasRate) {
    writer.writeModel(model(hasRate ? OptionalDouble.of(12.5) : OptionalDouble.empty()));

    assertThat(onlyLine())
        .containsEntry("type", "model")
        .containsEntry("seed", 7)
        .containsEntry("threshold", 2.5);
    assertThat(lines.get(0)).contains("\"rate\":0.000010");
  }

  @Test
  void theExampleOfTheDocumentationIsInTheSchema() throws IOException {
    List<String> examples =
        Files.readAllLines(Path.of("../../../docs/reference/json-and-csv.md")).stream()
            .filter(line -> line.startsWith("{"))
            .toList();

    assertThat(examples)
        .isNotEmpty()
        .allSatisfy(example -> assertThat(SchemaValidator.validate(example)).isEmpty());
  }

  @Test
  void aGapStatesTheWarmUpAfterIt() {
    writer.onGap(
        StreamGap.of(Optional.of("door"), Duration.ofSeconds(5), Duration.ofMillis(405_040), 2));

    assertThat(onlyLine())
        .containsEntry("type", "gap")
        .containsEntry("source", "door")
        .containsEntry("start", 5.0)
        .containsEntry("end", 405.04)
        .containsEntry("warmUpFrames", 2);
  }

  @Test
  void thresholdsAreExact() {
    double threshold = 2.0000000000000004;
    writer.onDetection(detection(AnomalyKind.MOTION, Optional.empty(), threshold));

    assertThat(lines.get(0)).contains("\"threshold\":2.0000000000000004,");
  }

  @Test
  void theSchemaRefusesAnUnknownProperty() {
    writer.onDetection(detection(AnomalyKind.MOTION, Optional.empty()));

    assertThat(SchemaValidator.validate(lines.get(0).replaceFirst("\\{", "{\"other\":1,")))
        .isNotEmpty();
  }

  @Test
  void timesArePlainDecimals() {
    assertThat(Decimals.formatSeconds(Duration.ofDays(20 * 365))).isEqualTo("630720000.0");
    assertThat(Decimals.formatSeconds(Duration.ofNanos(20_000))).isEqualTo("0.000020");
  }

  @Test
  void differentThresholdsAreDifferentNumbers() {
    assertThat(Decimals.format(2.0001)).isNotEqualTo(Decimals.format(2.0002));
    assertThat(Decimals.format(1e-7)).isEqualTo("0.00000010");
  }
}
