package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.cli.watch.WatchRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of {@code vad watch} on a camera at which something jumps about. */
class WatchPageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration TRAINING_PATIENCE = Duration.ofMinutes(8);
  private static final String CAMERA = "/api/camera?camera=yard";
  private static final String ALL_IGNORED = "{\"ignored\": \"0,0 1,0 1,1 0,1\"}";

  @TempDir private static Path models;
  private static Path model;

  @TempDir private Path folder;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private MotionJpegServer camera;
  private WatchRun run;
  private Thread thread;

  @BeforeAll
  static void train() throws IOException {
    model = StreetModel.in(models).file();
  }

  @BeforeEach
  void start() throws Exception {
    camera = new MotionJpegServer(0);
    Files.writeString(
        folder.resolve("cameras.yaml"),
        """
        cameras:
          yard: {source: 'http://127.0.0.1:%d/live', model: '%s', events-per-hour: 30}
        """
            .formatted(camera.port(), model));
    watch();
  }

  private void watch() {
    log.clear();
    run =
        new WatchRun(
            folder.resolve("cameras.yaml"),
            Map.of(),
            log::add,
            Optional.empty(),
            Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    thread =
        new Thread(
            () -> {
              try {
                run.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
  }

  private void stopWatching() throws InterruptedException {
    run.stop();
    thread.join();
  }

  @AfterEach
  void stop() throws Exception {
    stopWatching();
    camera.close();
  }

  private void await(String what, Callable<Boolean> condition) throws Exception {
    await(what, PATIENCE, condition);
  }

  private void await(String what, Duration patience, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as(() -> "waiting until " + what + ": " + log).isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private URI uri(String path) throws Exception {
    await("the page is served", () -> log.stream().anyMatch(line -> line.contains("page at port")));
    String port =
        log.stream()
            .filter(line -> line.contains("page at port "))
            .map(line -> line.replaceFirst(".* ", ""))
            .findFirst()
            .orElseThrow();
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private String get(String path) throws Exception {
    return client
        .send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private HttpResponse<String> put(String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(path)).PUT(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private List<Object> events() throws Exception {
    return JSON.std.listFrom(get("/api/events"));
  }

  /** The last scores in units of the threshold. */
  private List<?> scores() throws Exception {
    return (List<?>) JSON.std.mapFrom(get(CAMERA)).get("scores");
  }

  private boolean isLastScore(double least, double most) throws Exception {
    List<?> scores = scores();
    double last = scores.isEmpty() ? -1 : ((Number) scores.get(scores.size() - 1)).doubleValue();
    return last >= least && last <= most;
  }

  /** The events of this run that have started, ended or not. */
  private int startedEvents() throws Exception {
    return ((Number) JSON.std.mapFrom(get(CAMERA)).get("events")).intValue();
  }

  @Test
  void eventIsKeptWithItsPictureAndAClipFromBeforeIt() throws Exception {
    await("it watches", () -> isLastScore(0, 0.9));
    camera.jumping = true;
    await("an event starts", () -> startedEvents() > 0);
    camera.jumping = false;
    await("an event has a clip", () -> events().toString().contains("clip=true"));

    Map<?, ?> event = (Map<?, ?>) events().get(events().size() - 1);
    assertThat(event.get("camera")).isEqualTo("yard");
    assertThat(event.get("channel")).isEqualTo("fused");
    assertThat(event.get("thumbnail")).isEqualTo(true);
    Path clip = folder.resolve("events").resolve("media").resolve(event.get("key") + ".mp4");
    try (FrameSource video = FrameSource.open(clip)) {
      long frames = 0;
      while (video.next().isPresent()) {
        frames++;
      }
      assertThat(frames).isGreaterThan(10);
    }
  }

  /** The effect of marks as the page shows it; empty if nothing was learned. */
  private Object effect() throws Exception {
    Map<?, ?> learning = (Map<?, ?>) JSON.std.mapFrom(get(CAMERA)).get("learning");
    assertThat(learning.get("state")).as(() -> learning.toString()).isNotEqualTo("FAILED");
    if (!learning.get("state").equals("IDLE")) {
      return learning.get("state");
    }
    return learning.containsKey("effect") ? learning.get("effect") : Map.of();
  }

  private void mark(String key, String mark) throws Exception {
    assertThat(put("/api/events/" + key + "/mark", "{\"mark\": \"" + mark + "\"}").statusCode())
        .isEqualTo(200);
  }

  @Test
  void markedEventIsLearnedKeptOverARestartAndTakenBack() throws Exception {
    await("it watches", () -> isLastScore(0, 0.9));
    camera.jumping = true;
    long end = System.nanoTime() + Duration.ofSeconds(6).toNanos();
    await("something has jumped for a while", () -> System.nanoTime() > end);
    camera.jumping = false;
    await("an event has a clip", () -> events().toString().contains("clip=true"));
    String key = String.valueOf(((Map<?, ?>) events().get(events().size() - 1)).get("key"));

    mark(key, "NORMAL");
    await("it is learned", () -> effect().toString().contains("marks=1"));
    Object effect = effect();
    Path learned = folder.resolve("events").resolve("learned");
    assertThat(learned).isNotEmptyDirectory();
    await("the camera has the model", () -> get(CAMERA).contains("(extension)"));
    stopWatching();
    watch();
    await("it is known after a restart", () -> effect().equals(effect));

    mark(key, "NONE");
    await("it is taken back", () -> effect().equals(Map.of()));
    assertThat(learned).isEmptyDirectory();
    await("the camera has its first model", () -> !get(CAMERA).contains("(extension)"));
  }

  @Test
  void cameraThatIsNotConfiguredForItIsNotCalibrated() throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(uri("/api/camera/calibration?camera=yard"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("recalibrate: true");
  }

  @Test
  void maskThatIsDrawnTakesEffectAtOnceAndIsKeptOverARestart() throws Exception {
    camera.jumping = true;
    await("something jumps", () -> isLastScore(1, 1e9));
    assertThat(put(CAMERA, ALL_IGNORED).statusCode()).isEqualTo(200);
    await("nothing is seen", () -> isLastScore(0, 0));
    stopWatching();
    watch();
    await("nothing is seen after a restart", () -> isLastScore(0, 0));
    assertThat(put(CAMERA, "{}").statusCode()).isEqualTo(200);
    await("something jumps again", () -> isLastScore(1, 1e9));
  }

  @Test
  void maskThatIsDrawnWhileACameraLearnsTakesEffectOnceItHasLearned() throws Exception {
    stopWatching();
    Path learned = folder.resolve("learned.vad");
    Files.writeString(
        folder.resolve("cameras.yaml"),
        """
        cameras:
          yard:
            source: 'http://127.0.0.1:%d/live'
            model: '%s'
            learn: 5s
            recalibrate: true
        """
            .formatted(camera.port(), learned));
    watch();
    await("it learns", () -> log.stream().anyMatch(line -> line.contains("yard: learning")));
    assertThat(put(CAMERA, ALL_IGNORED).statusCode()).isEqualTo(200);

    await("it has learned", TRAINING_PATIENCE, () -> Files.exists(learned));
    camera.jumping = true;

    await("nothing is seen", this::areScoresZero);
  }

  private boolean areScoresZero() throws Exception {
    List<?> scores = scores();
    return scores.size() >= 40
        && scores.subList(scores.size() - 40, scores.size()).stream()
            .allMatch(score -> ((Number) score).doubleValue() == 0);
  }

  private boolean isAlerted() {
    return log.stream().anyMatch(line -> line.contains("alert: "));
  }

  @Test
  void hoursThatAreSetOnThePageHoldBackAlertsAlsoAfterARestart() throws Exception {
    Path config = folder.resolve("cameras.yaml");
    String configured = Files.readString(config);
    String later = LocalDate.now().plusDays(3).getDayOfWeek().name().substring(0, 3);
    await("it watches", () -> isLastScore(0, 0.9));
    assertThat(put(CAMERA, "{\"schedule\": [\"" + later + " 12:00-12:01\"]}").statusCode())
        .isEqualTo(200);
    camera.jumping = true;
    await("an event starts", () -> startedEvents() > 0);
    camera.jumping = false;
    await("an event is kept", () -> events().size() == 1);
    stopWatching();
    assertThat(isAlerted()).isFalse();

    watch();
    await("it watches", () -> isLastScore(0, 0.9));
    camera.jumping = true;
    await("an event starts", () -> startedEvents() > 0);
    camera.jumping = false;
    await("another event is kept", () -> events().size() > 1);
    assertThat(isAlerted()).isFalse();
    assertThat(put(CAMERA, "{}").statusCode()).isEqualTo(200);
    camera.jumping = true;
    await("an alert is raised", this::isAlerted);
    assertThat(config).hasContent(configured);
  }

  @Test
  void promiseIsThatOfTheDetector() throws Exception {
    await("it watches", () -> log.stream().anyMatch(line -> line.contains("yard: watching")));
    try (Detector detector = Detector.load(model);
        Detector asked = detector.withEventsPerHour(5)) {
      var promised = asked.info().events();
      assertThat(JSON.std.mapFrom(get("/api/camera/promise?camera=yard&eventsPerHour=5")))
          .containsEntry("eventsPerHour", promised.eventsPerHour())
          .containsEntry("lowerBound", promised.lowerBound())
          .containsEntry("upperBound", promised.upperBound());
    }
    assertThat(put(CAMERA, "{\"eventsPerHour\": 5}").statusCode()).isEqualTo(200);
    assertThat(get("/api/camera/promise?camera=yard"))
        .isEqualTo(get("/api/camera/promise?camera=yard&eventsPerHour=5"));
    assertThat(put(CAMERA, "{\"eventsPerHour\": 0}").statusCode()).isEqualTo(400);
    assertThat(get(CAMERA)).contains("\"settings\":{\"eventsPerHour\":5.0");
  }

  @Test
  void metricsAndHealthAreServed() throws Exception {
    assertThat(get("/metrics")).contains("vad_frames_in");
    assertThat(get("/healthz")).isEqualTo("ok\n");
  }
}
