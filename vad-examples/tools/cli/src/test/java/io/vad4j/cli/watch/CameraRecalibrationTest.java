package io.vad4j.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyKind;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelThreshold;
import io.vad4j.Detector;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.ModelInfo;
import io.vad4j.PixelFormat;
import io.vad4j.cli.watch.config.ConfigReader;
import io.vad4j.cli.watch.config.WebConfig;
import io.vad4j.monitor.Monitor;
import io.vad4j.video.VideoWriter;
import io.vad4j.web.store.EventMark;
import io.vad4j.web.store.EventStore;
import io.vad4j.web.store.Retention;
import io.vad4j.web.store.StoredEvent;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A camera with a marked event, whose detector is calibrated anew. */
class CameraRecalibrationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;
  private static final int SIDE = 16;

  @TempDir private Path folder;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private Path model;
  private String event;
  private WebPage page;
  private Monitor monitor;
  private Cameras cameras;
  private int port;

  @BeforeEach
  void watch() throws IOException {
    model = folder.resolve("street.vad");
    try (Detector fitted =
        Detector.builder()
            .scorer("frame-difference")
            .folds(1)
            .syntheticAnomalies(0)
            .fit(FrameSource.of("normal", frames(400, 0, 1)))) {
      fitted.save(model);
    }
    Path video = folder.resolve("camera.mp4");
    write(video, frames(200, 0, 2));
    Path events = folder.resolve(WebConfig.DEFAULT_FOLDER);
    try (EventStore store = EventStore.open(events, Retention.defaults())) {
      event = keepMarkedEvent(store);
    }
    Files.writeString(
        folder.resolve("cameras.yaml"),
        "cameras:\n  yard: {source: '%s', model: '%s', loop: true, recalibrate: true}\n"
            .formatted(video, model));
    page =
        new WebPage(
            WebConfig.defaults(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), folder));
    Monitor.Builder builder = Monitor.builder();
    page.listeners().forEach(builder::listener);
    monitor = builder.start();
    cameras = new Cameras(monitor, log::add, page, (name, camera) -> {});
    cameras.apply(
        new ConfigReader(folder.resolve("cameras.yaml"), Map.of(), true).read().cameras());
    port = page.serve(monitor, cameras, () -> "");
  }

  @AfterEach
  void stop() {
    monitor.close();
    cameras.close();
    page.close();
  }

  /** Frames in which a square wanders, and jumps about at the end. */
  private static List<Frame> frames(int wandering, int jumping, long seed) {
    Random random = new Random(seed);
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < wandering + jumping; i++) {
      boolean jumps = i >= wandering;
      int x = jumps ? random.nextInt(WIDTH - SIDE) : i % (WIDTH - SIDE);
      int y = jumps ? random.nextInt(HEIGHT - SIDE) : 20;
      byte[] pixels = new byte[WIDTH * HEIGHT];
      for (int at = 0; at < pixels.length; at++) {
        pixels[at] = (byte) (90 + random.nextInt(8));
      }
      for (int row = y; row < y + SIDE; row++) {
        Arrays.fill(pixels, row * WIDTH + x, row * WIDTH + x + SIDE, (byte) 210);
      }
      frames.add(Frame.of(i, Duration.ofMillis(40L * i), WIDTH, HEIGHT, PixelFormat.GRAY8, pixels));
    }
    return frames;
  }

  private static void write(Path file, List<Frame> frames) {
    try (VideoWriter writer = VideoWriter.open(file, 25)) {
      frames.forEach(writer::write);
    }
  }

  private static String keepMarkedEvent(EventStore store) {
    Instant start = Instant.now().minusSeconds(100);
    StoredEvent kept =
        new StoredEvent(
            "yard/1",
            "yard",
            start,
            start.plusSeconds(1),
            start,
            AnomalyKind.MOTION,
            "Something jumped.",
            new BoundingBox(0.1, 0.1, 0.2, 0.2),
            4,
            "fused",
            EventMark.NORMAL,
            false,
            false);
    store.add(kept, Optional.empty());
    Path clip = store.parts().resolve("clip.mp4");
    write(clip, frames(75, 50, 3));
    store.addClip(kept.key(), clip, Duration.ofSeconds(3));
    return kept.key();
  }

  private void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(() -> "waiting until " + what + ": " + log).isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private void awaitLogged(String text, int times) {
    await(
        text + ", " + times,
        () -> log.stream().filter(line -> line.contains(text)).count() == times);
  }

  private boolean isInUse(List<ChannelThreshold> thresholds) {
    return monitor
        .status("yard")
        .model()
        .map(ModelInfo::channelThresholds)
        .filter(thresholds::equals)
        .isPresent();
  }

  private static FrameSource window() {
    return FrameSource.of("window", frames(800, 0, 5));
  }

  private void takeBack() throws Exception {
    URI mark = URI.create("http://127.0.0.1:%d/api/events/%s/mark".formatted(port, event));
    HttpRequest request =
        HttpRequest.newBuilder(mark)
            .PUT(HttpRequest.BodyPublishers.ofString("{\"mark\": \"NONE\"}"))
            .build();
    assertThat(
            HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void marksHoldOverACalibrationAndAreTakenBackToTheDigit() throws Exception {
    awaitLogged("marks learned", 1);
    Optional<Detector> now =
        cameras.calibrate("yard", page.calibratedModels().orElseThrow(), window());

    assertThat(now).as("the marks are learned first").isEmpty();
    awaitLogged("marks learned", 2);
    try (Detector original = Detector.load(model);
        Detector calibrated = original.calibrate(window());
        Detector marked =
            calibrated.extend(
                FrameSource.open(
                    folder.resolve("events").resolve("media").resolve(event + ".mp4")))) {
      List<ChannelThreshold> before = original.info().channelThresholds();
      List<ChannelThreshold> withoutMarks = calibrated.info().channelThresholds();
      List<ChannelThreshold> withMarks = marked.info().channelThresholds();
      assertThat(withoutMarks).isNotEqualTo(before).isNotEqualTo(withMarks);
      await("the marks are in use", () -> isInUse(withMarks));

      takeBack();
      awaitLogged("marks taken back", 1);
      await("the calibrated detector is in use", () -> isInUse(withoutMarks));
    }
  }

  @Test
  void calibratedDetectorIsUsedAtOnceWhereNothingIsMarked() throws Exception {
    takeBack();
    awaitLogged("marks taken back", 1);
    try (Detector original = Detector.load(model);
        Detector calibrated = original.calibrate(window());
        Detector now =
            cameras
                .calibrate("yard", page.calibratedModels().orElseThrow(), window())
                .orElseThrow()) {
      assertThat(now.info().channelThresholds()).isEqualTo(calibrated.info().channelThresholds());
      assertThat(cameras.promise("yard", Optional.empty())).contains(calibrated.info().events());
    }
  }
}
