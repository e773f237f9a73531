package io.vad4j.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.AnomalyRegion;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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

  @Test
  void returnsBgr24ForAnRgb24Frame() {
    byte[] red = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < red.length; i += 3) {
      red[i] = (byte) 200;
    }
    Frame frame = Frame.wrap(0, Duration.ZERO, WIDTH, HEIGHT, PixelFormat.RGB24, red);

    assertThat(centre(HeatMap.overlay(frame, map(0)))).containsExactly(0, 0, 200);
  }

  @Test
  void drawsTheRegionsOfAnAnomalousDetection() {
    BoundingBox box = new BoundingBox(0.25, 0.25, 0.5, 0.5);
    BufferedImage image = HeatMap.overlay(grayFrame(50), detection(3, box));

    assertThat(image.getRGB(WIDTH / 4, HEIGHT / 4)).isEqualTo(0xffff0000);
    assertThat(image.getRGB(0, 0)).isEqualTo(0xff323232);
  }

  @Test
  void drawsNoRegionOfANormalDetection() {
    BoundingBox box = new BoundingBox(0.25, 0.25, 0.5, 0.5);
    BufferedImage image = HeatMap.overlay(grayFrame(50), detection(1, box));

    assertThat(image.getRGB(WIDTH / 4, HEIGHT / 4)).isEqualTo(0xff323232);
  }

  @Test
  void heatMapIsTransparentWhereTheFrameIsNormal() {
    BufferedImage image = HeatMap.toImage(detection(1, new BoundingBox(0, 0, 1, 1)), 10, 8);

    assertThat(image.getRGB(5, 4) >>> 24).isZero();
  }

  private static Detection detection(double score, BoundingBox region) {
    return Detection.builder()
        .timestamp(Duration.ZERO)
        .channels(
            List.of(
                ChannelScore.builder()
                    .name(ChannelScore.FUSED)
                    .score(score)
                    .threshold(2)
                    .map(map(0))
                    .regions(List.of(AnomalyRegion.of(region, 1.5, AnomalyKind.MOTION)))
                    .build()))
        .build();
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
    return frame.toByteArray();
  }
}
