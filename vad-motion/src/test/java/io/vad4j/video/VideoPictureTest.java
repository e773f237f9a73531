package io.vad4j.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames are as people see them: turned, with square pixels. */
class VideoPictureTest {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;

  @TempDir Path folder;

  /** Dark, with a bright square in the upper left corner. */
  private Path writeCorner(String name) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      byte[] pixels = new byte[WIDTH * HEIGHT];
      for (int y = 0; y < 32; y++) {
        for (int x = 0; x < 32; x++) {
          pixels[y * WIDTH + x] = (byte) 220;
        }
      }
      frames.add(Frame.of(i, Duration.ofMillis(40L * i), WIDTH, HEIGHT, PixelFormat.GRAY8, pixels));
    }
    return Clips.write(folder.resolve(name), frames);
  }

  private static String brightCorner(Frame frame) {
    String corners = "";
    for (int[] corner : new int[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}}) {
      int x = corner[0] * (frame.width() - 1);
      int y = corner[1] * (frame.height() - 1);
      if ((frame.toByteArray()[y * frame.width() + x] & 0xFF) > 128) {
        corners += (y == 0 ? "top" : "bottom") + (x == 0 ? "-left" : "-right");
      }
    }
    return corners;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 1, 96, 64, top-left",
    "0, 1, -1, 0, 64, 96, top-right",
    "-1, 0, 0, -1, 96, 64, bottom-right",
    "0, -1, 1, 0, 64, 96, bottom-left",
    "-1, 0, 0, 1, 96, 64, top-right"
  })
  void turnedVideosAreReadUpright(int a, int b, int c, int d, int width, int height, String corner)
      throws IOException {
    Path file = writeCorner("turned.mp4");
    byte[] content = Files.readAllBytes(file);
    int matrix = find(content, "tkhd") + 44;
    ByteBuffer box = ByteBuffer.wrap(content);
    int[] values = {a << 16, b << 16, 0, c << 16, d << 16, 0, 0, 0, 1 << 30};
    for (int i = 0; i < values.length; i++) {
      box.putInt(matrix + 4 * i, values[i]);
    }
    Files.write(file, content);

    try (FrameSource source = VideoSource.builder(file).format(PixelFormat.GRAY8).open()) {
      List<Frame> frames = Clips.readAll(source);

      assertThat(source.info().width()).isEqualTo(width);
      assertThat(source.info().height()).isEqualTo(height);
      assertThat(frames).hasSize(5).allMatch(frame -> frame.width() == width);
      assertThat(brightCorner(frames.get(4))).isEqualTo(corner);
    }
  }

  private static int find(byte[] content, String name) {
    String text = new String(content, java.nio.charset.StandardCharsets.ISO_8859_1);
    return text.indexOf(name);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 96, 128",
    "2, 1, 192, 64",
    "4, 3, 128, 64",
    "1, 1, 96, 64",
    "1000, 1001, 96, 64",
    "0, 1, 96, 64",
    "100, 1, 96, 64"
  })
  void pixelsBecomeSquare(int num, int den, int width, int height) {
    Path file =
        Remuxer.of(writeCorner("square.mp4"))
            .pixelAspect(num, den)
            .to(folder.resolve("aspect.mkv"));

    try (FrameSource source = VideoSource.builder(file).format(PixelFormat.GRAY8).open()) {
      Frame frame = Clips.readAll(source).get(4);

      assertThat(frame.width()).isEqualTo(width);
      assertThat(frame.height()).isEqualTo(height);
      assertThat(brightCorner(frame)).isEqualTo("top-left");
    }
  }

  private static List<byte[]> pixels(VideoSource.Builder video) {
    try (FrameSource source = video.open()) {
      return Clips.readAll(source).stream().map(Frame::toByteArray).toList();
    }
  }

  @Test
  void colourIsComputedOfFramesThatTheSourceHasLeftBehind() {
    Path file =
        Clips.write(folder.resolve("colour.mp4"), Clips.driftingWave(4, 96, 64, PixelFormat.BGR24));

    assertThat(pixels(VideoSource.builder(file)))
        .containsExactlyElementsOf(pixels(VideoSource.builder(file).format(PixelFormat.BGR24)));
  }

  @Test
  void framesInColourHaveTheirGreyWithoutConversion() {
    Path file =
        Clips.write(folder.resolve("colour.mp4"), Clips.driftingWave(4, 96, 64, PixelFormat.BGR24));

    try (FrameSource source = VideoSource.open(file)) {
      assertThat(Clips.readAll(source))
          .allMatch(frame -> frame.format() == PixelFormat.BGR24)
          .extracting(frame -> frame.gray().orElseThrow().toByteArray())
          .containsExactlyElementsOf(pixels(VideoSource.builder(file).format(PixelFormat.GRAY8)));
    }
  }
}
