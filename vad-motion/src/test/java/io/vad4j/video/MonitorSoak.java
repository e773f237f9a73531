package io.vad4j.video;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.MonitorListener;
import io.vad4j.monitor.ReconnectPolicy;
import io.vad4j.monitor.StreamConfig;
import io.vad4j.monitor.StreamState;
import io.vad4j.monitor.StreamStatus;
import io.vad4j.monitor.alert.AlertDispatcher;
import io.vad4j.monitor.alert.AlertPolicy;
import io.vad4j.monitor.alert.EventAlert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Soak test of a monitor: cameras that fail at random. Prints a line every half minute, and at the
 * end whether every frame is accounted for, every event has ended and was delivered, every camera
 * has come back, and threads and memory have not grown; the exit code is 1 otherwise.
 *
 * <pre>{@code
 * MonitorSoak STREAMS SECONDS SEED SCORERS
 * }</pre>
 */
final class MonitorSoak implements MonitorListener {
  private static final Duration REPORT_INTERVAL = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Duration RECOVERY = Duration.ofMinutes(3);

  /** The mean time from the end of a fault to the next one, and the longest fault, in seconds. */
  private static final int FAULT_INTERVAL = 90;

  private static final int MAX_FAULT = 30;
  private static final long HEAP_TOLERANCE_MB = 32;

  private final Map<String, LongAdder> frames = new ConcurrentHashMap<>();
  private final Set<String> started = ConcurrentHashMap.newKeySet();
  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private final Set<String> alerted = ConcurrentHashMap.newKeySet();
  private final Set<String> delivered = ConcurrentHashMap.newKeySet();
  private final List<SoakCamera> cameras = new ArrayList<>();
  private final Map<SoakCamera, Integer> left = new HashMap<>();
  private final Random random;
  private int faults;

  private MonitorSoak(long seed) {
    random = new Random(seed);
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    MonitorSoak soak = new MonitorSoak(Long.parseLong(arguments[2]));
    int streams = Integer.parseInt(arguments[0]);
    Duration duration = Duration.ofSeconds(Long.parseLong(arguments[1]));
    boolean kept;
    try (Detector detector = fit(arguments[3])) {
      kept = soak.run(streams, duration, detector);
    }
    System.exit(kept ? 0 : 1);
  }

  private static Detector fit(String scorers) {
    var builder = Detector.builder().syntheticAnomalies(0);
    for (String scorer : scorers.split(",")) {
      builder.scorer(scorer);
    }
    try (FrameSource source = SoakCamera.normalVideo()) {
      return builder.fit(source);
    }
  }

  @Override
  public void onFrame(String stream, Frame frame, Optional<Detection> detection) {
    frames.computeIfAbsent(stream, name -> new LongAdder()).increment();
  }

  @Override
  public void onEventStart(String stream, AnomalyEvent event) {
    started.add(event.id());
  }

  @Override
  public void onEventEnd(String stream, AnomalyEvent event) {
    ended.add(event.id());
  }

  private boolean run(int streams, Duration duration, Detector detector)
      throws IOException, InterruptedException {
    SoakCamera.Images images = SoakCamera.Images.render();
    Monitor.Builder builder = Monitor.builder();
    for (int i = 0; i < streams; i++) {
      SoakCamera camera = new SoakCamera(images, random);
      cameras.add(camera);
      builder.add("camera-" + i, config(camera, detector));
    }
    AlertPolicy all = AlertPolicy.builder().cooldown(Duration.ZERO).health(false).build();
    AlertDispatcher alerts =
        AlertDispatcher.builder()
            .policy(all)
            .sink("count", alert -> deliver((EventAlert) alert))
            .build();
    Monitor monitor = builder.listener(this).listener(alerts).start();
    boolean flat = soak(monitor, duration);
    boolean recovered = awaitRecovery(monitor);
    boolean inTime = monitor.shutdown(Duration.ofSeconds(30));
    alerts.close();
    cameras.forEach(SoakCamera::close);
    return flat & recovered & check("closed in time", inTime) & checkCounts(monitor);
  }

  private static StreamConfig config(SoakCamera camera, Detector detector) {
    return StreamConfig.builder()
        .source(
            "camera",
            () ->
                VideoSource.builder(camera.address())
                    .openTimeout(Duration.ofSeconds(10))
                    .readTimeout(Duration.ofSeconds(5))
                    .open())
        .detector(detector)
        .reconnect(new ReconnectPolicy(Duration.ofMillis(500), Duration.ofSeconds(10), 0.2))
        .build();
  }

  private void deliver(EventAlert alert) {
    (alert.phase() == EventAlert.Phase.ENDED ? delivered : alerted).add(alert.event().id());
  }

  /** Fails and mends cameras; whether memory and threads stay flat. */
  private boolean soak(Monitor monitor, Duration duration)
      throws IOException, InterruptedException {
    System.out.println(
        "seconds\tin\tscored\tdropped\tskipped\tdown\treconnects\tfaults\tevents\tp99 ms\theap MB"
            + "\tprocess MB\tthreads");
    List<Long> heaps = new ArrayList<>();
    List<Integer> threads = new ArrayList<>();
    int reports = (int) (duration.toSeconds() / REPORT_INTERVAL.toSeconds());
    for (int i = 1; i <= reports; i++) {
      for (long s = 0; s < REPORT_INTERVAL.toSeconds(); s++) {
        monitor.awaitEnd(STEP);
        failSome();
      }
      System.gc();
      heaps.add((Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
      threads.add(monitorThreads());
      report(monitor, i * REPORT_INTERVAL.toSeconds(), heaps.get(i - 1), threads.get(i - 1));
    }
    int half = reports / 2;
    long heapBefore = heaps.subList(half / 2, half).stream().max(Comparator.naturalOrder()).get();
    long heapAfter = heaps.subList(half, reports).stream().max(Comparator.naturalOrder()).get();
    int mostThreads = threads.subList(half, reports).stream().max(Comparator.naturalOrder()).get();
    int before = threads.subList(0, half).stream().max(Comparator.naturalOrder()).get();
    return check(
            "heap of the second half %d MB, before %d MB".formatted(heapAfter, heapBefore),
            heapAfter <= heapBefore + HEAP_TOLERANCE_MB)
        & check(
            "threads of the second half %d, before %d".formatted(mostThreads, before),
            mostThreads <= before + cameras.size());
  }

  private void failSome() throws IOException {
    for (SoakCamera camera : cameras) {
      int seconds = left.getOrDefault(camera, random.nextInt(FAULT_INTERVAL));
      if (seconds > 0) {
        left.put(camera, seconds - 1);
      } else if (camera.isFailing()) {
        camera.mend();
        left.put(camera, 1 + random.nextInt(2 * FAULT_INTERVAL));
      } else {
        camera.fail();
        faults++;
        left.put(camera, 1 + random.nextInt(MAX_FAULT));
      }
    }
  }

  private static int monitorThreads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("vad4j"))
            .count();
  }

  private void report(Monitor monitor, long seconds, long heap, int threads) throws IOException {
    List<StreamStatus> all = List.copyOf(monitor.status().values());
    Duration p99 =
        all.stream().map(StreamStatus::p99Latency).max(Comparator.naturalOrder()).orElseThrow();
    System.out.printf(
        "%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%.0f\t%d\t%s\t%d%n",
        seconds,
        all.stream().mapToLong(StreamStatus::framesIn).sum(),
        all.stream().mapToLong(StreamStatus::scored).sum(),
        all.stream().mapToLong(StreamStatus::dropped).sum(),
        all.stream().mapToLong(StreamStatus::skipped).sum(),
        all.stream().filter(status -> status.health().state() == StreamState.DOWN).count(),
        all.stream().mapToLong(StreamStatus::reconnects).sum(),
        faults,
        started.size(),
        p99.toNanos() / 1e6,
        heap,
        processMegabytes(),
        threads);
  }

  /** The memory of the process, native memory included, where Linux tells it. */
  private static String processMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return "-";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .map(line -> String.valueOf(Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10))
        .findFirst()
        .orElse("-");
  }

  /** Ends all faults; whether all cameras come back by themselves. */
  private boolean awaitRecovery(Monitor monitor) throws IOException, InterruptedException {
    for (SoakCamera camera : cameras) {
      if (camera.isFailing()) {
        camera.mend();
      }
    }
    long end = System.nanoTime() + RECOVERY.toNanos();
    List<String> down = down(monitor);
    while (!down.isEmpty() && System.nanoTime() < end) {
      monitor.awaitEnd(STEP);
      down = down(monitor);
    }
    return check("all streams have resumed; down: " + down, down.isEmpty());
  }

  private static List<String> down(Monitor monitor) {
    return monitor.status().values().stream()
        .filter(status -> status.health().state() == StreamState.DOWN)
        .map(StreamStatus::name)
        .toList();
  }

  private boolean checkCounts(Monitor monitor) {
    boolean kept = true;
    long in = 0;
    for (StreamStatus status : monitor.status().values()) {
      in += status.framesIn();
      long known = status.scored() + status.dropped() + status.skipped();
      long passed = frames.getOrDefault(status.name(), new LongAdder()).sum();
      if (known != status.framesIn() || passed != status.scored()) {
        kept = check("%s: %s, %d passed on".formatted(status.name(), status, passed), false);
      }
    }
    return check("%d frames in = scored + dropped + skipped".formatted(in), kept)
        & check("%d events have started".formatted(started.size()), !started.isEmpty())
        & check("%d events have ended".formatted(ended.size()), ended.equals(started))
        & check("%d starts were delivered".formatted(alerted.size()), alerted.equals(started))
        & check("%d ends were delivered".formatted(delivered.size()), delivered.equals(started));
  }

  private static boolean check(String what, boolean holds) {
    System.out.println((holds ? "holds: " : "FAILS: ") + what);
    return holds;
  }
}
