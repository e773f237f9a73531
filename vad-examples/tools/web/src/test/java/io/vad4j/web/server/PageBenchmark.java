package io.vad4j.web.server;

import com.sun.management.OperatingSystemMXBean;
import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import io.vad4j.monitor.MonitorListener;
import io.vad4j.video.VideoWriter;
import io.vad4j.web.live.EventArchive;
import io.vad4j.web.store.StoredEvents;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * What the page costs: 16 cameras of 25 frames a second and 640 by 360 pixels in which nothing
 * happens, and 10,000 events. Scoring is not part of it. What the page adds is the mean difference
 * of runs with and without it, which alternate. Arguments: seconds of each part.
 */
final class PageBenchmark {
  private static final int CAMERAS = 16;
  private static final int EVENTS = 10_000;
  private static final int ROUNDS = 3;
  private static final int FRAMES_PER_SECOND = 25;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final List<String> names =
      IntStream.range(0, CAMERAS).mapToObj(i -> "camera " + i).toList();
  private final byte[] pixels = new byte[3 * WIDTH * HEIGHT];
  private final AtomicInteger frames = new AtomicInteger();

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("page-benchmark");
    new PageBenchmark().runAll(folder, Integer.parseInt(arguments[0]));
  }

  private void runAll(Path folder, int seconds) throws Exception {
    new Random(1).nextBytes(pixels);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (60 + i / 3 % WIDTH / 8 + (pixels[i] & 3));
    }
    try (ServerFixture fixture =
            new ServerFixture(folder.resolve("events"), Optional.empty(), names);
        EventArchive archive =
            new EventArchive(fixture.store, Clock.systemUTC(), fixture.server::show)) {
      for (int i = 0; i < EVENTS; i++) {
        fixture.store.add(StoredEvents.event(names.get(i % CAMERAS), i), Optional.empty());
      }
      List<MonitorListener> live = List.of(fixture.cameras.live);
      List<MonitorListener> all = List.of(fixture.cameras.live, archive);
      compare("live pictures and archive of encoded frames", live, all, seconds);
      measurePackets(folder, fixture, seconds);
      for (int i = 0; i < 20; i++) {
        long start = System.nanoTime();
        fixture.get("/api/events?limit=60");
        System.out.printf("list: %.1f ms%n", (System.nanoTime() - start) / 1e6);
      }
      try (Browser first = viewer(fixture, folder.resolve("first"));
          Browser second = viewer(fixture, folder.resolve("second"))) {
        measure("two viewers, frames and live pictures", live, seconds);
        measure("two viewers, frames, live pictures and archive of encoded frames", all, seconds);
        second.evaluate("location.hash = '#cameras'");
        Object opened =
            first.evaluate(
                "new Promise((done) => { const start = performance.now();"
                    + " location.hash = '#events'; const timer = setInterval(() => {"
                    + " if (document.querySelectorAll('article .open').length === 60) {"
                    + " clearInterval(timer); done(performance.now() - start); } }, 5); })");
        System.out.println("list opens in the browser: " + opened + " ms");
      }
    }
  }

  /** What it costs to keep the packets of as many videos, beside reading them. */
  private void measurePackets(Path folder, ServerFixture fixture, int seconds) throws Exception {
    Path video = folder.resolve("video.mp4");
    try (VideoWriter writer = VideoWriter.open(video, FRAMES_PER_SECOND)) {
      for (int i = 0; i < 2 * seconds * FRAMES_PER_SECOND; i++) {
        writer.write(
            Frame.wrap(
                i,
                Duration.ofMillis(1000L / FRAMES_PER_SECOND * i),
                WIDTH,
                HEIGHT,
                PixelFormat.BGR24,
                pixels));
      }
    }
    double[] differences = new double[ROUNDS];
    for (int round = 0; round < 2 * ROUNDS; round++) {
      boolean kept = round % 2 == 1;
      List<FrameSource> sources = new ArrayList<>();
      try (EventArchive archive =
          new EventArchive(fixture.store, Clock.systemUTC(), fixture.server::show)) {
        for (String name : names) {
          FrameSource source = FrameSource.open(video);
          sources.add(source);
          if (kept) {
            archive.setSource(name, source);
          }
        }
        List<MonitorListener> listeners = kept ? List.of(fixture.cameras.live, archive) : List.of();
        double share =
            run(
                kept ? "reading, live pictures and archive of packets" : "reading",
                IntStream.range(0, CAMERAS)
                    .<Runnable>mapToObj(
                        i ->
                            () ->
                                sources
                                    .get(i)
                                    .next()
                                    .ifPresent(frame -> push(names.get(i), frame, listeners)))
                    .toList(),
                seconds);
        differences[round / 2] += kept ? share : -share;
      } finally {
        sources.forEach(FrameSource::close);
      }
    }
    print("live pictures and archive of packets", differences);
  }

  private static Browser viewer(ServerFixture fixture, Path profile) throws Exception {
    Browser browser = new Browser(Browser.program().orElseThrow(), profile);
    browser.setScreen(1920, 1080, false);
    browser.open(fixture.uri("/"));
    browser.await("document.querySelectorAll('article').length === " + CAMERAS);
    return browser;
  }

  /** What frames cost by themselves, and what pictures, and all that listens to them, add. */
  private void compare(
      String what, List<MonitorListener> live, List<MonitorListener> all, int seconds)
      throws InterruptedException {
    measure("warm-up", all, seconds);
    double[] differences = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      double alone = measure("frames", List.of(), seconds);
      measure("frames and live pictures", live, seconds);
      differences[i] = measure("frames, " + what, all, seconds) - alone;
    }
    print(what, differences);
  }

  private static void print(String what, double... differences) {
    DoubleSummaryStatistics summary = Arrays.stream(differences).summaryStatistics();
    System.out.printf(
        "%s add %.1f (%.1f to %.1f) %% of a core%n",
        what, summary.getAverage(), summary.getMin(), summary.getMax());
  }

  private double measure(String what, List<MonitorListener> listeners, int seconds)
      throws InterruptedException {
    return run(
        what,
        names.stream().<Runnable>map(name -> () -> push(name, nextFrame(), listeners)).toList(),
        seconds);
  }

  private Frame nextFrame() {
    long index = frames.getAndIncrement() / CAMERAS;
    Duration time = Duration.ofMillis(1000 / FRAMES_PER_SECOND * index);
    return Frame.wrap(index, time, WIDTH, HEIGHT, PixelFormat.BGR24, pixels);
  }

  private double run(String what, List<Runnable> work, int seconds) throws InterruptedException {
    ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    work.forEach(
        one ->
            executor.scheduleAtFixedRate(
                one, 0, 1_000_000 / FRAMES_PER_SECOND, TimeUnit.MICROSECONDS));
    TimeUnit.SECONDS.sleep(seconds / 2);
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    TimeUnit.SECONDS.sleep(seconds);
    double share = 100.0 * (system.getProcessCpuTime() - cpu) / (System.nanoTime() - start);
    System.out.printf("%s: %.1f %% of a core%n", what, share);
    executor.shutdown();
    executor.awaitTermination(10, TimeUnit.SECONDS);
    return share;
  }

  private static void push(String name, Frame frame, List<MonitorListener> listeners) {
    Detection detection =
        Detection.builder()
            .index(frame.index())
            .timestamp(frame.timestamp())
            .channels(
                List.of(
                    ChannelScore.builder()
                        .name(ChannelScore.FUSED)
                        .kind(AnomalyKind.MOTION)
                        .score(0.4)
                        .threshold(2)
                        .map(AnomalyMap.of(40, 22, new float[880]))
                        .build()))
            .build();
    listeners.forEach(listener -> listener.onFrame(name, frame, Optional.of(detection)));
  }
}
