package io.vad4j.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  private static final int WIDTH = 32;
  private static final int HEIGHT = 24;

  @Test
  void leavesTheFrameAsItIsWhereItIsNormal() {
    Frame overlay = HeatMap.overlay(grayFrame(100), map(0.4f));

    byte[] pixels = pixels(overlay);

    byte[] expected = new byte[pixels.length];
    Arrays.fill(expected, (byte) 100);
    assertThat(pixels).isEqualTo(expected);
  }

  @Test
  void keepsTheColoursOfAColourFrame() {
    byte[] blue = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < blue.length; i += 3) {
      blue[i] = (byte) 200;
      blue[i + 1] = 20;
      blue[i + 2] = 10;
    }
    Frame frame = Frame.of(0, Duration.ZERO, WIDTH, HEIGHT, PixelFormat.BGR24, blue);

    assertThat(pixels(HeatMap.overlay(frame, map(0)))).isEqualTo(blue);
  }

  @Test
  void isRedWhereItIsAbnormal() {
    int[] colour = centre(HeatMap.overlay(grayFrame(100), map(1)));

    assertThat(colour[2]).isGreaterThan(150);
    assertThat(colour[0]).isLessThan(60);
    assertThat(colour[1]).isLessThan(60);
  }

  @Test
  void isBluishAtLowScores() {
    int[] colour = centre(HeatMap.overlay(grayFrame(100), map(0.5f)));

    assertThat(colour[0]).isGreaterThan(colour[2]).isGreaterThan(100);
  }

  @Test
  void takesValuesFarBeyondTheThreshold() {
    assertThat(centre(HeatMap.overlay(grayFrame(100), map(1e30f))))
        .isEqualTo(centre(HeatMap.overlay(grayFrame(100), map(1))));
  }

  @Test
  void drawsEachCellAtItsPosition() {
    float[] cells = new float[12];
    cells[7] = 2;
    Frame overlay = HeatMap.overlay(grayFrame(50), AnomalyMap.of(4, 3, cells));

    assertThat(at(overlay, 28, 12)[2]).isGreaterThan(150);
    assertThat(at(overlay, 4, 12)).containsExactly(50, 50, 50);
    assertThat(at(overlay, 28, 2)).containsExactly(50, 50, 50);
  }

  @Test
  void drawsAMapOfOneCell() {
    assertThat(centre(HeatMap.overlay(grayFrame(50), AnomalyMap.of(1, 1, new float[] {1})))[2])
        .isGreaterThan(150);
  }

  @Test
  void keepsIndexTimeAndSize() {
    Frame frame = grayFrame(1).withPosition(7, Duration.ofMillis(700));

    Frame overlay = HeatMap.overlay(frame, map(1));

    assertThat(overlay.index()).isEqualTo(7);
    assertThat(overlay.timestamp()).isEqualTo(Duration.ofMillis(700));
    assertThat(overlay.width()).isEqualTo(WIDTH);
    assertThat(overlay.height()).isEqualTo(HEIGHT);
    assertThat(overlay.format()).isEqualTo(PixelFormat.BGR24);
  }

  private static Frame grayFrame(int brightness) {
    byte[] pixels = new byte[WIDTH * HEIGHT];
    Arrays.fill(pixels, (byte) brightness);
    return Frame.of(0, Duration.ZERO, WIDTH, HEIGHT, PixelFormat.GRAY8, pixels);
  }

  private static AnomalyMap map(float value) {
    float[] cells = new float[12];
    Arrays.fill(cells, value);
    return AnomalyMap.of(4, 3, cells);
  }

  private static int[] centre(Frame frame) {
    return at(frame, WIDTH / 2, HEIGHT / 2);
  }

  private static int[] at(Frame frame, int x, int y) {
    byte[] pixels = pixels(frame);
    int from = 3 * (y * frame.width() + x);
    return new int[] {
      pixels[from] & 0xff, pixels[from + 1] & 0xff, pixels[from + 2] & 0xff,
    };
  }

  private static byte[] pixels(Frame frame) {
    byte[] pixels = new byte[frame.byteCount()];
    frame.copyTo(pixels);
    return pixels;
  }
}
