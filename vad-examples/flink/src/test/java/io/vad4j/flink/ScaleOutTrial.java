package io.vad4j.flink;

import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.SessionOptions;
import io.vad4j.core.simulation.SyntheticScenario;
import io.vad4j.core.simulation.SyntheticScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Trial of the job with the default scorers at 360 × 240: 24 cameras of six segments each, the
 * twelve test clips of UCSD Ped2 and twelve synthetic clips, in a cluster of four slots in this
 * process. Prints how many lines differ from those of the uncut clips, and what a run costs.
 *
 * <p>Arguments: the folder of UCSDped2, a folder for clips, models and results, which are prepared
 * by the first run, and the steps: {@code file}, {@code kafka}, {@code tasks}, {@code managers},
 * {@code slots}, {@code state}.
 */
final class ScaleOutTrial {
  private static final int SEGMENTS = 6;
  private static final int FRAME_RATE = 10;
  private static final int PED2_CLIPS = 12;
  private static final int SYNTHETIC_CLIPS = 12;
  private static final int SYNTHETIC_SEGMENT = 30;

  private static final long RUN = System.currentTimeMillis();

  private final Path folder;
  private final TestCameras cameras;
  private final List<String> expected;

  private ScaleOutTrial(Path dataset, Path folder) throws IOException {
    this.folder = folder;
    List<TestCameras.Clip> clips = new ArrayList<>();
    for (int clip = 1; clip <= PED2_CLIPS; clip++) {
      clips.add(ped2(dataset.resolve("Test").resolve("Test%03d".formatted(clip))));
    }
    for (int clip = 0; clip < SYNTHETIC_CLIPS; clip++) {
      int seed = 1000 + clip;
      clips.add(
          new TestCameras.Clip(
              scene().testClip(seed, SEGMENTS * SYNTHETIC_SEGMENT)::open, SYNTHETIC_SEGMENT));
    }
    cameras = new TestCameras(folder, SEGMENTS, FRAME_RATE, clips);
    Path prepared = folder.resolve("expected.jsonl");
    if (Files.exists(prepared)) {
      expected = Files.readAllLines(prepared);
      return;
    }
    fit(
        0,
        PED2_CLIPS,
        IntStream.of(1, 5, 9)
            .mapToObj(clip -> dataset.resolve("Train").resolve("Train%03d".formatted(clip)))
            .map(images -> FrameSource.open(images).withFrameRate(FRAME_RATE))
            .toList());
    fit(
        PED2_CLIPS,
        PED2_CLIPS + SYNTHETIC_CLIPS,
        IntStream.range(0, 3).mapToObj(clip -> scene().normalClip(clip, 150).open()).toList());
    long start = System.nanoTime();
    expected = cameras.expected();
    Files.write(prepared, expected);
    print("uncut clips: %d lines, %d events, %.1f s", expected.size(), events(), seconds(start));
  }

  private static TestCameras.Clip ped2(Path images) {
    try (FrameSource source = FrameSource.open(images)) {
      int frames = (int) source.info().frameCount().orElseThrow() / SEGMENTS;
      return new TestCameras.Clip(() -> FrameSource.open(images), frames);
    }
  }

  private static SyntheticScene scene() {
    return SyntheticScenario.MIXED
        .builder()
        .seed(3)
        .size(360, 240)
        .frameRate(FRAME_RATE)
        .colour(false)
        .build();
  }

  /** Fits with one fold and without validation: the comparison asks for no good thresholds. */
  private void fit(int from, int to, List<FrameSource> normal) {
    try (Detector detector =
        Detector.builder().folds(1).syntheticAnomalies(0).eventsPerHour(60).fit(normal)) {
      cameras.save(detector, from, to);
    } finally {
      normal.forEach(FrameSource::close);
    }
  }

  private long events() {
    return expected.stream().filter(line -> line.startsWith("{\"type\":\"event\"")).count();
  }

  private static double seconds(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  private static void print(String format, Object... values) {
    System.out.println(format.formatted(values));
  }

  private ScoringOptions options() {
    return new ScoringOptions(
        cameras.models().toUri().toString(),
        Duration.ofMillis(50),
        Duration.ofSeconds(6),
        Duration.ZERO,
        Duration.ofHours(1),
        false);
  }

  private StreamExecutionEnvironment job(
      LocalCluster cluster, String name, int parallelism, Duration checkpoints) throws IOException {
    Path rows = cameras.write(name, cameras.rows("killing"));
    StreamExecutionEnvironment environment = cluster.environment(parallelism, checkpoints);
    new DetectJob(environment, options())
        .add(
            FileEndpoints.rows(rows.toUri().toString(), Optional.empty()),
            FileEndpoints.sinks(output(name).toUri().toString()));
    return environment;
  }

  private Path output(String name) {
    return folder.resolve("output-" + name + "-" + RUN);
  }

  /** Runs a job and prints what it yields and costs. */
  private void run(LocalCluster cluster, String name, JobID job, long start) throws Exception {
    cluster.await(job);
    double seconds = seconds(start);
    List<String> lines =
        LocalCluster.lines(output(name).resolve("detections"), output(name).resolve("events"));
    report(name, lines, seconds);
    CheckpointStatsSnapshot checkpoints =
        cluster.miniCluster().getExecutionGraph(job).get().getCheckpointStatsSnapshot();
    print(
        "%s: %d checkpoints of %d to %d ms and up to %d bytes; %d dead letters",
        name,
        checkpoints.getCounts().getNumberOfCompletedCheckpoints(),
        checkpoints.getSummaryStats().getEndToEndDurationStats().getMinimum(),
        checkpoints.getSummaryStats().getEndToEndDurationStats().getMaximum(),
        checkpoints.getSummaryStats().getStateSizeStats().getMaximum(),
        LocalCluster.lines(output(name).resolve("dead-letters")).size());
  }

  private void report(String name, List<String> lines, double seconds) {
    print(
        "%s: %d lines in %.1f s, %d differ from the uncut clips",
        name, lines.size(), seconds, LocalCluster.difference(lines, expected).size());
  }

  private void file() throws Exception {
    try (LocalCluster cluster = new LocalCluster(1, 4)) {
      long start = System.nanoTime();
      run(cluster, "file", cluster.submit(job(cluster, "file", 4, Duration.ofSeconds(1))), start);
    }
  }

  private void tasks(int count) throws Exception {
    Random random = new Random(11);
    Set<Long> kills = ConcurrentHashMap.newKeySet();
    for (long frame = 100; kills.size() < count; frame += 100 + random.nextInt(150)) {
      kills.add(frame);
    }
    KillingSourceProvider.onFrame(
        frames -> {
          if (kills.remove(frames)) {
            throw new IllegalStateException("killed at frame " + frames);
          }
        });
    try (LocalCluster cluster = new LocalCluster(2, 2)) {
      long start = System.nanoTime();
      run(
          cluster,
          "tasks",
          cluster.submit(job(cluster, "tasks", 4, Duration.ofMillis(500))),
          start);
    }
    print("tasks: %d of %d kills", count - kills.size(), count);
  }

  private void managers(int count) throws Exception {
    try (LocalCluster cluster = new LocalCluster(2, 2)) {
      List<CountDownLatch> moments =
          IntStream.rangeClosed(1, count).mapToObj(i -> new CountDownLatch(600 * i)).toList();
      KillingSourceProvider.onFrame(frames -> moments.forEach(CountDownLatch::countDown));
      long start = System.nanoTime();
      JobID job = cluster.submit(job(cluster, "managers", 4, Duration.ofMillis(500)));
      for (int i = 0; i < count; i++) {
        moments.get(i).await();
        cluster.replaceTaskManager(i);
      }
      run(cluster, "managers", job, start);
    }
    print("managers: %d kills", count);
  }

  private void kafka() throws Exception {
    try (EmbeddedKafka kafka = new EmbeddedKafka();
        LocalCluster cluster = new LocalCluster(1, 4)) {
      kafka.createTopics("segments", "vad.detections", "vad.events", "vad.dead-letters");
      kafka.send("segments", cameras.rows("killing"));
      long start = System.nanoTime();
      StreamExecutionEnvironment environment = cluster.environment(4, Duration.ofSeconds(1));
      KafkaEndpoints endpoints = new KafkaEndpoints(kafka.brokers(), "trial");
      new DetectJob(environment, options())
          .add(endpoints.rows("segments", true), endpoints.sinks("vad"));
      cluster.run(environment);
      report("kafka", kafka.committed("vad.detections", "vad.events"), seconds(start));
    }
  }

  private void slots() throws Exception {
    try (LocalCluster cluster = new LocalCluster(1, 2)) {
      for (int slots : new int[] {1, 2, 1, 2}) {
        String name = "slots-%d-%d".formatted(slots, System.nanoTime());
        long start = System.nanoTime();
        run(cluster, name, cluster.submit(job(cluster, name, slots, Duration.ofSeconds(5))), start);
      }
    }
  }

  /** Prints the state of each camera after each segment, and what a cut costs. */
  private void state() throws IOException {
    int smallest = Integer.MAX_VALUE;
    int largest = 0;
    long total = 0;
    long cutNanos = 0;
    int cuts = 0;
    SessionOptions options = SessionOptions.builder().resumable(true).build();
    for (int camera = 0; camera < PED2_CLIPS + SYNTHETIC_CLIPS; camera++) {
      try (Detector detector = Detector.load(cameras.model(TestCameras.name(camera)))) {
        DetectorSession session = detector.newSession(options);
        List<Frame> frames = cameras.uncut(camera);
        for (int i = 0; i < frames.size(); i++) {
          session.process(frames.get(i));
          if ((i + 1) % (frames.size() / SEGMENTS) == 0) {
            long start = System.nanoTime();
            byte[] state = session.suspend();
            session = detector.newSession(options.toBuilder().snapshot(state).build());
            cutNanos += System.nanoTime() - start;
            cuts++;
            smallest = Math.min(smallest, state.length);
            largest = Math.max(largest, state.length);
            total += state.length;
          }
        }
        session.close();
      }
    }
    print(
        "state: %d to %d bytes, mean %d; a cut takes %.1f ms",
        smallest, largest, total / cuts, cutNanos / 1e6 / cuts);
  }

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    Path folder = Files.createDirectories(Path.of(args[1]));
    ScaleOutTrial trial = new ScaleOutTrial(Path.of(args[0]), folder);
    for (String step : List.of(args).subList(2, args.length)) {
      KillingSourceProvider.onFrame(frames -> {});
      switch (step) {
        case "file" -> trial.file();
        case "kafka" -> trial.kafka();
        case "tasks" -> trial.tasks(20);
        case "managers" -> trial.managers(5);
        case "state" -> trial.state();
        case "slots" -> trial.slots();
        default -> throw new IllegalArgumentException("There is no step " + step + ".");
      }
    }
  }
}
