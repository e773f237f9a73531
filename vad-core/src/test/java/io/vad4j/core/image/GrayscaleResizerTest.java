package io.vad4j.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrayscaleResizerTest {

  @Test
  void returnsAMatchingFrameItself() {
    Frame frame = random(40, 24, PixelFormat.GRAY8);
    assertThat(new GrayscaleResizer(40, 24).apply(frame)).isSameAs(frame);
  }

  @Test
  void keepsIndexAndTime() {
    Frame frame = random(40, 24, PixelFormat.BGR24).withPosition(7, Duration.ofMillis(280));
    Frame gray = new GrayscaleResizer(20, 12).apply(frame);
    assertThat(gray.index()).isEqualTo(7);
    assertThat(gray.timestamp()).isEqualTo(Duration.ofMillis(280));
    assertThat(gray.format()).isEqualTo(PixelFormat.GRAY8);
  }

  @Test
  void weightsColoursByLuminance() {
    byte[] blueGreenRedWhite = {
      (byte) 255, 0, 0, 0, (byte) 255, 0, 0, 0, (byte) 255, (byte) 255, (byte) 255, (byte) 255
    };
    Frame frame = Frame.of(0, Duration.ZERO, 4, 1, PixelFormat.BGR24, blueGreenRedWhite);
    assertThat(samples(new GrayscaleResizer(4, 1).apply(frame))).containsExactly(29, 150, 76, 255);
  }

  @Test
  void readsRgb24AsBgr24WithSwappedChannels() {
    byte[] redGreenBlue = {(byte) 255, 0, 0, 0, (byte) 255, 0, 0, 0, (byte) 255};
    Frame frame = Frame.wrap(0, Duration.ZERO, 3, 1, PixelFormat.RGB24, redGreenBlue);
    assertThat(samples(new GrayscaleResizer(3, 1).apply(frame))).containsExactly(76, 150, 29);
  }

  @Test
  void averagesWholePixels() {
    byte[] pixels = {0, 10, 20, 30, 4, 6, 8, 10};
    Frame frame = Frame.of(0, Duration.ZERO, 4, 2, PixelFormat.GRAY8, pixels);
    assertThat(samples(new GrayscaleResizer(2, 1).apply(frame))).containsExactly(5, 17);
  }

  @ParameterizedTest
  @CsvSource({
    "64,48,24,16",
    "64,48,32,24",
    "64,48,16,12",
    "24,48,8,16",
    "37,53,16,24",
    "24,24,24,8",
    "9,5,9,8",
    "5,7,16,16",
    "1,1,8,8"
  })
  void agreesWithTheAreaIntegralAtAnyScale(int fromX, int fromY, int toX, int toY) {
    for (PixelFormat format : PixelFormat.values()) {
      Frame frame = random(fromX, fromY, format);
      int[] source = samples(new GrayscaleResizer(fromX, fromY).apply(frame));
      int[] scaled = samples(new GrayscaleResizer(toX, toY).apply(frame));
      for (int i = 0; i < scaled.length; i++) {
        double expected = integral(source, fromX, fromY, toX, toY, i % toX, i / toX);
        assertThat((double) scaled[i]).isBetween(expected - 0.51, expected + 0.51);
      }
    }
  }

  @Test
  void keepsALargeUniformImageUniform() {
    byte[] white = new byte[3840 * 2160];
    Arrays.fill(white, (byte) 255);
    Frame frame = Frame.of(0, Duration.ZERO, 3840, 2160, PixelFormat.GRAY8, white);
    assertThat(samples(new GrayscaleResizer(360, 200).apply(frame))).containsOnly(255);
  }

  private static double integral(
      int[] source, int fromX, int fromY, int toX, int toY, int column, int row) {
    double sum = 0;
    double area = 0;
    for (int y = 0; y < fromY; y++) {
      double tall = overlap(y, (double) row * fromY / toY, (double) (row + 1) * fromY / toY);
      for (int x = 0; x < fromX; x++) {
        double wide =
            overlap(x, (double) column * fromX / toX, (double) (column + 1) * fromX / toX);
        sum += tall * wide * source[y * fromX + x];
        area += tall * wide;
      }
    }
    return sum / area;
  }

  private static double overlap(int pixel, double from, double to) {
    return Math.max(0, Math.min(pixel + 1, to) - Math.max(pixel, from));
  }

  private static Frame random(int width, int height, PixelFormat format) {
    byte[] pixels = new byte[width * height * format.channels()];
    new Random(5).nextBytes(pixels);
    return Frame.of(0, Duration.ZERO, width, height, format, pixels);
  }

  private static int[] samples(Frame frame) {
    byte[] bytes = frame.toByteArray();
    int[] samples = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      samples[i] = bytes[i] & 0xff;
    }
    return samples;
  }
}
