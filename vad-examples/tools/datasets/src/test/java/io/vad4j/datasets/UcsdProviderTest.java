package io.vad4j.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.Datasets;
import io.vad4j.core.dataset.GroundTruth;
import io.vad4j.core.image.ImageFiles;
import io.vad4j.core.image.PixelMask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UcsdProviderTest {
  @TempDir Path parent;
  private Path folder;
  private Path test;

  @BeforeEach
  void writeASmallSet() {
    folder = parent.resolve("UCSDped2");
    test = folder.resolve("Test");
    Fixture.frames(folder.resolve("Train/Train001"), "%03d.tif", 1, 3);
    Fixture.frames(folder.resolve("Train/Train002"), "%03d.tif", 1, 4);
    Fixture.frames(test.resolve("Test001"), "%03d.tif", 1, 6);
    Fixture.masks(test.resolve("Test001_gt"), "%03d.bmp", 1, 6, 3, 5);
    Fixture.frames(test.resolve("Test002"), "%03d.jpg", 1, 5);
    Fixture.masks(test.resolve("Test002_gt"), "frame%03d.png", 1, 5, 1, 1);
    ranges(
        "TestVideoFile = {};",
        "TestVideoFile{end+1}.gt_frame = [3:5];",
        "TestVideoFile{end+1}.gt_frame = [1:1];");
  }

  @Test
  void findsTheClipsOfBothSplits() {
    Dataset dataset = Datasets.open(folder);
    assertThat(dataset.name()).isEqualTo("UCSD Ped2");
    assertThat(dataset.train())
        .extracting(DatasetClip::name)
        .containsExactly("Train001", "Train002");
    assertThat(dataset.test()).extracting(DatasetClip::name).containsExactly("Test001", "Test002");
    assertThat(Fixture.brightness(dataset.train().get(0))).containsExactly(1, 2, 3);
  }

  @Test
  void readsTenFramesASecond() {
    try (FrameSource source = Datasets.open(folder).train().get(0).open()) {
      assertThat(source.info().frameRate()).hasValue(10);
    }
  }

  @Test
  void countsRangesFromOneAndIncludesBothEnds() {
    assertThat(labels(0).frameLabels()).containsExactly(false, false, true, true, true, false);
    assertThat(labels(1).frameLabels()).containsExactly(true, false, false, false, false);
  }

  @Test
  void readsMasksWhateverTheirNames() {
    for (int clip = 0; clip < 2; clip++) {
      GroundTruth labels = labels(clip);
      for (int i = 0; i < labels.frameCount(); i++) {
        PixelMask mask = labels.mask(i).orElseThrow();
        assertThat(mask.count()).isEqualTo(labels.isAbnormal(i) ? 4 : 0);
        assertThat(mask.contains(4, 5)).isEqualTo(labels.isAbnormal(i));
      }
    }
  }

  @Test
  void readsSeveralRangesSpacesAndComments() {
    ranges(
        "% TestVideoFile{end+1}.gt_frame = [9:9];",
        "TestVideoFile = {};",
        "TestVideoFile{end+1}.gt_frame = [ 1 : 2, 5:6 ]; % two runs",
        "TestVideoFile{ end + 1 }.gt_frame=[2 4];");
    assertThat(labels(0).frameLabels()).containsExactly(true, true, false, false, true, true);
    assertThat(labels(1).frameLabels()).containsExactly(false, true, false, true, false);
  }

  @Test
  void readsAClipWithoutAbnormalFrames() {
    ranges("TestVideoFile{end+1}.gt_frame = [];", "TestVideoFile{end+1}.gt_frame = 2:3;");
    assertThat(labels(0).abnormalCount()).isZero();
    assertThat(labels(1).abnormalCount()).isEqualTo(2);
  }

  @Test
  void takesLabelsFromMasksWhereThereAreNoRanges() throws IOException {
    Files.delete(test.resolve("UCSDped2.m"));
    assertThat(labels(0).frameLabels()).containsExactly(false, false, true, true, true, false);
    assertThat(labels(1).frameLabels()).containsExactly(true, false, false, false, false);
  }

  @Test
  void hasLabelsWithoutMasksForClipsThatHaveNone() throws IOException {
    delete(test.resolve("Test002_gt"));
    assertThat(labels(1).abnormalCount()).isEqualTo(1);
    assertThat(labels(1).mask(0)).isEmpty();
    assertThat(labels(0).mask(0)).isPresent();
  }

  @Test
  void skipsStrayFiles() throws IOException {
    Files.writeString(folder.resolve("Train/.DS_Store"), "stray");
    Files.writeString(folder.resolve("Train/Train001/._001.tif"), "stray");
    Files.writeString(test.resolve("Test001/.DS_Store"), "stray");
    Files.writeString(test.resolve("Test001_gt/Thumbs.db"), "stray");
    Files.writeString(test.resolve("._UCSDped2.m"), "stray");
    Dataset dataset = Datasets.open(folder);
    assertThat(Fixture.brightness(dataset.train().get(0))).hasSize(3);
    assertThat(labels(0).mask(5)).isPresent();
  }

  @Test
  void alignsLabelsWhereAFrameIsMissing() throws IOException {
    Files.delete(test.resolve("Test001/002.tif"));
    assertThat(labels(0).frameLabels()).containsExactly(false, true, true, true, false);
    assertThat(labels(0).mask(1).orElseThrow().isEmpty()).isFalse();
    assertThat(labels(0).mask(4).orElseThrow().isEmpty()).isTrue();
  }

  @Test
  void opensTheOnlySetOfAParentFolder() {
    assertThat(Datasets.open(parent).name()).isEqualTo("UCSD Ped2");
  }

  @Test
  void asksToChooseWhereAParentFolderHoldsBothSets() {
    Fixture.frames(parent.resolve("UCSDped1/Train/Train001"), "%03d.tif", 1, 2);
    assertThatThrownBy(() -> Datasets.open(parent))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("choose one")
        .hasMessageContaining("UCSDped1")
        .hasMessageContaining("UCSDped2");
  }

  @Test
  void namesTheFileWhoseRangeGoesBeyondTheClip() {
    ranges("TestVideoFile{end+1}.gt_frame = [3:9];", "TestVideoFile{end+1}.gt_frame = [1:1];");
    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("UCSDped2.m")
        .hasMessageContaining("3 to 9")
        .hasMessageContaining("Test001");
  }

  @Test
  void namesTheFileWhoseRangeIsNone() {
    ranges("TestVideoFile{end+1}.gt_frame = [5:3];", "TestVideoFile{end+1}.gt_frame = [1:1];");
    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("UCSDped2.m")
        .hasMessageContaining("clip 1")
        .hasMessageContaining("5:3");
  }

  @Test
  void namesTheFileThatListsNoClips() {
    ranges("nothing of use");
    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("UCSDped2.m");
  }

  @Test
  void namesTheTestClipThatIsMissing() throws IOException {
    delete(test.resolve("Test002"));
    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("Test002 is missing");
  }

  @Test
  void namesTheTrainingClipThatIsMissing() throws IOException {
    delete(folder.resolve("Train/Train001"));
    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("Train001 is missing");
  }

  @Test
  void namesTheTestClipThatIsNotListed() {
    Fixture.frames(test.resolve("Test003"), "%03d.tif", 1, 2);
    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("Test003 is not listed");
  }

  @Test
  void namesTheClipThatIsEmpty() throws IOException {
    delete(test.resolve("Test002"));
    Files.createDirectory(test.resolve("Test002"));
    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("Test002 holds no images");
  }

  @Test
  void namesTheMaskThatBelongsToNoFrame() {
    Fixture.masks(test.resolve("Test001_gt"), "%03d.bmp", 7, 1, 0, 0);
    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("007.bmp belongs to no frame");
  }

  @Test
  void namesTheMaskThatIsDamaged() throws IOException {
    Files.writeString(test.resolve("Test001_gt/002.bmp"), "damaged");
    GroundTruth labels = labels(0);
    assertThatThrownBy(() -> labels.mask(1))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("002.bmp");
  }

  private GroundTruth labels(int clip) {
    return Datasets.open(folder).test().get(clip).groundTruth().orElseThrow();
  }

  private void ranges(String... lines) {
    Fixture.text(test.resolve("UCSDped2.m"), lines);
  }

  private static void delete(Path clip) throws IOException {
    for (Path file : ImageFiles.list(clip)) {
      Files.delete(file);
    }
    Files.delete(clip);
  }
}
