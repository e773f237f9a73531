package io.vad4j.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitJobTest {
  private static void fit(Path rows, Path models, Path output) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2);
    FitOptions options =
        new FitOptions(models.toUri().toString(), List.of("frame-difference"), 1, false);
    new FitJob(environment, options)
        .add(
            FileEndpoints.rows(rows.toUri().toString(), Optional.empty()),
            FileEndpoints.lines(output.toUri().toString()));
    environment.execute();
  }

  @Test
  void fitsAModelForEachCameraAndListsFailures(@TempDir Path folder) throws Exception {
    TestCameras cameras = new TestCameras(folder, 3, 2, 40);
    List<String> rows = new ArrayList<>(cameras.rows("file"));
    rows.set(2, rows.get(2).replace("segment-00", "nowhere"));
    Path input = cameras.write("fit", rows);
    Path models = Files.createDirectories(folder.resolve("fitted"));
    fit(input, models, folder.resolve("first"));

    assertThat(LocalCluster.lines(folder.resolve("first")))
        .satisfiesExactly(
            line -> assertThat(line).contains("camera-00", "\"fitted\"", "\"segments\":2"),
            line -> assertThat(line).contains("camera-01", "\"fitted\""),
            line -> assertThat(line).contains("camera-02", "\"failed\"", "nowhere"));
    try (Detector detector = Detector.load(models.resolve("camera-01.vad"))) {
      assertThat(detector.info().trainingFrames()).isEqualTo(80);
    }
    assertThat(models.resolve("camera-02.vad")).doesNotExist();

    FileTime fitted = Files.getLastModifiedTime(models.resolve("camera-00.vad"));
    rows.set(2, cameras.row(2, 0, "file"));
    fit(cameras.write("fit", rows), models, folder.resolve("again"));

    assertThat(LocalCluster.lines(folder.resolve("again")))
        .satisfiesExactly(
            line -> assertThat(line).contains("camera-00", "\"kept\""),
            line -> assertThat(line).contains("camera-01", "\"kept\""),
            line -> assertThat(line).contains("camera-02", "\"fitted\""));
    assertThat(Files.getLastModifiedTime(models.resolve("camera-00.vad"))).isEqualTo(fitted);
  }
}
