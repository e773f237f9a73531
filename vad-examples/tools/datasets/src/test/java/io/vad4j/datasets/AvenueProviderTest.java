package io.vad4j.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.FrameSourceException;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.Datasets;
import io.vad4j.core.dataset.GroundTruth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

class AvenueProviderTest {
  private static final int WIDTH = 8;
  private static final int HEIGHT = 6;

  @TempDir Path folder;
  private Path masks;

  @BeforeEach
  void writeASmallSet() throws IOException {
    masks = Files.createDirectories(folder.resolve("ground_truth_demo/testing_label_mask"));
    Files.createDirectories(folder.resolve("training_videos"));
    Files.createDirectories(folder.resolve("testing_videos"));
    Files.writeString(folder.resolve("training_videos/01.avi"), "opened later");
    Files.writeString(folder.resolve("testing_videos/01.avi"), "opened later");
    Files.writeString(folder.resolve("testing_videos/02.avi"), "opened later");
    Files.writeString(folder.resolve("testing_videos/._02.avi"), "stray");
    writeMask("1_label.mat", 4, 2);
    writeMask("2_label.mat", 3, 0);
  }

  /** A clip whose frame of that number has one abnormal pixel, at column 5, row 2. */
  private void writeMask(String name, int frames, int abnormal) throws IOException {
    Cell volume = Mat5.newCell(1, frames);
    for (int frame = 0; frame < frames; frame++) {
      Matrix mask = Mat5.newMatrix(HEIGHT, WIDTH);
      if (frame == abnormal) {
        mask.setDouble(2, 5, 1);
      }
      volume.set(frame, mask);
    }
    try (MatFile file = Mat5.newMatFile().addArray("volLabel", volume)) {
      Mat5.writeToFile(file, masks.resolve(name).toFile());
    }
  }

  private GroundTruth labels(int clip) {
    return Datasets.open(folder).test().get(clip).groundTruth().orElseThrow();
  }

  @Test
  void findsTheClipsOfBothSplitsAndSkipsStrayFiles() {
    Dataset dataset = Datasets.open(folder);

    assertThat(dataset.name()).isEqualTo("CUHK Avenue, 2 of 21 test clips");
    assertThat(dataset.train()).extracting(DatasetClip::name).containsExactly("01");
    assertThat(dataset.test()).extracting(DatasetClip::name).containsExactly("01", "02");
  }

  @Test
  void aFrameIsAbnormalWhenItsMaskHasAPixel() {
    assertThat(labels(0).frameLabels()).containsExactly(false, false, true, false);
    assertThat(labels(1).frameLabels()).containsExactly(true, false, false);
  }

  @Test
  void columnsOfTheMatrixAreColumnsOfTheFrame() {
    assertThat(labels(0).mask(2).orElseThrow().contains(5, 2)).isTrue();
    assertThat(labels(0).mask(2).orElseThrow().count()).isEqualTo(1);
  }

  @Test
  void findsMasksThatLieBesideTheVideos() throws IOException {
    Path videos = Files.createDirectories(folder.resolve("Avenue Dataset"));
    Files.move(folder.resolve("training_videos"), videos.resolve("training_videos"));
    Files.move(folder.resolve("testing_videos"), videos.resolve("testing_videos"));

    assertThat(Datasets.open(videos).test()).hasSize(2);
  }

  @Test
  void namesTheMasksThatAreMissing() throws IOException {
    Files.delete(masks.resolve("2_label.mat"));

    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("2_label.mat");
  }

  @Test
  void namesTheMasksThatAreDamaged() throws IOException {
    Files.writeString(masks.resolve("1_label.mat"), "no matrix");

    assertThatThrownBy(() -> labels(0))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("1_label.mat");
  }

  @Test
  void namesTheVersionOfMatlabThatIsNotRead() throws IOException {
    Path file = folder.resolve("new.mat");
    String header = "MATLAB 7.3 MAT-file, Platform: GLNXA64 HDF5 schema 1.00 .";
    Files.write(
        file,
        (header + " ".repeat(512 - header.length()) + "\u0089HDF\r\n\u001a\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> AvenueMaskReader.read(file))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContainingAll("new.mat", "7.3", "-v7");
  }
}
