package io.vad4j.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import io.vad4j.core.frames.SelectiveSource;
import io.vad4j.core.frames.SelectiveSource.Choice;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
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
        return copy("bidirectional.mp4", folder);
      }
    },
    /** Groups of 10 pictures, of which some depend on the group before. */
    OPEN_GROUPS_H264 {
      @Override
      Path write(Path folder) throws IOException {
        return copy("open-groups-h264.mp4", folder);
      }
    },
    /** The same in HEVC. */
    OPEN_GROUPS_HEVC {
      @Override
      Path write(Path folder) throws IOException {
        return copy("open-groups-hevc.mp4", folder);
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

    private static Path copy(String name, Path folder) throws IOException {
      Path file = folder.resolve("clip.mp4");
      try (InputStream content = SelectiveVideoTest.class.getResourceAsStream(name)) {
        Files.copy(Objects.requireNonNull(content), file);
      }
      return file;
    }
  }

  /** Opens a video whose pictures of every other half second are wanted. */
  private static FrameSource openHalf(Path file) {
    FrameSource source = VideoSource.open(file);
    source
        .unwrap(SelectiveSource.class)
        .orElseThrow()
        .select(
            (time, startsGroup) ->
                time.toMillis() / 500 % 2 == 0 ? Choice.DECODE : Choice.LEAVE_OUT);
    return source;
  }

  /** Opens a video of which only the first pictures of each group are decoded. */
  private static FrameSource openStartsOfGroups(Path file) {
    AtomicInteger position = new AtomicInteger();
    FrameSource source = VideoSource.open(file);
    source
        .unwrap(SelectiveSource.class)
        .orElseThrow()
        .select(
            (time, startsGroup) -> {
              if (startsGroup) {
                position.set(0);
              }
              return position.getAndIncrement() < 5 ? Choice.DECODE : Choice.LEAVE_OUT_GROUP;
            });
    return source;
  }

  @ParameterizedTest
  @EnumSource
  void wantedPicturesAreThoseOfTheWholeVideo(Video video) throws IOException {
    Path file = video.write(folder);
    List<Frame> read = readPartOf(file, openHalf(file));

    assertThat(read).hasSizeBetween(FRAMES / 4, 3 * FRAMES / 4);
    assertThat(read)
        .allSatisfy(
            frame -> assertThat(frame.timestamp().toMillis()).isEqualTo(40 * frame.index()));
  }

  /** The frames of a source, which are to be those of the whole video at their times. */
  private static List<Frame> readPartOf(Path file, FrameSource source) {
    List<Frame> whole = Clips.readAll(VideoSource.open(file));
    List<Frame> read;
    try (source) {
      read = Clips.readAll(source);
    }
    assertThat(read)
        .allSatisfy(
            frame -> {
              Frame same = whole.get((int) (frame.timestamp().toMillis() / 40));
              assertThat(frame.timestamp()).isEqualTo(same.timestamp());
              assertThat(frame.toByteArray()).isEqualTo(same.toByteArray());
            });
    return read;
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

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INTRA")
  void startsOfGroupsAreThoseOfTheWholeVideo(Video video) throws IOException {
    Path file = video.write(folder);

    assertThat(readPartOf(file, openStartsOfGroups(file))).hasSizeBetween(5, 3 * FRAMES / 4);
  }

  @ParameterizedTest
  @EnumSource
  void groupsThatAreLeftOutAreDroppedAndNotDamaged(Video video) throws IOException {
    try (FrameSource source = openStartsOfGroups(video.write(folder))) {
      int read = Clips.readAll(source).size();

      assertThat(read + source.dropped()).isEqualTo(FRAMES);
      assertThat(source.damaged()).isZero();
    }
  }
}
