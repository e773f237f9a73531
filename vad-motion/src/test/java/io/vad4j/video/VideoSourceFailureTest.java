package io.vad4j.video;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VideoSourceFailureTest {
  @TempDir Path folder;

  private void assertCannotBeOpened(Path file, String... details) {
    assertThatThrownBy(() -> VideoSource.open(file))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContainingAll(details);
  }

  private static void truncate(Path file, double fraction) throws IOException {
    byte[] content = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(content, (int) (fraction * content.length)));
  }

  @Test
  void aMissingFileIsNamed() {
    assertCannotBeOpened(folder.resolve("nothing.mp4"), "does not exist");
  }

  @Test
  void aFolderIsNoVideo() {
    assertCannotBeOpened(folder, "not a file");
  }

  @Test
  void anEmptyFileIsNoVideo() throws IOException {
    assertCannotBeOpened(Files.createFile(folder.resolve("empty.mp4")), "0 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text.mp4", "text.avi", "text.mkv", "text.bin"})
  void aTextIsNoVideo(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "Dear diary, today I did not move much.\n".repeat(100));

    assertCannotBeOpened(file, "Invalid data");
  }

  @Test
  void aSingleImageIsNoVideo() throws IOException {
    Path file = folder.resolve("001.pgm");
    Files.writeString(file, "P5 8 4 255 " + "x".repeat(32), US_ASCII);

    assertCannotBeOpened(file, "single image", "folder");
  }

  @Test
  void missingIndexIsNamed() throws IOException {
    Path file = folder.resolve("clip.mp4");
    Clips.write(file, Clips.driftingWave(50, 96, 64, PixelFormat.BGR24));
    Files.write(file, removeIndex(Files.readAllBytes(file)));

    assertCannotBeOpened(file, "moov atom not found");
  }

  /** An mp4 file is a sequence of boxes, each with its length and a name of four letters. */
  private static byte[] removeIndex(byte[] file) {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    ByteBuffer boxes = ByteBuffer.wrap(file);
    int start = 0;
    while (start < file.length) {
      int length = boxes.getInt(start);
      String name = new String(file, start + 4, 4, US_ASCII);
      if (!name.equals("moov")) {
        rest.write(file, start, length);
      }
      start += length;
    }
    return rest.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"clip.mp4", "clip.avi", "clip.mkv"})
  void truncatedVideoEndsWithAnExceptionThatCountsFrames(String name) throws IOException {
    Path file = folder.resolve(name);
    Clips.write(file, Clips.driftingWave(100, 96, 64, PixelFormat.BGR24));
    truncate(file, 0.5);

    try (FrameSource source = VideoSource.open(file)) {
      Frame last = null;
      try {
        Optional<Frame> next = source.next();
        while (next.isPresent()) {
          last = next.get();
          next = source.next();
        }
        assertThat(last).as("no exception").isNull();
      } catch (FrameSourceException e) {
        assertThat(last.index()).isBetween(20L, 80L);
        assertThat(e)
            .hasMessageContaining(file.toString())
            .hasMessageMatching("(?s).*only \\d+ of 100 frames.*");
      }
    }
  }

  @Test
  void afterAFailureTheSourceFailsAgain() throws IOException {
    Path file = folder.resolve("clip.avi");
    Clips.write(file, Clips.driftingWave(100, 96, 64, PixelFormat.BGR24));
    truncate(file, 0.5);

    try (FrameSource source = VideoSource.open(file)) {
      assertThatThrownBy(() -> Clips.readAll(source)).isInstanceOf(FrameSourceException.class);

      assertThatThrownBy(source::next)
          .isInstanceOf(FrameSourceException.class)
          .hasMessageContaining("of 100 frames");
    }
  }

  @Test
  void audioFileHasNoVideo() throws IOException {
    Path file = Files.write(folder.resolve("sound.wav"), silence(8000));

    assertCannotBeOpened(file, "no video stream");
  }

  /** A second of silence as a RIFF file. */
  private static byte[] silence(int samples) {
    ByteBuffer file = ByteBuffer.allocate(44 + samples).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(US_ASCII)).putInt(36 + samples).put("WAVEfmt ".getBytes(US_ASCII));
    file.putInt(16).putShort((short) 1).putShort((short) 1).putInt(8000).putInt(8000);
    file.putShort((short) 1).putShort((short) 8).put("data".getBytes(US_ASCII)).putInt(samples);
    return file.array();
  }

  @Test
  void aChangeOfSizeInTheMiddleIsRefused() throws IOException {
    Path file = folder.resolve("clip.mjpeg");
    Files.write(file, Clips.encodeJpegs(5, 96, 64, BufferedImage.TYPE_3BYTE_BGR));
    Files.write(file, Clips.encodeJpegs(5, 128, 96, BufferedImage.TYPE_3BYTE_BGR), APPEND);

    try (FrameSource source = VideoSource.open(file)) {
      for (int i = 0; i < 5; i++) {
        assertThat(source.next()).isPresent();
      }
      assertThatThrownBy(source::next)
          .isInstanceOf(InvalidFrameException.class)
          .hasMessageContaining("from frame 5, 0.200 s, on; split it there")
          .hasMessageContaining("128x96")
          .hasMessageContaining("96x64");
    }
  }

  @Test
  void closedSourceRejectsReads() {
    Path file =
        Clips.write(folder.resolve("clip.mp4"), Clips.driftingWave(5, 96, 64, PixelFormat.BGR24));
    FrameSource source = VideoSource.open(file);
    source.close();
    source.close();

    assertThatThrownBy(source::next).isInstanceOf(IllegalStateException.class);
  }
}
