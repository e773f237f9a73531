package io.vad4j.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.cli.Run;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One clip of six frames of 16 x 8 pixels; frames 2 and 3 have a box of a track. */
class EvaluateBoxesTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeTheSet() throws IOException {
    Path clip = Files.createDirectories(folder.resolve("set/test/thursday"));
    for (int frame = 0; frame < 6; frame++) {
      BufferedImage image = new BufferedImage(16, 8, BufferedImage.TYPE_BYTE_GRAY);
      ImageIO.write(image, "png", clip.resolve("000" + frame + ".png").toFile());
    }
    Files.createDirectories(folder.resolve("boxes"));
    Files.createDirectories(folder.resolve("set/tracks"));
    Files.writeString(folder.resolve("set/labels.csv"), "clip,first,last\nthursday,2,3\n");
    Files.writeString(folder.resolve("set/tracks/thursday.txt"), "0,2,4,2,7,5\n0,3,5,2,8,5\n");
  }

  private Run run() {
    return Run.vad(
        "evaluate-scores", folder.resolve("boxes"), "--data", folder.resolve("set"), "--json", "-");
  }

  @Test
  void boxesOnTheTracksDetectThem() throws IOException {
    // A false box of the highest score in one of six frames, then both regions.
    Files.writeString(
        folder.resolve("boxes/thursday.txt"), "0,0,0,3,3,9\n2,4,2,7,5,3\n3,5,2,8,5,2\n");

    Run run = run();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("\"rbdc\" : 0.8333333333333334", "\"tbdc\" : 0.8333333333333334")
        .contains("\"derivedTracks\" : false", "\"scoredBoxes\" : true");
  }

  @Test
  void aMissingFileIsNamed() {
    Run run = run();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("thursday.txt", "missing");
  }
}
