package io.vad4j.core.dataset.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.Datasets;
import io.vad4j.core.dataset.Fixture;
import io.vad4j.core.dataset.GroundTruth;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderProviderTest {
  @TempDir Path parent;
  private Path folder;

  @BeforeEach
  void writeASmallSet() {
    folder = parent.resolve("entrance");
    Fixture.frames(folder.resolve("train/monday"), "%d.png", 8, 4);
    Fixture.frames(folder.resolve("test/thursday"), "%04d.png", 0, 6);
    Fixture.frames(folder.resolve("test/friday"), "%04d.png", 0, 3);
    labels("clip,first,last", "# the gate was open", "thursday,1,2", "thursday,5,5", "friday,,");
  }

  @Test
  void findsTheClipsOfBothSplits() {
    Dataset dataset = Datasets.open(folder);
    assertThat(dataset.name()).isEqualTo("entrance");
    assertThat(dataset.train()).extracting(DatasetClip::name).containsExactly("monday");
    assertThat(dataset.test()).extracting(DatasetClip::name).containsExactly("friday", "thursday");
    assertThat(Fixture.brightness(dataset.train().get(0))).containsExactly(8, 9, 10, 11);
  }

  @Test
  void countsFramesFromZeroAndIncludesBothEnds() {
    assertThat(labels(1).frameLabels()).containsExactly(false, true, true, false, false, true);
  }

  @Test
  void takesAClipListedWithoutFramesAsNormal() {
    assertThat(labels(0).abnormalCount()).isZero();
    assertThat(labels(0).frameCount()).isEqualTo(3);
  }

  @Test
  void hasNoLabelsForAClipThatIsNotListed() {
    labels("clip,first,last", "thursday,1,2");
    assertThat(Datasets.open(folder).test().get(0).groundTruth()).isEmpty();
  }

  @Test
  void readsExistingMasks() {
    Fixture.masks(folder.resolve("masks/thursday"), "%04d.png", 0, 6, 1, 2);
    assertThat(labels(1).mask(0).orElseThrow().isEmpty()).isTrue();
    assertThat(labels(1).mask(1).orElseThrow().count()).isEqualTo(4);
    assertThat(labels(0).mask(0)).isEmpty();
  }

  @Test
  void namesTheMaskWhoseSizeIsNotThatOfTheFrames() {
    Fixture.masks(folder.resolve("masks/thursday"), "%04d.png", 0, 6, 1, 2);
    BufferedImage small = new BufferedImage(8, 6, BufferedImage.TYPE_BYTE_GRAY);
    Fixture.image(folder.resolve("masks/thursday/0002.png"), small);
    GroundTruth labels = labels(1);

    assertThat(labels.mask(1)).isPresent();
    assertThatThrownBy(() -> labels.mask(2))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContainingAll("0002.png", "8x6", "16x12");
  }

  @Test
  void readsTheTracksOfTheClipsInTheirFolder() {
    Fixture.text(folder.resolve("tracks/thursday_gt.txt"), "0002.jpg 0 1 1 2 2");
    Fixture.text(folder.resolve("tracks/readme.txt"), "made up");

    assertThat(labels(1).tracks().orElseThrow().regions(1, 4, 4)).hasSize(1);
    assertThat(labels(0).tracks().orElseThrow().regions(1, 4, 4)).isEmpty();
  }

  @Test
  void labelsAClipThatIsNotListedByItsTracks() {
    labels("clip,first,last", "friday,,");
    Fixture.text(folder.resolve("tracks/thursday.txt"), "0,3,0,0,1,1", "0,4,0,0,1,1");

    assertThat(labels(1).frameLabels()).containsExactly(false, false, false, true, true, false);
  }

  @Test
  void namesTracksBeyondTheClip() {
    Fixture.text(folder.resolve("tracks/thursday.txt"), "0,6,0,0,1,1");

    assertThatThrownBy(() -> labels(1))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContainingAll("thursday.txt", "frame 6", "6 frames");
  }

  @Test
  void takesNameAndFrameRateFromProperties() {
    Fixture.text(folder.resolve("dataset.properties"), "name=North gate", "frame-rate=12.5");
    Dataset dataset = Datasets.open(folder);
    assertThat(dataset.name()).isEqualTo("North gate");
    try (FrameSource source = dataset.train().get(0).open()) {
      assertThat(source.info().frameRate()).hasValue(12.5);
    }
  }

  @Test
  void takesVideoFilesAsClips() {
    Fixture.text(folder.resolve("train/tuesday.mp4"), "opened later");
    Fixture.text(folder.resolve("train/wednesday.h264"), "opened later");
    Fixture.text(folder.resolve("train/zoo.M2TS"), "opened later");
    Fixture.text(folder.resolve("train/notes.txt"), "stray");
    assertThat(Datasets.open(folder).train())
        .extracting(DatasetClip::name)
        .containsExactly("monday", "tuesday", "wednesday", "zoo");
  }

  @Test
  void findsLabelsByAClipsNameWithItsExtension() {
    Fixture.text(folder.resolve("test/sunday.mp4"), "opened later");
    labels("clip,first,last", "sunday.mp4,1,2", "thursday,,", "friday,,");
    assertThat(Datasets.open(folder).test())
        .extracting(DatasetClip::name)
        .containsExactly("friday", "sunday", "thursday");
  }

  @Test
  void readsLabelsAsOtherProgramsWriteThem() {
    for (String separator : new String[] {",", ";", "\t"}) {
      labels(
          "\uFEFF\"Video\",\"first_frame\",\"last_frame\"".replace(",", separator),
          "\"thursday\",\"1.0\",\"2.0\"".replace(",", separator),
          "friday,,".replace(",", separator));
      assertThat(labels(1).frameLabels()).startsWith(false, true, true, false);
    }
  }

  @Test
  void refusesAHeaderThatDoesNotSayWhetherTheEndIsAbnormal() {
    labels("video,start,end", "thursday,1,2");
    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContainingAll("clip,first,last", "start", "commas");
  }

  @Test
  void namesBothClipsOfOneName() {
    Fixture.text(folder.resolve("test/thursday.mkv"), "opened later");
    labels("clip,first,last", "thursday,1,2", "friday,,");
    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContainingAll("thursday.mkv", "thursday", "two clips");
  }

  @Test
  void needsNoTrainingClipsToBeEvaluatedOn() throws IOException {
    Path only = parent.resolve("only");
    Fixture.frames(only.resolve("test/friday"), "%04d.png", 0, 3);
    Fixture.text(only.resolve("labels.csv"), "clip,first,last", "friday,0,0");
    assertThat(Datasets.open(only).train()).isEmpty();
    assertThat(Datasets.open(only).test()).hasSize(1);
  }

  @Test
  void namesTheClipThatIsListedButMissing() {
    labels("clip,first,last", "thursday,1,2", "friday,,", "sunday,3,4");
    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("labels.csv")
        .hasMessageContaining("'sunday'");
  }

  @Test
  void namesTheFileWhoseRunGoesBeyondTheClip() {
    labels("clip,first,last", "thursday,1,6", "friday,,");
    assertThatThrownBy(() -> labels(1))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("labels.csv")
        .hasMessageContaining("1 to 6")
        .hasMessageContaining("6 frames");
  }

  @Test
  void namesTheInvalidLine() {
    for (String line : new String[] {"thursday,1", "thursday,a,b", "thursday,3,1", "thursday,1,"}) {
      labels("clip,first,last", "friday,,", line);
      assertThatThrownBy(() -> Datasets.open(folder))
          .isInstanceOf(FrameSourceException.class)
          .hasMessageContaining("Line 3")
          .hasMessageContaining("labels.csv");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"thursday,,|thursday,1,2", "thursday,1,2|thursday,,"})
  void namesTheLinesThatContradictEachOther(String lines) {
    labels(("clip,first,last|friday,,|" + lines).split("\\|"));

    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContainingAll("labels.csv", "'thursday'", "line 3", "line 4");
  }

  @Test
  void takesRunsThatOverlapAndLinesThatAreRepeated() {
    labels(
        "clip,first,last", "thursday,1,3", "thursday,2,4", "thursday,2,4", "friday,,", "friday,,");

    assertThat(labels(1).frameLabels()).containsExactly(false, true, true, true, true, false);
    assertThat(labels(0).abnormalCount()).isZero();
  }

  @Test
  void requiresTheHeader() {
    labels("thursday,1,2");
    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("header clip,first,last");
  }

  @Test
  void namesASplitWithoutClips() throws IOException {
    Files.createDirectories(parent.resolve("empty/train"));
    Files.createDirectories(parent.resolve("empty/test"));
    assertThatThrownBy(() -> Datasets.open(parent.resolve("empty")))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("holds no clips");
  }

  @Test
  void refusesAnInvalidFrameRate() {
    Fixture.text(folder.resolve("dataset.properties"), "frame-rate=fast");
    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("dataset.properties")
        .hasMessageContaining("'fast'");
  }

  private GroundTruth labels(int clip) {
    return Datasets.open(folder).test().get(clip).groundTruth().orElseThrow();
  }

  private void labels(String... lines) {
    Fixture.text(folder.resolve("labels.csv"), lines);
  }
}
