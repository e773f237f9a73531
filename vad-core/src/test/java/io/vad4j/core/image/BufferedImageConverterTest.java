package io.vad4j.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BufferedImageConverterTest {
  private static final Duration TIMESTAMP = Duration.ofMillis(80);

  @Test
  void convertsAnRgbImageToBgr24() {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x010203);
    Frame frame = BufferedImageConverter.toFrame(image, 2, TIMESTAMP);

    assertThat(frame.format()).isEqualTo(PixelFormat.BGR24);
    assertThat(frame.index()).isEqualTo(2);
    assertThat(frame.timestamp()).isEqualTo(TIMESTAMP);
    assertThat(frame.toByteArray()).containsExactly(3, 2, 1, 0, 0, 0);
  }

  @Test
  void convertsAGrayImageToGray8() {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(1, 0, 0, 70);

    assertThat(BufferedImageConverter.toFrame(image, 0, TIMESTAMP).toByteArray())
        .containsExactly(0, 70);
  }

  @Test
  void convertsAnRgb24FrameToAnImageOfTheSameColors() {
    Frame frame = Frame.wrap(0, TIMESTAMP, 1, 1, PixelFormat.RGB24, new byte[] {1, 2, 3});

    assertThat(BufferedImageConverter.toBufferedImage(frame).getRGB(0, 0)).isEqualTo(0xff010203);
  }

  @ParameterizedTest
  @EnumSource(
      value = PixelFormat.class,
      names = {"GRAY8", "BGR24"})
  void framesAreUnchangedByConversionToAnImageAndBack(PixelFormat format) {
    byte[] pixels = new byte[6 * format.channels()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (40 * i);
    }
    Frame frame = Frame.wrap(0, TIMESTAMP, 3, 2, format, pixels);
    BufferedImage image = BufferedImageConverter.toBufferedImage(frame);

    assertThat(BufferedImageConverter.toFrame(image, 0, TIMESTAMP).toByteArray()).isEqualTo(pixels);
  }

  @Test
  void largeFramesAreScaledDownToTheLongerSide() {
    BufferedImage image = BufferedImageConverter.toScaledImage(frame(64, 48, 200), 32);

    assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(32, 24);
    assertThat(image.getRGB(16, 12) & 0xffffff).isEqualTo(0xc8c8c8);
  }

  @Test
  void smallFramesKeepTheirSize() {
    BufferedImage image = BufferedImageConverter.toScaledImage(frame(16, 12, 200), 32);

    assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(16, 12);
  }

  private static Frame frame(int width, int height, int level) {
    byte[] pixels = new byte[3 * width * height];
    Arrays.fill(pixels, (byte) level);
    return Frame.of(0, Duration.ZERO, width, height, PixelFormat.BGR24, pixels);
  }
}
