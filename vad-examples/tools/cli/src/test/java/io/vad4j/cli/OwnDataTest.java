package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.core.dataset.Datasets;
import io.vad4j.core.dataset.GroundTruth;
import io.vad4j.core.simulation.SyntheticAnomaly;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.core.simulation.SyntheticVideo;
import io.vad4j.video.VideoWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever lays out own videos as {@code docs/guides/datasets.md} shows can train and evaluate. */
class OwnDataTest {
  private static final Path PAGE = Path.of("..", "..", "..", "docs", "guides", "datasets.md");
  private static final Pattern FILE =
      Pattern.compile("`([^`\n]+)`:\n\n```\\w+\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  private static final SyntheticScene SCENE =
      SyntheticScene.builder()
          .seed(3)
          .size(160, 120)
          .anomalies(SyntheticAnomaly.CYCLIST, SyntheticAnomaly.CART)
          .build();

  @TempDir private Path folder;

  @Test
  void theExampleOfThePageIsTrainedAndEvaluated() throws IOException {
    String section = Files.readString(PAGE).split("\n## Your own data\n")[1].split("\n## ")[0];
    writeClips(folder.resolve("entrance"));
    Matcher file = FILE.matcher(section);
    while (file.find()) {
      Path path = folder.resolve(file.group(1));
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.group(2));
    }

    Matcher commands = COMMANDS.matcher(section);
    assertThat(commands.find()).isTrue();
    for (String command : commands.group(1).strip().split("\n")) {
      Run run = Run.vad(arguments(command));
      assertThat(run.exitCode()).as(command + run.err()).isZero();
    }

    assertThat(folder.resolve("report/report.html")).content().contains("Entrance, north camera");
    Run run =
        Run.vad(
            "evaluate",
            "--data",
            folder.resolve("entrance"),
            "--model",
            folder.resolve("entrance.vad"),
            "--json",
            "-");
    Map<String, Object> metrics = JSON.std.mapFrom(run.out());
    assertThat(metrics)
        .containsEntry("dataset", "Entrance, north camera")
        .containsEntry("clips", 3)
        .containsEntry("abnormalFrames", 60)
        .containsKeys("pixels", "regions", "events");
  }

  @Test
  void masksOfAVideoAreNumberedAsItsFrames() throws IOException {
    Path entrance = folder.resolve("masked");
    SyntheticVideo clip = SCENE.testClip(3, 60);
    Files.createDirectories(entrance.resolve("test"));
    writeVideo(clip, entrance.resolve("test/wednesday.mp4"));
    UcsdFixture.masks(clip, entrance.resolve("masks/wednesday"), 0);
    Files.writeString(entrance.resolve("labels.csv"), "clip,first,last\nwednesday,30,44\n");

    GroundTruth truth = Datasets.open(entrance).test().get(0).groundTruth().orElseThrow();

    assertThat(truth.mask(40)).hasValue(clip.mask(40));
    Files.copy(
        entrance.resolve("masks/wednesday/000.png"), entrance.resolve("masks/wednesday/060.png"));
    assertThatThrownBy(() -> Datasets.open(entrance).test().get(0).groundTruth())
        .hasMessageContainingAll("frame 60", "frame 59");
  }

  /** The arguments with the files in the test's folder, and with a scorer that learns quickly. */
  private Object[] arguments(String command) {
    List<Object> arguments = new ArrayList<>();
    for (String argument : command.split(" ")) {
      boolean file = argument.startsWith("entrance") || argument.equals("report");
      arguments.add(file ? folder.resolve(argument) : argument);
    }
    arguments.remove(0);
    if (arguments.get(0).equals("train")) {
      arguments.addAll(List.of("--scorer", "frame-difference", "--events-per-hour", 1000));
    }
    return arguments.toArray();
  }

  private static void writeClips(Path entrance) throws IOException {
    Files.createDirectories(entrance.resolve("train"));
    Files.createDirectories(entrance.resolve("test"));
    writeVideo(SCENE.normalClip(1, 150), entrance.resolve("train/monday.mp4"));
    UcsdFixture.frames(SCENE.normalClip(2, 150), entrance.resolve("train/tuesday"), 0);
    writeVideo(SCENE.testClip(3, 90), entrance.resolve("test/wednesday.mp4"));
    SyntheticVideo thursday = SCENE.testClip(4, 90);
    UcsdFixture.frames(thursday, entrance.resolve("test/thursday"), 0);
    UcsdFixture.masks(thursday, entrance.resolve("masks/thursday"), 0);
    writeVideo(SCENE.normalClip(5, 60), entrance.resolve("test/friday.mp4"));
  }

  private static void writeVideo(SyntheticVideo clip, Path file) {
    try (VideoWriter writer = VideoWriter.open(file, 12.5)) {
      for (int i = 0; i < clip.frameCount(); i++) {
        writer.write(clip.frame(i));
      }
    }
  }
}
