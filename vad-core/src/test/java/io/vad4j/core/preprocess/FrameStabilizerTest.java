package io.vad4j.core.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameStabilizerTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;

  private final FrameStabilizer stabilizer = FrameStabilizer.of(frame(0, 0, 1, false));

  @Test
  void leavesAFrameOfAStaticCameraUnchanged() {
    Frame frame = noisy(frame(0, 0, 1, true));

    assertThat(stabilizer.apply(frame).frame()).isSameAs(frame);
  }

  @Test
  void compensatesAnExposureChange() {
    Frame dark = frame(0, 0, 0.7, true);

    assertThat(difference(stabilizer.apply(dark).frame(), frame(0, 0, 1, true))).isLessThan(2.5);
    assertThat(difference(dark, frame(0, 0, 1, true))).isGreaterThan(25);
  }

  @Test
  void compensatesTheBandsOfARollingShutter() {
    Frame expected = frame(0, 0, 1, true);
    for (int phase = 0; phase < 6; phase++) {
      Frame banded = banded(expected, 0.09, phase);

      assertThat(difference(stabilizer.apply(banded).frame(), expected)).isLessThan(2);
      assertThat(difference(banded, expected)).isGreaterThan(5);
    }
  }

  @Test
  void compensatesBandsWithAnExposureChange() {
    Frame banded = banded(frame(0, 0, 0.7, true), 0.09, 1);

    assertThat(difference(stabilizer.apply(banded).frame(), frame(0, 0, 1, true))).isLessThan(3);
  }

  @Test
  void takesNoLargeObjectForABand() {
    byte[] pixels = frame(0, 0, 1, false).toByteArray();
    for (int row = 30; row < 90; row++) {
      Arrays.fill(pixels, row * WIDTH + 20, row * WIDTH + 120, (byte) 40);
    }
    Frame frame = Frame.of(0, Duration.ZERO, WIDTH, HEIGHT, PixelFormat.GRAY8, pixels);

    assertThat(stabilizer.apply(frame).frame()).isSameAs(frame);
  }

  @Test
  void takesNoShadowForABand() {
    byte[] pixels = frame(0, 0, 1, false).toByteArray();
    for (int i = 0; i < pixels.length; i++) {
      if (i % WIDTH < i / WIDTH * 9 / 10) {
        pixels[i] = (byte) Math.round(0.7 * (pixels[i] & 0xff));
      }
    }
    Frame frame = Frame.of(0, Duration.ZERO, WIDTH, HEIGHT, PixelFormat.GRAY8, pixels);

    assertThat(stabilizer.apply(frame).frame()).isSameAs(frame);
  }

  @Test
  void compensatesATranslationWithAMovingObject() {
    for (double[] shift : new double[][] {{3, -2}, {-1.5, 0.5}, {0.8, 4}}) {
      Frame shaken = frame(shift[0], shift[1], 1, true);

      double left = innerDifference(stabilizer.apply(shaken).frame(), frame(0, 0, 1, true));
      assertThat(left).as("%s %s", shift[0], shift[1]).isLessThan(1.2);
      assertThat(innerDifference(shaken, frame(0, 0, 1, true))).isGreaterThan(2 * left);
    }
  }

  @Test
  void compensatesExposureAndTranslation() {
    Frame shaken = frame(2, 3, 1.2, true);

    assertThat(innerDifference(stabilizer.apply(shaken).frame(), frame(0, 0, 1, true)))
        .isLessThan(3);
  }

  @Test
  void leavesAnotherSceneUnchanged() {
    Random random = new Random(5);
    byte[] pixels = new byte[WIDTH * HEIGHT];
    random.nextBytes(pixels);
    Frame other = Frame.of(3, Duration.ZERO, WIDTH, HEIGHT, PixelFormat.GRAY8, pixels);

    assertThat(difference(stabilizer.apply(other).frame(), other)).isLessThan(40);
    assertThat(stabilizer.apply(other).frame().index()).isEqualTo(3);
  }

  @Test
  void handlesTinyAndFlatImages() {
    Frame tiny = Frame.of(0, Duration.ZERO, 8, 6, PixelFormat.GRAY8, new byte[48]);
    Frame flat =
        Frame.of(0, Duration.ZERO, WIDTH, HEIGHT, PixelFormat.GRAY8, new byte[WIDTH * HEIGHT]);

    assertThat(FrameStabilizer.of(tiny).apply(tiny).frame()).isSameAs(tiny);
    assertThat(FrameStabilizer.of(flat).apply(flat).frame()).isSameAs(flat);
  }

  @Test
  void isReproducedFromItsReference() {
    Frame shaken = frame(2, -1, 0.9, true);
    FrameStabilizer restored = FrameStabilizer.of(WIDTH, HEIGHT, stabilizer.reference());

    assertThat(restored.apply(shaken).frame().pixels())
        .isEqualTo(stabilizer.apply(shaken).frame().pixels());
  }

  /** A smooth scene, shifted and lit, with something dark in it or not. */
  private static Frame frame(double right, double down, double gain, boolean occupied) {
    byte[] pixels = new byte[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double u = x - right;
        double v = y - down;
        double level = 110 + 35 * Math.sin(u / 4) * Math.cos(v / 5) + 25 * Math.sin((u + v) / 9);
        boolean inside = occupied && u > 40 && u < 64 && v > 30 && v < 80;
        pixels[y * WIDTH + x] = (byte) Math.round(gain * (inside ? 30 : level));
      }
    }
    return Frame.of(0, Duration.ZERO, WIDTH, HEIGHT, PixelFormat.GRAY8, pixels);
  }

  private static Frame noisy(Frame frame) {
    Random random = new Random(1);
    byte[] pixels = pixels(frame);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) ((pixels[i] & 0xff) + random.nextInt(9) - 4);
    }
    return Frame.of(0, Duration.ZERO, WIDTH, HEIGHT, PixelFormat.GRAY8, pixels);
  }

  /** The frame with a gain of its rows that varies by an amplitude, from a phase on. */
  private static Frame banded(Frame frame, double amplitude, double phase) {
    byte[] pixels = pixels(frame);
    for (int i = 0; i < pixels.length; i++) {
      double gain = 1 + amplitude * Math.sin(2 * Math.PI * (i / WIDTH) / 75.0 + phase);
      pixels[i] = (byte) Math.round(gain * (pixels[i] & 0xff));
    }
    return Frame.of(0, Duration.ZERO, WIDTH, HEIGHT, PixelFormat.GRAY8, pixels);
  }

  private static double difference(Frame one, Frame other) {
    return difference(one, other, 0);
  }

  /** The mean difference away from the edges. */
  private static double innerDifference(Frame one, Frame other) {
    return difference(one, other, 8);
  }

  private static double difference(Frame one, Frame other, int margin) {
    byte[] left = pixels(one);
    byte[] right = pixels(other);
    double sum = 0;
    int count = 0;
    for (int y = margin; y < HEIGHT - margin; y++) {
      for (int x = margin; x < WIDTH - margin; x++, count++) {
        int at = y * WIDTH + x;
        sum += Math.abs((left[at] & 0xff) - (right[at] & 0xff));
      }
    }
    return sum / count;
  }

  private static byte[] pixels(Frame frame) {
    return frame.toByteArray();
  }
}
