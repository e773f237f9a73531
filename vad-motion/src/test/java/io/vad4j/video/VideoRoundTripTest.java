package io.vad4j.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.SourceInfo;
import io.vad4j.VadException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoRoundTripTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "clip.mp4, BGR24",
    "clip.mp4, GRAY8",
    "clip.avi, BGR24",
    "clip.avi, GRAY8",
    "clip.mkv, BGR24",
    "clip.mov, BGR24"
  })
  void roundTripKeepsFrames(String name, PixelFormat format) {
    List<Frame> frames = Clips.driftingWave(40, 176, 144, format);
    Path file = Clips.write(folder.resolve(name), frames);

    try (FrameSource source = VideoSource.builder(file).format(format).open()) {
      List<Frame> read = Clips.readAll(source);

      assertThat(read).hasSize(40);
      for (int i = 0; i < 40; i++) {
        Frame frame = read.get(i);
        assertThat(frame.index()).isEqualTo(i);
        assertThat(frame.timestamp()).isCloseTo(Duration.ofMillis(40L * i), Duration.ofMillis(1));
        assertThat(frame.format()).isEqualTo(format);
        assertThat(Clips.psnr(frame, frames.get(i))).isGreaterThan(35);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"clip.mp4", "clip.avi"})
  void sourceInfoIsRead(String name) {
    Path file =
        Clips.write(folder.resolve(name), Clips.driftingWave(30, 96, 64, PixelFormat.BGR24));

    try (FrameSource source = FrameSource.open(file)) {
      SourceInfo info = source.info();

      assertThat(source).isInstanceOf(VideoInput.class);
      assertThat(info.name()).contains(name);
      assertThat(info.width()).isEqualTo(96);
      assertThat(info.height()).isEqualTo(64);
      assertThat(info.frameRate().orElseThrow()).isCloseTo(25, within(0.01));
      assertThat(info.frameCount()).hasValue(30);
      assertThat(info.live()).isFalse();
    }
  }

  @Test
  void grayVideoYieldsGrayFrames() throws IOException {
    Path file = folder.resolve("clip.mjpeg");
    Files.write(file, Clips.encodeJpegs(4, 96, 64, BufferedImage.TYPE_BYTE_GRAY));

    try (FrameSource source = VideoSource.open(file)) {
      List<Frame> frames = Clips.readAll(source);

      assertThat(frames).hasSize(4).allMatch(frame -> frame.format() == PixelFormat.GRAY8);
      assertThat(frames.get(0).pixels().get(0) & 0xFF).isLessThan(10);
      assertThat(frames.get(0).pixels().get(96 * 64 - 1) & 0xFF).isGreaterThan(245);
    }
  }

  @Test
  void nextStaysEmptyAfterTheEnd() {
    Path file =
        Clips.write(folder.resolve("clip.mp4"), Clips.driftingWave(3, 96, 64, PixelFormat.BGR24));

    try (FrameSource source = VideoSource.open(file)) {
      Clips.readAll(source);

      assertThat(source.next()).isEmpty();
      assertThat(source.next()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"clip.mp4", "clip.avi", "clip.mkv"})
  void aSingleFrameIsAVideo(String name) {
    Path file = Clips.write(folder.resolve(name), Clips.driftingWave(1, 96, 64, PixelFormat.BGR24));

    try (FrameSource source = VideoSource.open(file)) {
      assertThat(Clips.readAll(source)).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"clip.mp4", "clip.mkv"})
  void variableFrameRateKeepsTimestamps(String name) {
    List<Frame> frames = new ArrayList<>();
    long[] milliseconds = {0, 40, 130, 150, 700, 720};
    for (Frame frame : Clips.driftingWave(6, 96, 64, PixelFormat.BGR24)) {
      frames.add(
          frame.withPosition(
              frame.index(), Duration.ofMillis(500 + milliseconds[(int) frame.index()])));
    }
    Path file = folder.resolve(name);
    try (VideoWriter writer = VideoWriter.openVariableFrameRate(file)) {
      frames.forEach(writer::write);
    }

    try (FrameSource source = VideoSource.open(file)) {
      assertThat(Clips.readAll(source))
          .extracting(frame -> frame.timestamp().toMillis())
          .containsExactly(0L, 40L, 130L, 150L, 700L, 720L);
    }
  }

  @Test
  void oddSizesAreStretchedByAPixel() {
    Path file =
        Clips.write(folder.resolve("clip.mp4"), Clips.driftingWave(5, 101, 63, PixelFormat.GRAY8));

    try (FrameSource source = VideoSource.open(file)) {
      assertThat(source.info().width()).isEqualTo(102);
      assertThat(source.info().height()).isEqualTo(64);
      assertThat(Clips.readAll(source)).hasSize(5);
    }
  }

  @Test
  void severalDecodingThreadsGiveTheSameFrames() {
    Path file =
        Clips.write(
            folder.resolve("clip.mp4"), Clips.driftingWave(40, 176, 144, PixelFormat.BGR24));

    try (FrameSource one = VideoSource.open(file);
        FrameSource two = VideoSource.builder(file).decoderThreads(2).open()) {
      List<Frame> frames = Clips.readAll(one);

      assertThat(Clips.readAll(two))
          .extracting(Frame::pixels)
          .containsExactlyElementsOf(frames.stream().map(Frame::pixels).toList());
    }
  }

  @Test
  void fileAppearsWhenComplete() throws IOException {
    Path file = folder.resolve("clip.mp4");
    try (VideoWriter writer = VideoWriter.open(file, 25)) {
      Clips.driftingWave(5, 96, 64, PixelFormat.BGR24).forEach(writer::write);

      assertThat(file).doesNotExist();
    }

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void withoutAFrameThereIsNoFile() throws IOException {
    VideoWriter.open(folder.resolve("clip.mp4"), 25).close();

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void writerRejectsAFrameOfAnotherSizeAndContinues() {
    Path file = folder.resolve("clip.mp4");
    try (VideoWriter writer = VideoWriter.open(file, 25)) {
      Clips.driftingWave(2, 96, 64, PixelFormat.BGR24).forEach(writer::write);

      assertThatThrownBy(
              () -> writer.write(Clips.driftingWave(1, 64, 64, PixelFormat.BGR24).get(0)))
          .isInstanceOf(InvalidFrameException.class)
          .hasMessageContaining("64x64")
          .hasMessageContaining("96x64");
      Clips.driftingWave(2, 96, 64, PixelFormat.BGR24).forEach(writer::write);
    }

    try (FrameSource source = VideoSource.open(file)) {
      assertThat(Clips.readAll(source)).hasSize(4);
    }
  }

  @Test
  void writerRejectsDecreasingTimestamps() {
    List<Frame> frames = Clips.driftingWave(2, 96, 64, PixelFormat.BGR24);
    try (VideoWriter writer = VideoWriter.openVariableFrameRate(folder.resolve("clip.mp4"))) {
      writer.write(frames.get(1));

      assertThatThrownBy(() -> writer.write(frames.get(0)))
          .isInstanceOf(InvalidFrameException.class)
          .hasMessageContaining("earlier");
    }
  }

  @Test
  void writerRejectsAnUnknownExtension() {
    assertThatThrownBy(() -> VideoWriter.open(folder.resolve("clip.xyz"), 25))
        .isInstanceOf(VadException.class)
        .hasMessageContaining("*.mp4");
  }

  @Test
  void aviHasNoVariableFrameRate() {
    assertThatThrownBy(() -> VideoWriter.openVariableFrameRate(folder.resolve("clip.avi")))
        .isInstanceOf(VadException.class)
        .hasMessageContaining("fixed frame rate");
  }

  @Test
  void failedWriteNamesTheCause() {
    Path file = folder.resolve("missing").resolve("clip.mp4");
    Frame frame = Clips.driftingWave(1, 96, 64, PixelFormat.BGR24).get(0);
    try (VideoWriter writer = VideoWriter.open(file, 25)) {
      assertThatThrownBy(() -> writer.write(frame))
          .isInstanceOf(VadException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("No such file or directory");
    }
  }

  @Test
  void closedWriterRejectsFrames() {
    VideoWriter writer = VideoWriter.open(folder.resolve("clip.mp4"), 25);
    writer.close();
    writer.close();

    assertThatThrownBy(() -> writer.write(Clips.driftingWave(1, 96, 64, PixelFormat.BGR24).get(0)))
        .isInstanceOf(IllegalStateException.class);
  }
}
