package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frame rate, operating point and ignored parts of the frame on the command line. */
@TestInstance(Lifecycle.PER_CLASS)
class DetectOptionsTest {
  @TempDir static Path folder;

  private Path frames;
  private Path model;

  @BeforeAll
  void train() {
    frames = TestFrames.writeNormal(folder.resolve("frames"), 60);
    model = folder.resolve("model.vad");
    Run run =
        Run.vad(
            "train",
            "--data",
            frames,
            "--fps",
            "10",
            "--ignore",
            "0,0 1,0 1,0.1 0,0.1",
            "--scorer",
            "frame-difference",
            "--synthetic-anomalies",
            "0",
            "--model",
            model);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("of 60 read", "at 10.00 frames a second");
  }

  private static String lastLine(Run run) {
    return run.lines().stream()
        .filter(line -> line.startsWith("{\"type\":\"detection\""))
        .toList()
        .get(58);
  }

  @Test
  void aFolderOfImagesHasTheFrameRateOfTheTraining() {
    Run run = Run.vad("detect", "--model", model, frames);

    assertThat(run.exitCode()).isZero();
    assertThat(lastLine(run)).contains("\"timestamp\":5.9,");
    assertThat(run.err()).hasLineCount(1).contains(": 60 frames, 0 events.");
  }

  @Test
  void anotherFrameRateIsUsedAndReported() {
    Run byOption = Run.vad("detect", "--model", model, "--fps", "25", frames);
    Run byAddress = Run.vad("detect", "--model", model, frames + "?fps=25");

    assertThat(lastLine(byOption)).contains("\"timestamp\":2.36,");
    assertThat(byOption.err()).contains("25.00 frames a second, the training data 10.00");
    assertThat(byAddress.out()).isEqualTo(byOption.out());
  }

  @Test
  void theOperatingPointOfAModelIsChanged() {
    Run usual = Run.vad("detect", "--model", model, frames);
    Run sensitive = Run.vad("detect", "--model", model, "--threshold", "overall=0.01", frames);
    Run wrong = Run.vad("detect", "--model", model, "--threshold", "direction=2", frames);

    assertThat(anomalous(sensitive)).isGreaterThan(anomalous(usual));
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.err()).contains("direction", "fused");
  }

  private static long anomalous(Run run) {
    return run.lines().stream()
        .filter(line -> line.contains("\"anomalous\":true,\"kind\""))
        .count();
  }

  @ParameterizedTest
  @CsvSource({"--event-clips, event-003.mp4", "--event-snapshots, event-003.jpg"})
  void aFolderWithEventsOfAnEarlierRunIsRefused(String option, String name) throws IOException {
    Path events = Files.createDirectories(folder.resolve("events" + option));
    Files.writeString(events.resolve(name), "earlier");

    Run run = Run.vad("detect", "--model", model, option, events, frames);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("earlier run, such as " + name, option);
  }

  @Test
  void aLiveStreamGoesOnInAFolderWithEvents() throws IOException {
    Path events = Files.createDirectories(folder.resolve("live"));
    Path earlier = Files.writeString(events.resolve("event-001.jpg"), "earlier");
    HttpServer camera = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 1);
    camera.createContext("/", MotionJpegServer::sendNormalImages);
    camera.start();
    try {
      String address = "http://127.0.0.1:" + camera.getAddress().getPort() + "/camera.mjpg";

      Run run = Run.vad("detect", "--model", model, "--event-snapshots", events, address);

      assertThat(run.err()).contains("its stream was closed");
    } finally {
      camera.stop(0);
    }
    assertThat(earlier).hasContent("earlier");
  }

  @Test
  void aPolygonOutsideTheFrameIsRejected() {
    Run run =
        Run.vad(
            "train", "--data", frames, "--ignore", "0,0 2,0 1,1", "--model", folder.resolve("x"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("is no polygon of the frame");
  }
}
