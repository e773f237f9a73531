package io.vad4j.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.FrameSourceException;
import io.vad4j.core.evaluation.region.GroundTruthRegion;
import io.vad4j.core.image.PixelMask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroundTruthTracksTest {
  @TempDir private Path folder;

  private GroundTruthTracks read(String text) throws IOException {
    return GroundTruthTracks.read(Files.writeString(folder.resolve("Test001_gt.txt"), text));
  }

  @Test
  void cornersCountFramesFromZeroAndIncludeTheLastPixels() throws IOException {
    GroundTruthTracks tracks = read("0,1,4,2,7,5\n1,1,0,0,1,1\n0,2,5,2,8,5\n");

    assertThat(tracks.regions(1, 16, 8))
        .containsExactly(
            new GroundTruthRegion("0", PixelMask.rectangle(16, 8, 4, 2, 4, 4)),
            new GroundTruthRegion("1", PixelMask.rectangle(16, 8, 0, 0, 2, 2)));
    assertThat(tracks.regions(0, 16, 8)).isEmpty();
    assertThat(tracks.frameLabels(4)).containsExactly(false, true, true, false);
  }

  @Test
  void centresCountImagesFromOneAndAreRoundedOutwards() throws IOException {
    GroundTruthTracks tracks = read("002.jpg 0 6 4 4 4\nTest/frame_00003.png 0 6.25 4 3 3.5\n");

    assertThat(tracks.regions(1, 16, 8))
        .containsExactly(new GroundTruthRegion("0", PixelMask.rectangle(16, 8, 4, 2, 4, 4)));
    assertThat(tracks.regions(2, 16, 8))
        .containsExactly(new GroundTruthRegion("0", PixelMask.rectangle(16, 8, 4, 2, 4, 4)));
  }

  @Test
  void boxesAreClippedToTheFrameAndRefusedOutside() throws IOException {
    GroundTruthTracks tracks = read("0,0,-3,-3,2,1\n0,1,40,0,50,3\n");

    assertThat(tracks.regions(0, 16, 8))
        .containsExactly(new GroundTruthRegion("0", PixelMask.rectangle(16, 8, 0, 0, 3, 2)));
    assertThatThrownBy(() -> tracks.regions(1, 16, 8))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContainingAll("Test001_gt.txt", "frame 1", "16x8");
  }

  @Test
  void anInvalidLineIsNamed() {
    for (String line :
        List.of("0,1,2,3,4", "0,1.5,2,3,4,5", "0,-1,2,3,4,5", "0,1,9,3,4,5", "x.jpg 0 1 2 3 4")) {
      assertThatThrownBy(() -> read("0,1,2,3,4,5\n" + line))
          .isInstanceOf(FrameSourceException.class)
          .hasMessageContainingAll("Line 2", "Test001_gt.txt");
    }
  }

  @Test
  void aTrackHasOneBoxAFrame() {
    assertThatThrownBy(() -> read("0,1,2,3,4,5\n0,1,2,3,4,5"))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("second box of track 0");
  }
}
