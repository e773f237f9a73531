package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.cli.watch.WatchRun;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vad watch} on cameras that die, lock one out, are added and removed. */
class WatchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir private static Path models;
  private static Path model;
  private static Path recording;

  @TempDir private Path folder;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private Path config;
  private WatchRun run;
  private Thread thread;

  @BeforeAll
  static void train() throws IOException {
    StreetModel street = StreetModel.in(models);
    recording = street.recording();
    model = street.file();
  }

  @BeforeEach
  void setUp() {
    config = folder.resolve("cameras.yaml");
    run =
        new WatchRun(
            config,
            Map.of("CAMERA_PASSWORD", "geheim"),
            log::add,
            Optional.empty(),
            Optional.empty());
    thread =
        new Thread(
            () -> {
              try {
                run.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  @AfterEach
  void stop() throws InterruptedException {
    run.stop();
    thread.join();
  }

  private void write(String cameras) throws IOException {
    Files.writeString(
        config,
        """
        status: 1s
        metrics: 0
        sinks:
          log: {type: json-lines, file: alerts.jsonl}
        defaults: {model: '%s', cooldown: 0, events-per-hour: 30}
        cameras:
        """
                .formatted(model)
            + cameras);
  }

  private static void await(String what, List<String> log, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(() -> "waiting until " + what + ": " + log).isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void awaitLine(String... parts) {
    awaitLineAfter(0, parts);
  }

  private void awaitLineAfter(int first, String... parts) {
    await(
        "a line has " + List.of(parts),
        log,
        () ->
            log.subList(Math.min(first, log.size()), log.size()).stream()
                .anyMatch(line -> List.of(parts).stream().allMatch(line::contains)));
  }

  private List<Map<String, Object>> alerts() {
    List<Map<String, Object>> alerts = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(folder.resolve("alerts.jsonl"))) {
        alerts.add(JSON.std.mapFrom(line));
      }
    } catch (IOException e) {
      return alerts;
    }
    return alerts;
  }

  private boolean hasAlert(String stream, String key, String value) {
    return alerts().stream()
        .anyMatch(alert -> stream.equals(alert.get("stream")) && value.equals(alert.get(key)));
  }

  @Test
  void showsTheStateOfEachCameraAndGoesOnWithTheOthers() throws Exception {
    try (MotionJpegServer alley = new MotionJpegServer(0)) {
      MotionJpegServer dying = new MotionJpegServer(0);
      int port = dying.port();
      write(
          """
            alley: {source: 'http://127.0.0.1:%1$d/live'}
            dying: {source: 'http://127.0.0.1:%2$d/live'}
            missing: {source: 'http://127.0.0.1:%1$d/none'}
            locked: {source: 'http://user:${CAMERA_PASSWORD}@127.0.0.1:%1$d/locked'}
          """
              .formatted(alley.port(), port));
      thread.start();
      awaitLine("alley: watching");
      awaitLine("dying: watching");
      awaitLine("missing: down", "404");
      awaitLine("locked: down", "401");
      dying.close();
      awaitLine("dying: down", "Next try at");
      int atDeath = log.size();
      try (MotionJpegServer revived = new MotionJpegServer(port)) {
        awaitLineAfter(atDeath, "dying: watching");
        alley.jumping = true;
        await("an event starts", log, () -> hasAlert("alley", "phase", "STARTED"));
        awaitLine("alley: ", " scored");
        assertThat(metrics())
            .contains("vad_stream_state{stream=\"missing\",state=\"DOWN\"} 1.0")
            .contains("vad_reconnects_total{stream=\"dying\"} 1.0")
            .contains("vad_sink_working{sink=\"log\"} 1.0");
        run.stop();
        thread.join();
      }
    }

    assertThat(hasAlert("alley", "phase", "ENDED")).as("no event is lost").isTrue();
    assertThat(hasAlert("dying", "state", "DOWN")).isTrue();
    assertThat(log).noneMatch(line -> line.contains("alley: down"));
    assertThat(String.join(" ", log)).doesNotContain("geheim").endsWith("stopped");
  }

  private String metrics() throws IOException {
    String port =
        log.stream()
            .filter(line -> line.contains("metrics at port "))
            .map(line -> line.replaceFirst(".* ", ""))
            .findFirst()
            .orElseThrow();
    try (InputStream body =
        URI.create("http://127.0.0.1:" + port + "/metrics").toURL().openStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void followsChangesOfItsConfigurationAndOfItsModels() throws Exception {
    String stays = "  stays: {source: '%s', fps: 25, loop: true}\n".formatted(recording);
    write(stays + "  goes: {source: '%s', fps: 25, loop: true}\n".formatted(recording));
    thread.start();
    awaitLine("stays: watching");
    awaitLine("goes: watching");
    write(stays + "  comes: {source: '%s', fps: 25, loop: true}\n".formatted(recording));
    awaitLine("goes: removed");
    awaitLine("comes: watching");
    int valid = log.size();
    Files.writeString(config, "cameras: {stays: {sorce: x}}\n");
    awaitLineAfter(valid, "1:19", "did you mean 'source'?");
    awaitLineAfter(valid, "the one before stays in force");
    write(stays);
    awaitLineAfter(valid, "comes: removed");
    Path newer = Files.copy(model, folder.resolve("newer.vad"));
    write(stays.replace("loop", "model: '%s', loop".formatted(newer)));
    awaitLine("stays: model replaced");

    assertThat(log.stream().filter(line -> line.endsWith("stays: starting"))).hasSizeLessThan(2);
    assertThat(log).noneMatch(line -> line.contains("stays: stopped"));
  }

  @Test
  void aCameraThatIsOpenedAgainKeepsThePolicyOfItsAlerts() throws Exception {
    String camera =
        "  yard: {source: '%s', fps: 25, loop: true, health: false}\n".formatted(recording);
    write(camera);
    thread.start();
    awaitLine("yard: watching");
    int before = log.size();
    write(camera.replace("fps: 25", "fps: 20"));
    awaitLineAfter(before, "yard: changed, opened again");
    awaitLineAfter(before, "yard: watching");
    run.stop();
    thread.join();

    assertThat(alerts()).noneMatch(alert -> alert.containsKey("state"));
  }

  @Test
  void cameraWithoutAModelLearnsItself() throws Exception {
    write(
        "  new: {source: '%s', fps: 25, loop: true, model: none.vad, learn: 1h}\n"
            .formatted(recording));
    thread.start();

    awaitLine("new: learning");
  }

  @Test
  void endsWhenAllRecordingsHaveEnded() throws Exception {
    write("  yard: {source: '%s', fps: 25, real-time: false}\n".formatted(recording));
    thread.start();
    thread.join();

    assertThat(log).anyMatch(line -> line.contains("all cameras have ended"));
  }

  @Test
  void signalTermEndsTheProgramInOrder() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "Signals need a Unix system.");
    assumeFalse(isHangUpIgnored(), "Tests run under nohup, and so would the program.");
    write("  yard: {source: '%s', fps: 25, loop: true}\n".formatted(recording));
    Path errors = folder.resolve("errors.txt");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.vad4j.cli.VadCommand",
                "watch",
                "--json",
                "--config",
                config.toString())
            .redirectError(errors.toFile())
            .redirectOutput(folder.resolve("out.jsonl").toFile())
            .start();
    try {
      await("it watches", List.of(), () -> readString(errors).contains("yard: watching"));
      new ProcessBuilder("/bin/sh", "-c", "kill -HUP " + program.pid()).start().waitFor();
      await("it reloads", List.of(), () -> readString(errors).contains("configuration loaded"));
      program.destroy();
      assertThat(program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } finally {
      program.destroyForcibly();
    }

    assertThat(program.exitValue()).as(readString(errors)).isZero();
    assertThat(readString(errors)).contains("stopped");
    assertThat(Files.readAllLines(folder.resolve("out.jsonl")))
        .anyMatch(line -> line.contains("\"state\":\"WATCHING\""));
  }

  /** Whether processes that are started from here ignore SIGHUP, the lowest bit of the mask. */
  private static boolean isHangUpIgnored() {
    return readString(Path.of("/proc/self/status"))
        .lines()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> "13579bdf".indexOf(line.charAt(line.length() - 1)) >= 0);
  }

  private static String readString(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void checkReportsProblemsWithoutStarting() throws IOException {
    write("  yard: {source: x, cooldwn: 3s}\n");
    Run checked = Run.vad("watch", "--config", config, "--check");

    assertThat(checked.exitCode()).isEqualTo(1);
    assertThat(checked.err()).contains("cameras.yaml:7:").contains("did you mean 'cooldown'?");
  }

  @Test
  void checkReportsAThresholdOfAChannelThatTheModelHasNot() throws IOException {
    write("  yard: {source: x, threshold: {fusd: 3, overall: 3}}\n");
    Run checked = Run.vad("watch", "--config", config, "--check");

    assertThat(checked.exitCode()).isEqualTo(1);
    assertThat(checked.err())
        .contains("cameras.yaml:7:33: The model of camera 'yard' has no channel 'fusd'; did you")
        .doesNotContain("'overall'");
  }

  @Test
  void checkAcceptsAThresholdOfAnyChannelOfAModelThatIsYetToBeLearned() throws IOException {
    write("  yard: {source: x, model: new.vad, learn: 1h, threshold: {fusd: 3}}\n");
    Run checked = Run.vad("watch", "--config", config, "--check");

    assertThat(checked.exitCode()).as(checked.err()).isZero();
  }

  @Test
  void checkConfirmsAValidConfiguration() throws IOException {
    write("  yard: {source: x}\n");
    Run checked = Run.vad("watch", "--config", config, "--check");

    assertThat(checked.exitCode()).as(checked.err()).isZero();
    assertThat(checked.err()).contains("1 camera, 1 sink");
  }

  @Test
  void schemaIsPrinted() {
    assertThat(Run.vad("watch", "--schema").out()).contains("Configuration of 'vad watch'");
  }

  @Test
  void configurationIsNeeded() {
    assertThat(Run.vad("watch").exitCode()).isEqualTo(2);
  }
}
