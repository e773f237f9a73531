package io.vad4j.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.FrameSourceException;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.Datasets;
import io.vad4j.core.dataset.GroundTruth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShanghaiTechProviderTest {
  @TempDir Path folder;
  private Path testing;

  @BeforeEach
  void writeASmallSet() {
    testing = folder.resolve("testing");
    Fixture.text(folder.resolve("training/videos/01_001.avi"), "opened later");
    Fixture.frames(testing.resolve("frames/01_0014"), "%03d.png", 0, 4);
    Fixture.frames(testing.resolve("frames/02_0128"), "%03d.png", 0, 3);
    Fixture.npy(testing.resolve("test_frame_mask/01_0014.npy"), "(4,)", 0, 1, 1, 0);
    Fixture.npy(testing.resolve("test_frame_mask/02_0128.npy"), "(3,)", 0, 0, 0);
    int[] pixels = new int[4 * Fixture.WIDTH * Fixture.HEIGHT];
    pixels[Fixture.WIDTH * Fixture.HEIGHT + 2 * Fixture.WIDTH + 5] = 1;
    Fixture.npy(testing.resolve("test_pixel_mask/01_0014.npy"), "(4, 12, 16)", pixels);
  }

  @Test
  void findsTheClipsOfBothSplits() {
    Dataset dataset = Datasets.open(folder);
    assertThat(dataset.name()).isEqualTo("ShanghaiTech Campus");
    assertThat(dataset.train()).extracting(DatasetClip::name).containsExactly("01_001");
    assertThat(dataset.test()).extracting(DatasetClip::name).containsExactly("01_0014", "02_0128");
    assertThat(Fixture.brightness(dataset.test().get(0))).containsExactly(0, 1, 2, 3);
  }

  @Test
  void readsFrameLabels() {
    assertThat(labels(0).frameLabels()).containsExactly(false, true, true, false);
    assertThat(labels(1).abnormalCount()).isZero();
  }

  @Test
  void readsPixelLabelsWhereThereAreSome() {
    assertThat(labels(0).mask(0).orElseThrow().isEmpty()).isTrue();
    assertThat(labels(0).mask(1).orElseThrow().contains(5, 2)).isTrue();
    assertThat(labels(0).mask(1).orElseThrow().count()).isEqualTo(1);
    assertThat(labels(1).mask(0)).isEmpty();
  }

  @Test
  void takesExtractedFramesWhereTheVideosAreGone() throws IOException {
    Files.delete(folder.resolve("training/videos/01_001.avi"));
    Fixture.frames(folder.resolve("training/frames/01_001"), "%03d.png", 0, 2);
    assertThat(Fixture.brightness(Datasets.open(folder).train().get(0))).containsExactly(0, 1);
  }

  @Test
  void alignsLabelsWhereAFrameIsMissing() throws IOException {
    Files.delete(testing.resolve("frames/01_0014/000.png"));
    assertThat(labels(0).frameLabels()).containsExactly(true, true, false);
    assertThat(labels(0).mask(0).orElseThrow().count()).isEqualTo(1);
  }

  @Test
  void skipsStrayFiles() throws IOException {
    Files.writeString(testing.resolve("frames/01_0014/._000.png"), "stray");
    Files.writeString(testing.resolve("test_frame_mask/._01_0014.npy"), "stray");
    Files.writeString(folder.resolve("training/videos/.DS_Store"), "stray");
    assertThat(labels(0).frameCount()).isEqualTo(4);
    assertThat(Datasets.open(folder).train()).hasSize(1);
  }

  @Test
  void namesTheFileThatHasTooFewLabels() {
    Fixture.npy(testing.resolve("test_frame_mask/01_0014.npy"), "(2,)", 0, 1);
    assertThatThrownBy(() -> labels(0))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("01_0014.npy")
        .hasMessageContaining("2 frames");
  }

  @Test
  void namesTheClipThatIsMissing() {
    Fixture.npy(testing.resolve("test_frame_mask/03_0001.npy"), "(1,)", 0);
    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("03_0001 is missing");
  }

  @Test
  void namesTheLabelsThatAreMissing() throws IOException {
    Files.delete(testing.resolve("test_frame_mask/02_0128.npy"));
    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("02_0128.npy is missing");
  }

  @Test
  void namesThePixelLabelsThatAreNone() {
    Fixture.npy(testing.resolve("test_pixel_mask/01_0014.npy"), "(4,)", 0, 0, 0, 0);
    assertThatThrownBy(() -> labels(0))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("01_0014.npy");
  }

  @Test
  void namesTheFolderWithoutTrainingVideos() throws IOException {
    Files.delete(folder.resolve("training/videos/01_001.avi"));
    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("training")
        .hasMessageContaining("holds no videos");
  }

  private GroundTruth labels(int clip) {
    return Datasets.open(folder).test().get(clip).groundTruth().orElseThrow();
  }
}
