package io.vad4j.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vad4j.Detector;
import io.vad4j.FrameSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The job on a cluster of two task managers with two slots each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DetectJobTest {
  private static final int CAMERAS = 6;
  private static final int SEGMENTS = 4;
  private static final int SEGMENT_FRAMES = 30;

  /** Segments of each camera before the savepoint. */
  private static final int BEFORE_SAVEPOINT = 3;

  /** Calls of sources until all segments after it are at their end. */
  private static final int READS_AFTER_SAVEPOINT =
      (SEGMENTS - BEFORE_SAVEPOINT) * CAMERAS * (SEGMENT_FRAMES + 1);

  private static final int PED2_SEGMENTS = 6;
  private static final int PED2_SEGMENT_FRAMES = 25;
  private static final int PED2_RATE = 10;

  private static final Duration TWO_SEGMENTS =
      Duration.ofSeconds(2 * SEGMENT_FRAMES / TestCameras.FRAME_RATE);

  /** The camera that gets a newer model. */
  private static final int UPGRADED = 2;

  private TestCameras cameras;
  private LocalCluster cluster;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    cameras = new TestCameras(folder, CAMERAS, SEGMENTS, SEGMENT_FRAMES);
    cluster = new LocalCluster(2, 2);
  }

  @AfterAll
  void close() throws Exception {
    cluster.close();
  }

  @AfterEach
  void killNoMore() {
    KillingSourceProvider.onFrame(frames -> {});
  }

  private static ScoringOptions options(TestCameras cameras, Duration reorderBound) {
    return new ScoringOptions(
        cameras.models().toUri().toString(),
        Duration.ofMillis(100),
        reorderBound,
        Duration.ZERO,
        Duration.ZERO,
        false);
  }

  private StreamExecutionEnvironment job(Path rows, Path output, int parallelism) {
    return job(rows, output, parallelism, Optional.empty(), Duration.ofSeconds(30));
  }

  private StreamExecutionEnvironment job(
      Path rows, Path output, int parallelism, Optional<Duration> watch, Duration reorderBound) {
    StreamExecutionEnvironment environment =
        cluster.environment(parallelism, Duration.ofMillis(200));
    new DetectJob(environment, options(cameras, reorderBound))
        .add(
            FileEndpoints.rows(rows.toUri().toString(), watch),
            FileEndpoints.sinks(output.toUri().toString()));
    return environment;
  }

  private static List<String> results(Path output) throws Exception {
    return LocalCluster.lines(output.resolve("detections"), output.resolve("events"));
  }

  @Test
  void segmentsYieldWhatTheUncutClipsYield(@TempDir Path output) throws Exception {
    cluster.run(job(cameras.write("plain", cameras.rows("file")), output, 4));

    List<String> results = results(output);
    assertThat(LocalCluster.difference(results, cameras.expected())).isEmpty();
    assertThat(results).anyMatch(line -> line.contains("\"type\":\"event\""));
    assertThat(LocalCluster.lines(output.resolve("dead-letters"))).isEmpty();
  }

  @Test
  void disorderAndRepetitionChangeNothing(@TempDir Path output) throws Exception {
    List<String> rows = new ArrayList<>(cameras.rows("file"));
    rows.addAll(cameras.rows("file").subList(0, CAMERAS));
    Collections.shuffle(rows, new Random(7));
    cluster.run(job(cameras.write("shuffled", rows), output, 4));

    assertThat(LocalCluster.difference(results(output), cameras.expected())).isEmpty();
  }

  @Test
  void killedTasksLoseAndRepeatNothing(@TempDir Path output) throws Exception {
    Random random = new Random(5);
    Set<Long> kills = ConcurrentHashMap.newKeySet();
    for (long frame = 40; kills.size() < 6; frame += 60 + random.nextInt(120)) {
      kills.add(frame);
    }
    KillingSourceProvider.onFrame(
        frames -> {
          if (kills.remove(frames)) {
            throw new IllegalStateException("killed at frame " + frames);
          }
        });
    cluster.run(job(cameras.write("killed", cameras.rows("killing")), output, 4));

    assertThat(kills).as("moments at which nothing was killed").isEmpty();
    assertThat(LocalCluster.difference(results(output), cameras.expected())).isEmpty();
  }

  @Test
  void aKilledTaskManagerLosesAndRepeatsNothing(@TempDir Path output) throws Exception {
    CountDownLatch begun = new CountDownLatch(100);
    KillingSourceProvider.onFrame(frames -> begun.countDown());
    JobID job = cluster.submit(job(cameras.write("lost", cameras.rows("killing")), output, 4));
    begun.await();
    cluster.replaceTaskManager(0);
    cluster.await(job);

    assertThat(LocalCluster.lines(output.resolve("dead-letters"))).isEmpty();
    assertThat(LocalCluster.difference(results(output), cameras.expected())).isEmpty();
  }

  @Test
  void savepointGoesOnWithAnotherParallelismAndANewerModel(@TempDir Path output) throws Exception {
    List<String> expected = cameras.expected();
    List<String> all = cameras.rows("killing");
    Path rows = cameras.write("stopped", all.subList(0, BEFORE_SAVEPOINT * CAMERAS));
    Optional<Duration> watch = Optional.of(Duration.ofMillis(100));
    CountDownLatch begun = new CountDownLatch(BEFORE_SAVEPOINT * SEGMENT_FRAMES);
    KillingSourceProvider.onFrame(frames -> begun.countDown());
    JobID first = cluster.submit(job(rows.getParent(), output, 4, watch, TWO_SEGMENTS));
    begun.await();
    String savepoint = cluster.stop(first, output.resolve("savepoints"), false);
    cluster.await(first);
    List<String> before = results(output);

    Path upgraded = cameras.model(TestCameras.name(UPGRADED));
    byte[] model = Files.readAllBytes(upgraded);
    try (Detector newer = TestCameras.fit(2)) {
      newer.save(upgraded);
    }
    Files.write(
        rows.resolveSibling("later.jsonl"), all.subList(BEFORE_SAVEPOINT * CAMERAS, all.size()));
    CountDownLatch read = new CountDownLatch(READS_AFTER_SAVEPOINT);
    KillingSourceProvider.onFrame(frames -> read.countDown());
    JobID second =
        cluster.submit(
            job(rows.getParent(), output, 3, watch, TWO_SEGMENTS),
            SavepointRestoreSettings.forPath(savepoint));
    read.await();
    cluster.stop(second, output.resolve("savepoints"), true);
    cluster.await(second);
    Files.write(upgraded, model);

    List<String> results = results(output);
    assertThat(before.size()).isBetween(1, expected.size() - 1);
    assertThat(LocalCluster.difference(of(results, false), of(expected, false))).isEmpty();
    assertThat(detections(of(results, true))).isEqualTo(detections(of(expected, true)));
    assertThat(LocalCluster.difference(of(results, true), of(expected, true))).isNotEmpty();
  }

  private static int detections(List<String> lines) {
    return (int) lines.stream().filter(line -> line.startsWith("{\"type\":\"detection\"")).count();
  }

  /** The lines of the camera with the newer model, or of the others. */
  private static List<String> of(List<String> lines, boolean upgraded) {
    String source = "\"source\":\"%s\"".formatted(TestCameras.name(UPGRADED));
    return lines.stream().filter(line -> line.contains(source) == upgraded).toList();
  }

  @Test
  void whatCannotBeScoredIsADeadLetterWithItsReason(@TempDir Path output) throws Exception {
    List<String> rows = new ArrayList<>(cameras.rows("file"));
    String missing = rows.get(CAMERAS + 1).replace("segment-01", "nowhere");
    rows.set(CAMERAS + 1, missing);
    rows.add("no row");
    rows.add(rows.get(0).replace(TestCameras.name(0), "stranger"));
    cluster.run(job(cameras.write("broken", rows), output, 4));

    assertThat(LocalCluster.lines(output.resolve("dead-letters")))
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains("nowhere", "\"framesScored\":0"),
            line -> assertThat(line).contains("\"row\":\"no row\""),
            line -> assertThat(line).contains("There is no model"));
    assertThat(results(output))
        .filteredOn(line -> line.contains(TestCameras.name(1)))
        .anyMatch(line -> line.contains("\"type\":\"gap\""))
        .anyMatch(line -> line.contains("\"index\":%d,".formatted(2 * SEGMENT_FRAMES)));
    assertThat(
            LocalCluster.difference(
                results(output).stream()
                    .filter(line -> !line.contains(TestCameras.name(1)))
                    .toList(),
                cameras.expected(List.of(0, 2, 3, 4, 5))))
        .isEmpty();
  }

  /** Real frames; runs where {@code VAD_DATASETS} names the folder that holds UCSDped2. */
  @Test
  void segmentsOfPed2YieldWhatItsUncutClipsYield(@TempDir Path folder) throws Exception {
    String datasets = System.getenv("VAD_DATASETS");
    assumeTrue(datasets != null, "VAD_DATASETS is not set to the folder that holds UCSDped2.");
    Path ped2 = Path.of(datasets, "UCSDped2");
    TestCameras clips =
        new TestCameras(
            folder.resolve("clips"),
            PED2_SEGMENTS,
            PED2_RATE,
            IntStream.rangeClosed(1, 3)
                .mapToObj(clip -> ped2.resolve("Test").resolve("Test%03d".formatted(clip)))
                .map(
                    images ->
                        new TestCameras.Clip(() -> FrameSource.open(images), PED2_SEGMENT_FRAMES))
                .toList());
    try (FrameSource normal =
            FrameSource.open(ped2.resolve("Train").resolve("Train001")).withFrameRate(PED2_RATE);
        Detector detector =
            Detector.builder()
                .scorer("frame-difference")
                .scorer("appearance")
                .folds(1)
                .syntheticAnomalies(0)
                .fit(normal)) {
      clips.save(detector, 0, 3);
    }
    StreamExecutionEnvironment environment = cluster.environment(4, Duration.ofMillis(200));
    new DetectJob(environment, options(clips, Duration.ofSeconds(60)))
        .add(
            FileEndpoints.rows(
                clips.write("ped2", clips.rows("file")).toUri().toString(), Optional.empty()),
            FileEndpoints.sinks(folder.resolve("output").toUri().toString()));
    cluster.run(environment);

    List<String> results = results(folder.resolve("output"));
    assertThat(detections(results)).isEqualTo(3 * (PED2_SEGMENTS * PED2_SEGMENT_FRAMES - 1));
    assertThat(LocalCluster.difference(results, clips.expected())).isEmpty();
  }
}
