package io.vad4j.cli.watch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.vad4j.VadException;
import io.vad4j.monitor.alert.AlertSinkProvider;
import io.vad4j.monitor.alert.Schedule;
import io.vad4j.spi.OptionSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ConfigReaderTest {
  private static final String VALID =
      """
      threads: 2
      status: 10s
      metrics: 0.0.0.0:9464
      sinks:
        log: {type: json-lines, file: logs/alerts.jsonl}
        phone:
          type: webhook
          url: https://push.example/topic
          format: text
          authorization: Bearer ${TOKEN}
          secret: file:secret.txt
          alerts: [started, escalated]
      defaults:
        cooldown: 2m
        model: street.vad
      cameras:
        yard:
          source: rtsp://user:${PASSWORD}@camera-1/live
          schedule: [mon-fri 22:00-06:00, "sat,sun 00:00-24:00"]
          zone: Europe/Berlin
          escalation: [1m, 5m]
          max-duration: 30m
          snapshot: 640
          sinks: phone
          false-alarm-rate: 0.001
          threshold: {fused: 3}
          min-duration: 500ms
        door: {source: clip.mp4, model: door.vad, loop: true, cooldown: 0, fps: 10}
      """;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeSecret() throws IOException {
    file = folder.resolve("cameras.yaml");
    Files.writeString(folder.resolve("secret.txt"), "key\n");
  }

  private WatchConfig read(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ConfigReader(file, Map.of("TOKEN", "abc", "PASSWORD", "a@b/c"), false).read();
  }

  @Test
  void readsAPolicy() {
    var policy = read(VALID).cameras().get("yard").policy();

    assertThat(policy.cooldown()).isEqualTo(Duration.ofMinutes(2));
    assertThat(policy.escalation()).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(5));
    assertThat(policy.maxDuration()).isEqualTo(Duration.ofMinutes(30));
    assertThat(policy.snapshotSize()).isEqualTo(640);
    assertThat(policy.schedule().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(policy.schedule().windows())
        .containsExactly(
            new Schedule.Window(
                Set.of(
                    DayOfWeek.MONDAY,
                    DayOfWeek.TUESDAY,
                    DayOfWeek.WEDNESDAY,
                    DayOfWeek.THURSDAY,
                    DayOfWeek.FRIDAY),
                LocalTime.of(22, 0),
                LocalTime.of(6, 0)),
            new Schedule.Window(
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT));
  }

  @Test
  void cameraOverridesTheDefaults() {
    CameraConfig door = read(VALID).cameras().get("door");

    assertThat(door.policy().cooldown()).isZero();
    assertThat(door.model()).isEqualTo(folder.resolve("door.vad").toAbsolutePath());
    assertThat(door.sinks()).containsExactlyInAnyOrder("log", "phone");
  }

  @Test
  void pathsAreRelativeToTheFile() {
    WatchConfig config = read(VALID);

    assertThat(config.sinks().get("log").options().getString("file"))
        .isEqualTo(folder.resolve("logs/alerts.jsonl").toString());
    assertThat(config.cameras().get("door").input().source())
        .isEqualTo(folder.resolve("clip.mp4").toUri());
  }

  @Test
  void secretsComeFromTheEnvironmentAndFromFiles() {
    WatchConfig config = read(VALID);

    assertThat(config.sinks().get("phone").options().getString("authorization"))
        .isEqualTo("Bearer abc");
    assertThat(config.sinks().get("phone").options().getString("secret")).isEqualTo("key");
    assertThat(config.cameras().get("yard").input().source().getRawUserInfo())
        .isEqualTo("user:a%40b%2Fc");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          thread: 2 | 1:1 | 'thread' is unknown; did you mean 'threads'?
          threads: two | 1:10 | 'threads' must be a number, not 'two'.
          threads: 0 | 1:10 | 'threads': must be from 1 to 1024, not 0.
          threads: [1] | 1:10 | must be a single value
          status: soon | 1:9 | a duration is a number with ms, s, m, h or d
          metrics: here | 1:10 | an address is PORT or HOST:PORT
          web: {adress: 80} | 1:7 | did you mean 'address'?
          web: {address: '0.0.0.0:80'} | 1:16 | give it a token
          web: {token: short} | 1:14 | a token has at least 12 characters
          web: {keep: 0} | 1:13 | must be above 0
          cameras: 3 | 1:10 | must be a mapping
          cameras: {a: {source: x}} | 1:14 | Camera 'a' needs a model;
          cameras: {a: {model: x}} | 1:14 | Camera 'a' needs a source.
          cameras: {a: {sorce: x}} | 1:15 | did you mean 'source'?
          cameras: {a: {zone: Europe/Berlim}} | 1:21 | did you mean 'Europe/Berlin'?
          cameras: {a: {schedule: 25:00-26:00}} | 1:25 | no time of day
          cameras: {a: {schedule: mon-fry 08:00-09:00}} | 1:25 | 'fry' is no day
          cameras: {a: {loop: yes}} | 1:21 | must be true or false
          cameras: {a: {escalation: [5m, 1m]}} | 1:27 | ascending
          cameras: {a: {escalation: 2h}} | 1:27 | cannot escalate
          cameras: {a: {sinks: phone}} | 1:22 | There is no sink 'phone'
          cameras: {a: {false-alarm-rate: 3}} | 1:33 | must be above 0
          cameras: {a: {confidence: 0.9}} | 1:15 | give 'false-alarm-rate' too
          cameras: {a: {source: 1, source: 2}} | 1:26 | 'source' is given twice.
          cameras: {a: {source: "x${NOPE}"}} | 1:23 | NOPE is not set
          cameras: {a: {source: "x${no-name}"}} | 1:23 | is no reference
          defaults: {source: x} | 1:12 | 'source' is unknown
          sinks: {a: {type: json-line}} | 1:19 | did you mean 'json-lines'?
          sinks: {a: {file: x}} | 1:12 | Sink 'a' needs a type
          sinks: {a: {type: webhook, ulr: x}} | 1:28 | did you mean 'url'?
          sinks: {a: {type: webhook}} | 1:12 | needs the option url
          sinks: {a: {type: webhook, timeout: soon}} | 1:37 | must be a number from 0.01
          sinks: {a: {type: webhook, secret: "file:none"}} | 1:36 | cannot be read
          cameras: [ | 2:1 | no valid YAML
          """)
  void problemHasLineAndColumn(String text, String place, String message) {
    assertThatThrownBy(() -> read(text + "\n"))
        .isInstanceOf(VadException.class)
        .satisfies(
            failure ->
                assertThat(failure.getMessage().lines())
                    .anyMatch(line -> line.contains(":" + place + ": ") && line.contains(message)));
  }

  @Test
  void allProblemsAreReported() {
    assertThatThrownBy(() -> read("thread: 1\nstatus: soon\ncameras: {a: {source: x}}\n"))
        .satisfies(failure -> assertThat(failure.getMessage().lines()).hasSize(3));
  }

  @Test
  void sinkThatWritesOverWhatIsReadIsRefused() {
    assertThatThrownBy(
            () ->
                read(
                    "sinks: {log: {type: json-lines, file: door.vad}}\n"
                        + "cameras: {door: {source: clip.mp4, model: door.vad}}\n"))
        .hasMessageContaining("Sink 'log' would write over")
        .hasMessageContaining("door.vad");
  }

  @Test
  void nameOfACameraIsNotBlank() {
    assertThatThrownBy(() -> read("cameras: {'': {source: clip.mp4, model: door.vad}}\n"))
        .hasMessageContaining("blank");
  }

  @Test
  void emptyFileIsNotValid() {
    assertThatThrownBy(() -> read("")).hasMessageContaining("needs 'cameras'");
  }

  @Test
  void secretsAreNotQuoted() {
    assertThatThrownBy(
            () ->
                read(
                    VALID.replace("https://push.example", "htps://u:${TOKEN}@push")
                        + "extra: ${PASSWORD}\n"))
        .satisfies(
            failure ->
                assertThat(failure.getMessage()).doesNotContain("abc").doesNotContain("a@b/c"));
  }

  @Test
  void schemaAcceptsAValidConfiguration() {
    assertThat(violations(VALID)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cameras: {a: {sorce: x}}
          cameras: {a: {source: x, schedule: never}}
          cameras: {a: {source: x, cooldown: soon}}
          {cameras: {a: {source: x}}, sinks: {b: {type: webhook}}}
          {cameras: {a: {source: x}}, sinks: {b: {type: mqtt, url: x, tpic: y}}}
          {cameras: {a: {source: x}}, thread: 2}
          """)
  void schemaRejectsWhatIsNotValid(String text) {
    assertThat(violations(text)).isNotEmpty();
  }

  private static List<String> violations(String yaml) {
    Object value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    try {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(WatchSchema.text())
          .validate(new ObjectMapper().writeValueAsString(value), InputFormat.JSON)
          .stream()
          .map(Object::toString)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void schemaHasTheKeysThatAreRead() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(WatchSchema.text());

    assertThat(names(schema)).containsExactlyInAnyOrderElementsOf(ConfigReader.KEYS);
    assertThat(names(schema.at("/properties/web")))
        .containsExactlyInAnyOrderElementsOf(WebReader.KEYS);
    assertThat(names(schema.at("/$defs/defaults")))
        .containsExactlyInAnyOrderElementsOf(CameraReader.SHARED);
    assertThat(names(schema.at("/$defs/camera")))
        .containsExactlyInAnyOrderElementsOf(CameraReader.KEYS);
  }

  static Stream<AlertSinkProvider> sinks() {
    return AlertSinkProvider.all().stream();
  }

  @ParameterizedTest
  @MethodSource("sinks")
  void schemaHasTheOptionsOfEachSink(AlertSinkProvider provider) throws IOException {
    JsonNode schema = new ObjectMapper().readTree(WatchSchema.text());
    List<String> expected =
        new ArrayList<>(provider.options().stream().map(OptionSpec::name).toList());
    expected.add("type");

    assertThat(names(schema.at("/$defs/" + provider.name())))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<String> names(JsonNode definition) {
    List<String> names = new ArrayList<>();
    definition.get("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void documentedSchemaIsThatOfTheProgram() throws IOException {
    assertThat(Path.of("..", "..", "..", "docs", "reference", "cameras.schema.json"))
        .hasContent(WatchSchema.text());
  }
}
