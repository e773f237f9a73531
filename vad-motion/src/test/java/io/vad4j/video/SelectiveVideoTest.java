package io.vad4j.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import io.vad4j.core.frames.SelectiveSource;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Videos of which some pictures are not wanted. */
class SelectiveVideoTest {
  private static final int FRAMES = 40;

  @TempDir Path folder;

  enum Video {
    /** Each picture depends on the one before. */
    PREDICTED {
      @Override
      Path write(Path folder) {
        return Clips.write(
            folder.resolve("clip.mp4"), Clips.driftingWave(FRAMES, 96, 64, PixelFormat.GRAY8));
      }
    },
    /** Three of four pictures are ones that others do not need, or that few need. */
    BIDIRECTIONAL {
      @Override
      Path write(Path folder) throws IOException {
        Path file = folder.resolve("clip.mp4");
        try (InputStream content =
            SelectiveVideoTest.class.getResourceAsStream("bidirectional.mp4")) {
          Files.copy(Objects.requireNonNull(content), file);
        }
        return file;
      }
    },
    /** No picture depends on another. */
    INTRA {
      @Override
      Path write(Path folder) throws IOException {
        return Files.write(
            folder.resolve("clip.mjpeg"),
            Clips.encodeJpegs(FRAMES, 96, 64, BufferedImage.TYPE_BYTE_GRAY));
      }
    };

    abstract Path write(Path folder) throws IOException;
  }

  /** Opens a video whose pictures of every other half second are wanted. */
  private static FrameSource openHalf(Path file) {
    FrameSource source = VideoSource.open(file);
    source.unwrap(SelectiveSource.class).orElseThrow().select(SelectiveVideoTest::isWanted);
    return source;
  }

  private static boolean isWanted(Duration time) {
    return time.toMillis() / 500 % 2 == 0;
  }

  @ParameterizedTest
  @EnumSource
  void wantedPicturesAreThoseOfTheWholeVideo(Video video) throws IOException {
    Path file = video.write(folder);
    List<Frame> whole = Clips.readAll(VideoSource.open(file));
    try (FrameSource source = openHalf(file)) {
      List<Frame> read = Clips.readAll(source);

      assertThat(read).hasSizeBetween(FRAMES / 4, 3 * FRAMES / 4);
      assertThat(read)
          .allSatisfy(
              frame -> {
                Frame same = whole.get((int) frame.index());
                assertThat(frame.timestamp()).isEqualTo(same.timestamp());
                assertThat(frame.toByteArray()).isEqualTo(same.toByteArray());
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void picturesThatAreNotWantedAreCountedAsDropped(Video video) throws IOException {
    try (FrameSource source = openHalf(video.write(folder))) {
      int read = Clips.readAll(source).size();

      assertThat(read + source.dropped()).isEqualTo(FRAMES);
    }
  }

  @ParameterizedTest
  @EnumSource
  void picturesThatAreNotWantedAreNotDamaged(Video video) throws IOException {
    try (FrameSource source = openHalf(video.write(folder))) {
      Clips.readAll(source);

      assertThat(source.damaged()).isZero();
    }
  }
}
