package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detector;
import io.vad4j.FrameSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several inputs, folders of videos, and what stays beside them. */
class SeveralInputsTest {
  @TempDir private static Path shared;

  private static Path normal;
  private static Path abnormal;
  private static Path model;

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    Path frames = TestFrames.writeNormal(shared.resolve("frames"), 90);
    normal = TestVideos.write(shared.resolve("normal.mp4"), frames);
    abnormal =
        TestVideos.write(
            shared.resolve("abnormal.mp4"),
            TestFrames.writeAbnormalFrom(shared.resolve("jumps"), 90, 50));
    model = shared.resolve("model.vad");
    try (FrameSource source = FrameSource.open(normal);
        Detector detector = Detector.builder().scorer("frame-difference").fit(source)) {
      detector.save(model);
    }
  }

  private void copy(Path file, String name) throws IOException {
    Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void eachVideoOfAFolderIsAStreamOfItsOwn() throws IOException {
    copy(normal, "b.mp4");
    copy(abnormal, "a.h264.mp4");
    Files.writeString(folder.resolve("README.txt"), "notes");
    Files.writeString(folder.resolve("Thumbs.db"), "\u00d0\u00cf");
    copy(shared.resolve("frames/0001.png"), "snapshot.png");

    Run run = Run.vad("detect", "--model", model, folder, "--format", "csv");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines().stream().filter(line -> !line.startsWith("#")).findFirst())
        .hasValueSatisfying(line -> assertThat(line).startsWith("source,index"));
    assertThat(run.out()).contains("a.h264.mp4\",89,", "b.mp4\",89,");
    assertThat(run.err())
        .contains("README.txt, Thumbs.db", "1 image is left out (snapshot.png)")
        .contains("b.mp4: 90 frames, 0 events.");
  }

  @Test
  void trainingTakesTheVideosOfAFolderAndAClipOnce() throws IOException {
    copy(normal, "b.mp4");
    copy(shared.resolve("frames/0001.png"), "snapshot.png");
    Files.writeString(folder.resolve("README.txt"), "notes");
    Path target = shared.resolve("twice.vad");

    Run run =
        Run.vad(
            "train",
            "--data",
            folder,
            folder.resolve("./b.mp4"),
            "--model",
            target,
            "--scorer",
            "frame-difference",
            "--folds",
            "1",
            "--synthetic-anomalies",
            "0");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains(" of 1 clip (of 90 read");
    assertThat(run.err()).contains("given twice", "README.txt", "snapshot.png");
  }

  @Test
  void anInputThatFailsDoesNotLoseTheOthers() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.mp4"), "no video");

    Run run = Run.vad("detect", "--model", model, broken, normal);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("\"source\"", "normal.mp4");
    assertThat(run.err()).contains("1 of 2 inputs failed", "broken.mp4");
  }

  @Test
  void whatWasReadOfATruncatedVideoIsSummarised() throws IOException {
    byte[] whole =
        Files.readAllBytes(TestVideos.write(folder.resolve("whole.avi"), shared.resolve("frames")));
    Path cut = folder.resolve("cut.avi");
    Files.write(cut, Arrays.copyOf(whole, whole.length * 2 / 3));

    Path subtitles = folder.resolve("cut.srt");

    Run run = Run.vad("detect", "--model", model, "--srt", subtitles, cut);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("is truncated")
        .containsPattern("cut\\.avi: [1-9]\\d frames, \\d events?\\. Wrote .*cut\\.srt\\.");
  }

  @Test
  void theExitCodeTellsOfEvents() {
    assertThat(Run.vad("detect", "--model", model, "--exit-code", normal).exitCode()).isZero();
    assertThat(
            Run.vad("detect", "--model", model, "--exit-code", "--events-per-hour", "200", abnormal)
                .exitCode())
        .isEqualTo(3);
    assertThat(Run.vad("detect", "--model", model, abnormal).exitCode()).isZero();
  }

  @Test
  void aReaderThatLeavesEarlyLosesNoFile() throws IOException {
    Path subtitles = folder.resolve("events.srt");
    OutputStream head =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int exitCode =
        VadCommand.run(
            head,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            "detect",
            "--model",
            model.toString(),
            "--events-per-hour",
            "200",
            abnormal.toString(),
            "--srt",
            subtitles.toString());

    assertThat(exitCode).isZero();
    assertThat(subtitles).content().contains("-->");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Wrote " + subtitles);
  }

  @Test
  void aFileOfThatNameWinsOverAnAddress() throws IOException {
    copy(normal, "front:door.mp4");
    Run run = Run.vad("detect", "--model", model, folder.resolve("front:door.mp4"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Run.vad("detect", "--model", model, "FILE:" + normal).exitCode()).isZero();
  }

  @Test
  void theNameOfAFileIsShownAsItIs() throws IOException {
    copy(normal, "cam #1 50%?.mp4");
    Run run = Run.vad("detect", "--model", model, folder.resolve("cam #1 50%?.mp4"));

    assertThat(run.err()).contains("cam #1 50%?.mp4: ");
  }

  @Test
  void calibratingOnTheTrainingVideoIsWarnedOf() throws IOException {
    Path target = folder.resolve("calibrated.vad");
    copy(normal, "other.mp4");

    assertThat(Run.vad("calibrate", "--model", model, "--data", normal, "--output", target).err())
        .contains("was trained on", "normal.mp4");
    assertThat(
            Run.vad(
                    "calibrate",
                    "--model",
                    model,
                    "--data",
                    folder.resolve("other.mp4"),
                    "--output",
                    target)
                .err())
        .doesNotContain("was trained on");
  }
}
