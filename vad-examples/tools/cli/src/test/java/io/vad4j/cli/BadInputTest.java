package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.cli.run.InputResolver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of bad input ends with exit code 1 and one line on what to do. */
class BadInputTest {
  @TempDir private static Path shared;

  private static Path normalFrames;
  private static Path model;

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    normalFrames = TestFrames.writeNormal(shared.resolve("normal"), 90);
    model = shared.resolve("good.vad");
    try (FrameSource source = FrameSource.open(normalFrames);
        Detector detector = Detector.builder().scorer("frame-difference").fit(source)) {
      detector.save(model);
    }
  }

  @Test
  void missingPath() {
    fails(detect(folder.resolve("nowhere.mp4")), "nowhere.mp4", "does not exist");
  }

  @Test
  void missingPathToTrainOn() {
    fails(train(folder.resolve("nowhere")), "nowhere", "does not exist");
  }

  @Test
  void emptyFolder() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    fails(detect(empty), "empty", "image");
    fails(train(empty), "empty", "image");
  }

  @Test
  void videoOfZeroBytes() throws IOException {
    Path video = Files.createFile(folder.resolve("zero.mp4"));

    fails(detect(video), "zero.mp4");
  }

  @Test
  void textNamedLikeAVideo() throws IOException {
    Path video = Files.writeString(folder.resolve("text.mp4"), "This is no video.\n".repeat(200));

    fails(detect(video), "text.mp4");
  }

  /** FFmpeg shows text files as pictures of a terminal. */
  @ParameterizedTest
  @ValueSource(strings = {"README.txt", "camera.nfo", "notes.diz", "text.asc"})
  void textIsNoVideo(String name) throws IOException {
    Path text =
        Files.writeString(folder.resolve(name), "Camera 1 looks at the door.\n".repeat(200));

    fails(detect(text), name, "no video");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void anEmptyInputIsNotTheWorkingFolder(String input) {
    fails(Run.vad("detect", "--model", model, input), "An input is empty");
    fails(
        Run.vad("train", "--data", input, "--model", folder.resolve("new.vad")),
        "An input is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:relative.mp4", "file://camera/clip.mp4"})
  void anAddressThatIsNoFile(String address) {
    fails(Run.vad("detect", "--model", model, address), address, "file:///PATH");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aPipeIsNoInputAndNotReplacedByAnOutput() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe.mp4");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    fails(detect(pipe), "pipe.mp4 is a device or pipe");
    fails(Run.vad("detect", "--model", model, "--overlay", pipe, normalFrames), "pipe.mp4");
    fails(
        Run.vad("train", "--scorer", "frame-difference", "--data", normalFrames, "--model", pipe),
        "pipe.mp4");
    assertThat(pipe).exists();
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void calibrationAtAnotherFrameRateIsAWarning() {
    Run run =
        Run.vad(
            "calibrate",
            "--model",
            model,
            "--data",
            normalFrames + "?fps=12",
            "--output",
            folder.resolve("calibrated.vad"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Warning: The calibration video has a frame rate of 12.00 frames a second");
  }

  @Test
  void truncatedVideo() throws IOException {
    Path whole = TestVideos.write(folder.resolve("whole.mp4"), normalFrames);
    byte[] bytes = Files.readAllBytes(whole);
    Path video = folder.resolve("truncated.mp4");
    Files.write(video, Arrays.copyOf(bytes, bytes.length / 2));

    fails(detect(video), "truncated.mp4");
  }

  @Test
  void framesThatChangeSizeMidClip() throws IOException {
    Path clip = TestFrames.writeNormal(folder.resolve("clip"), 5);
    ImageIO.write(
        TestFrames.createImage(120, 80, 4, 4, new Random(1)),
        "png",
        clip.resolve("0005.png").toFile());

    fails(detect(clip), "120x80", "96x64");
    fails(train(clip), "120x80", "96x64");
  }

  @Test
  void singleFrameToTrainOn() {
    fails(train(TestFrames.writeNormal(folder.resolve("one"), 1)), "frame");
  }

  @Test
  void singleFrameToDetectInIsTooShortForAScore() {
    Run run = detect(TestFrames.writeNormal(folder.resolve("one"), 1));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("one", "frame");
  }

  /** Nothing is trained for an evaluation that is not possible. */
  @ParameterizedTest
  @ValueSource(strings = {"accuracy", "reproduce"})
  void testClipWithoutLabels(String command) throws IOException {
    TestFrames.writeNormal(folder.resolve("data/train/m"), 40);
    TestFrames.writeNormal(folder.resolve("data/train/n"), 40);
    TestFrames.writeNormal(folder.resolve("data/test/a"), 40);
    TestFrames.writeNormal(folder.resolve("data/test/b"), 40);
    Files.writeString(folder.resolve("data/labels.csv"), "clip,first,last\na,5,9\n");
    List<Object> line = new ArrayList<>(List.of(command, "--data", folder.resolve("data")));
    if (command.equals("reproduce")) {
      line.addAll(List.of("--quick", "--report", folder.resolve("report")));
    }

    Run run = Run.vad(line.toArray());

    fails(run, "b has no labels");
    assertThat(run.err()).doesNotContain("seed 1", "training");
  }

  @Test
  void folderOfDataSetsThatIsNotThere() {
    assertThatThrownBy(() -> InputResolver.openDatasets(folder.resolve("nowhere")))
        .hasMessageContaining("nowhere is no folder");
  }

  @Test
  void missingModel() {
    fails(Run.vad("detect", "--model", folder.resolve("no.vad"), normalFrames), "no.vad");
  }

  @Test
  void corruptModel() throws IOException {
    byte[] bytes = Files.readAllBytes(model);
    for (int i = bytes.length / 3; i < bytes.length / 3 + 50; i++) {
      bytes[i] ^= 0x55;
    }
    Path corrupt = Files.write(folder.resolve("corrupt.vad"), bytes);

    fails(Run.vad("detect", "--model", corrupt, normalFrames), "corrupt.vad");
  }

  @Test
  void truncatedModel() throws IOException {
    byte[] bytes = Files.readAllBytes(model);
    Path cut = Files.write(folder.resolve("cut.vad"), Arrays.copyOf(bytes, bytes.length / 2));

    fails(Run.vad("model", "info", cut), "cut.vad");
  }

  @Test
  void textNamedLikeAModel() throws IOException {
    Path text = Files.writeString(folder.resolve("text.vad"), "no model", StandardCharsets.UTF_8);

    fails(Run.vad("model", "info", text), "text.vad");
  }

  @Test
  void modelWithAScorerThatIsNotThere() {
    Path other = folder.resolve("plugin.vad");
    PluginScorer.whilePresent(
        () -> {
          try (FrameSource source = FrameSource.open(normalFrames);
              Detector detector = Detector.builder().scorer(PluginScorer.NAME).fit(source)) {
            detector.save(other);
          }
        });

    fails(
        Run.vad("detect", "--model", other, normalFrames),
        PluginScorer.NAME,
        "found: appearance",
        "mog2");
  }

  @Test
  void unknownScorer() {
    Run run = Run.vad("train", "--data", normalFrames, "--model", target(), "--scorer", "magic");

    fails(run, "magic", "frame-difference", "optical-flow");
  }

  @Test
  void unknownOptionOfAScorer() {
    Run run =
        Run.vad("train", "--data", normalFrames, "--model", target(), "--scorer", "mog2:magic=1");

    fails(run, "magic", "mog2");
  }

  @Test
  void settingOutOfRange() {
    Run run =
        Run.vad("train", "--data", normalFrames, "--model", target(), "--false-alarm-rate", "3");

    fails(run, "false-alarm rate", "0.5");
  }

  @Test
  void epochsForAScorerThatIsNotTrained() {
    Run run =
        Run.vad(
            "train",
            "--data",
            normalFrames,
            "--model",
            target(),
            "--scorer",
            "mog2",
            "--epochs",
            "3");

    fails(run, "--epochs");
  }

  @Test
  void modelToBeWrittenWhereAFileIsInTheWay() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Run run = Run.vad("train", "--data", normalFrames, "--model", file.resolve("m.vad"));

    fails(run, "file", "--model");
  }

  @Test
  void modelToBeWrittenOverAFolder() {
    fails(Run.vad("train", "--data", normalFrames, "--model", folder), "is a folder", "--model");
  }

  @Test
  void overlayToBeWrittenWhereAFileIsInTheWay() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Run run =
        Run.vad("detect", "--model", model, "--overlay", file.resolve("out.mp4"), normalFrames);

    fails(run, "file", "--overlay");
  }

  @Test
  void videoOfAnotherSizeThanTheModels() throws IOException {
    Path clip = Files.createDirectory(folder.resolve("tall"));
    for (int i = 0; i < 3; i++) {
      ImageIO.write(
          TestFrames.createImage(64, 96, i, 4, new Random(i)),
          "png",
          clip.resolve(i + ".png").toFile());
    }

    fails(detect(clip), "64x96", "96x64");
  }

  @Test
  void goingOnWithATrainingThatIsNowhere() {
    fails(
        Run.vad("train", "--data", normalFrames, "--model", target(), "--resume"),
        "--resume",
        "--checkpoints");
  }

  @Test
  void statesOfAnEarlierTrainingThatIsNotToGoOn() throws IOException {
    Path states = Files.createDirectory(folder.resolve("states"));
    Files.createFile(states.resolve("something"));

    fails(
        Run.vad("train", "--data", normalFrames, "--model", target(), "--checkpoints", states),
        "is not empty",
        "--resume");
  }

  private Path target() {
    return folder.resolve("model.vad");
  }

  private Run train(Path data) {
    return Run.vad("train", "--data", data, "--model", target(), "--scorer", "frame-difference");
  }

  private static Run detect(Path input) {
    return Run.vad("detect", "--model", model, input);
  }

  private void fails(Run run, String... fragments) {
    assertThat(run.err()).startsWith("vad: ").contains(fragments);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).doesNotContain("Unexpected", "\tat ");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(target()).doesNotExist();
  }
}
