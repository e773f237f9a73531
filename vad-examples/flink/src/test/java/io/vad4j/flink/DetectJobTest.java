package io.vad4j.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
  private static final int FRAMES = CAMERAS * SEGMENTS * SEGMENT_FRAMES;

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

  private ScoringOptions options() {
    return new ScoringOptions(
        cameras.models().toUri().toString(),
        Duration.ofMillis(100),
        Duration.ofSeconds(30),
        Duration.ZERO,
        Duration.ofHours(1),
        false);
  }

  private StreamExecutionEnvironment job(Path rows, Path output, int parallelism) {
    StreamExecutionEnvironment environment =
        cluster.environment(parallelism, Duration.ofMillis(200));
    new DetectJob(environment, options())
        .add(
            FileEndpoints.rows(rows.toUri().toString(), Optional.empty()),
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
    assertThat(results).isEqualTo(cameras.expected());
    assertThat(results).anyMatch(line -> line.contains("\"type\":\"event\""));
    assertThat(LocalCluster.lines(output.resolve("dead-letters"))).isEmpty();
  }

  @Test
  void disorderAndRepetitionChangeNothing(@TempDir Path output) throws Exception {
    List<String> rows = new ArrayList<>(cameras.rows("file"));
    rows.addAll(cameras.rows("file").subList(0, CAMERAS));
    Collections.shuffle(rows, new Random(7));
    cluster.run(job(cameras.write("shuffled", rows), output, 4));

    assertThat(results(output)).isEqualTo(cameras.expected());
  }

  @Test
  void killedTasksLoseAndRepeatNothing(@TempDir Path output) throws Exception {
    Random random = new Random(5);
    List<Long> kills = new ArrayList<>();
    for (long frame = 40; kills.size() < 6; frame += 60 + random.nextInt(120)) {
      kills.add(frame);
    }
    KillingSourceProvider.onFrame(
        frames -> {
          if (kills.contains(frames)) {
            throw new IllegalStateException("killed at frame " + frames);
          }
        });
    cluster.run(job(cameras.write("killed", cameras.rows("killing")), output, 4));

    assertThat(results(output)).isEqualTo(cameras.expected());
  }
}
