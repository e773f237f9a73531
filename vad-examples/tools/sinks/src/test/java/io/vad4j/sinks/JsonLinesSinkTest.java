package io.vad4j.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.monitor.StreamState;
import io.vad4j.monitor.alert.SinkStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesSinkTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void setUp() {
    file = folder.resolve("logs/alerts.jsonl");
  }

  private Options options() {
    return Options.none().with("file", file);
  }

  private SinkFixture start(Options options) {
    return new SinkFixture("json-lines", options);
  }

  private static void send(SinkFixture sink, int first, int last) {
    for (int i = first; i <= last; i++) {
      long before = sink.status().accepted();
      sink.health("yard", StreamState.DOWN, "Number " + i + ".");
      SinkFixture.await("alert " + i, () -> sink.status().accepted() == before + 1);
    }
  }

  /** All files, oldest first, the one that is written last. */
  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(file.getParent())) {
      List<Path> sorted = new ArrayList<>(files.sorted().toList());
      sorted.remove(file);
      sorted.add(file);
      return sorted;
    }
  }

  /** The numbers of all lines of all files, each of which is a whole JSON object. */
  private List<String> numbers() throws IOException {
    List<String> numbers = new ArrayList<>();
    for (Path each : files()) {
      for (String line : Files.readAllLines(each)) {
        numbers.add(JSON.std.mapFrom(line).get("message").toString().replaceAll("[^0-9]", ""));
      }
    }
    return numbers;
  }

  @Test
  void fileOfOtherContentIsLeftAsItIs() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "cameras: {}");
    try (SinkFixture sink = start(options())) {
      sink.health("yard", StreamState.DOWN, "Number 1.");
      SinkFixture.await("failure", () -> sink.status().failures() > 0);

      assertThat(sink.status().message()).contains("name another file");
    }
    assertThat(file).hasContent("cameras: {}");
  }

  @Test
  void writesALineForEachAlert() throws IOException {
    try (SinkFixture sink = start(options())) {
      sink.begin("yard", 7);
      sink.end("yard", 7);
    }

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2);
    Map<String, Object> line = JSON.std.mapFrom(lines.get(0));
    assertThat(line)
        .containsEntry("type", "alert")
        .containsEntry("stream", "yard")
        .containsEntry("phase", "STARTED")
        .containsEntry("instant", "2026-06-01T12:00:00Z");
    assertThat((Map<?, ?>) line.get("event")).extracting("number").isEqualTo(7);
  }

  @Test
  void receivesTheKindsThatAreAskedForOnly() throws IOException {
    try (SinkFixture sink = start(options().with("alerts", "started"))) {
      sink.health("yard", StreamState.DOWN, "Gone.");
      sink.begin("yard", 1);
      sink.end("yard", 1);
    }

    assertThat(Files.readAllLines(file)).singleElement().asString().contains("STARTED");
  }

  @Test
  void unknownKindOfAlertIsRejected() {
    Options options = options().with("alerts", "started, finished");

    assertThatThrownBy(() -> start(options))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("escalated");
  }

  @Test
  void fileIsNeeded() {
    assertThatThrownBy(() -> start(Options.none()))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("needs the option file");
  }

  @Test
  void renamesTheFileBySizeAndCutsNoLine() throws IOException {
    try (SinkFixture sink = start(options().with("max-size", 0.001))) {
      send(sink, 0, 29);
    }

    assertThat(files()).hasSizeGreaterThan(3).allMatch(each -> each.toFile().length() <= 1000);
    assertThat(numbers()).hasSize(30).startsWith("0", "1", "2").endsWith("29");
  }

  @Test
  void renamesTheFileByAge() throws IOException {
    try (SinkFixture sink = start(options().with("max-age", 1))) {
      send(sink, 0, 0);
      sink.pass(Duration.ofMinutes(59));
      send(sink, 1, 1);
      sink.pass(Duration.ofMinutes(1));
      send(sink, 2, 2);
    }

    assertThat(files()).hasSize(2);
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  @Test
  void ageIsThatOfTheFirstLineAlsoAfterARestart() throws IOException {
    try (SinkFixture sink = start(options().with("max-age", 1))) {
      send(sink, 0, 0);
    }
    try (SinkFixture sink = start(options().with("max-age", 1))) {
      sink.pass(Duration.ofMinutes(61));
      send(sink, 1, 1);
    }

    assertThat(files()).hasSize(2);
  }

  @Test
  void keepsABoundedNumberOfFiles() throws IOException {
    try (SinkFixture sink = start(options().with("max-size", 0.001).with("max-files", 3))) {
      send(sink, 0, 39);
    }

    assertThat(files()).hasSize(3);
    assertThat(numbers()).endsWith("37", "38", "39");
  }

  @Test
  void lineThatACrashHasCutIsRemoved() throws IOException {
    try (SinkFixture sink = start(options())) {
      send(sink, 0, 1);
    }
    Files.writeString(file, "{\"type\":\"hea", StandardOpenOption.APPEND);
    try (SinkFixture sink = start(options())) {
      send(sink, 2, 2);
    }

    assertThat(numbers()).containsExactly("0", "1", "2");
  }

  @Test
  void fileThatIsRemovedIsMadeAnew() throws IOException {
    try (SinkFixture sink = start(options())) {
      send(sink, 0, 0);
      Files.delete(file);
      send(sink, 1, 1);
    }

    assertThat(numbers()).containsExactly("1");
  }

  @Test
  void secondSinkOfOneFileFailsAndTheFirstGoesOn() throws IOException {
    try (SinkFixture first = start(options());
        SinkFixture second = start(options())) {
      send(first, 0, 0);
      second.health("yard", StreamState.DOWN, "Number 9.");
      SinkFixture.await("it fails", () -> second.status().failures() == 1);
      send(first, 1, 1);

      assertThat(second.status().state()).isEqualTo(SinkStatus.State.FAILING);
      assertThat(second.status().message()).contains("Another sink or process");
    }
    assertThat(numbers()).containsExactly("0", "1");
  }

  @Test
  void sinkIsReplacedWhileAlertsArrive() throws IOException {
    try (SinkFixture sink = start(options())) {
      send(sink, 0, 0);
      sink.dispatcher.addSink("test", "json-lines", options().with("max-files", 2));
      send(sink, 1, 1);

      assertThat(sink.status().failures()).isZero();
    }
    assertThat(numbers()).containsExactly("0", "1");
  }

  @Test
  void sinkIsKeptWhereItsReplacementIsNotValid() throws IOException {
    try (SinkFixture sink = start(options())) {
      assertThatThrownBy(() -> sink.dispatcher.addSink("test", "json-lines", Options.none()))
          .isInstanceOf(InvalidOptionException.class);
      send(sink, 0, 0);
    }
    assertThat(numbers()).containsExactly("0");
  }

  @Test
  void removedSinkReceivesNothingMore() throws IOException {
    try (SinkFixture sink = start(options())) {
      send(sink, 0, 0);
      sink.dispatcher.removeSink("test");
      sink.health("yard", StreamState.DOWN, "Number 1.");
    }
    assertThat(numbers()).containsExactly("0");
  }
}
