package io.vad4j.core.source;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.core.image.GreyScaler;
import io.vad4j.core.source.street.Picture;
import java.time.Duration;
import java.util.Random;

/**
 * What a camera makes of the drawn street: light that drifts, and noise. One thread at a time.
 *
 * <p>Noise is brightness noise, the same for all three colours of a pixel, so that a frame is as
 * noisy in grey as in colour.
 */
final class SyntheticSensor {
  private static final int NOISE_SIZE = 1 << 16;

  private final SyntheticClip clip;
  private final SyntheticScene scene;
  private final CameraFaults faults;
  private final Picture picture;
  private final Picture shifted;
  private final int[] noise = new int[NOISE_SIZE];
  private final double slowPhase;
  private final double fastPhase;

  SyntheticSensor(SyntheticClip clip) {
    this.clip = clip;
    this.scene = clip.scene();
    this.faults = clip.faults();
    this.picture = new Picture(scene.width(), scene.height());
    this.shifted = new Picture(scene.width(), scene.height());
    Random random = new Random(clip.seed() ^ 0x2545F4914F6CDD1DL);
    slowPhase = 2 * Math.PI * random.nextDouble();
    fastPhase = 2 * Math.PI * random.nextDouble();
    for (int i = 0; i < NOISE_SIZE; i++) {
      noise[i] = (int) Math.round(faults.noise(scene.noise()) * random.nextGaussian());
    }
  }

  Frame expose(int index) {
    int shown = faults.shown(index);
    scene.street().draw(picture, clip.actors(), clip.time(shown));
    CameraFaults.Offset offset = faults.offset(shown);
    boolean steady = offset.equals(CameraFaults.Offset.NONE);
    if (!steady) {
      shifted.copyMoved(picture, offset.right(), offset.down());
    }
    Frame frame =
        Frame.of(
            index,
            Duration.ofNanos(Math.round(clip.time(index) * 1e9)),
            scene.width(),
            scene.height(),
            PixelFormat.BGR24,
            samples(steady ? picture : shifted, shown));
    return scene.colour() ? frame : new GreyScaler(scene.width(), scene.height()).apply(frame);
  }

  private int[] exposure(int index) {
    double time = clip.time(index);
    double drift =
        0.65 * Math.sin(2 * Math.PI * time / 41 + slowPhase)
            + 0.35 * Math.sin(2 * Math.PI * time / 13 + fastPhase);
    double gain = (1 + scene.lightDrift() * drift) * faults.gain(index);
    int[] exposure = new int[256];
    for (int i = 0; i < exposure.length; i++) {
      exposure[i] = (int) Math.round(i * gain);
    }
    return exposure;
  }

  private byte[] samples(Picture seen, int index) {
    int[] exposure = exposure(index);
    Random random = new Random(clip.seed() * 31 + index);
    int[] errors = new int[scene.width()];
    int[] pixels = seen.pixels();
    byte[] samples = new byte[3 * pixels.length];
    int width = scene.width();
    for (int row = 0; row < scene.height(); row++) {
      int offset = random.nextInt(NOISE_SIZE);
      faults.codingErrors(index, row, errors);
      for (int i = row * width; i < (row + 1) * width; i++) {
        int pixel = pixels[i];
        int grain = noise[offset++ & NOISE_SIZE - 1] + errors[i - row * width];
        samples[3 * i] = sample(exposure[pixel & 0xff] + grain);
        samples[3 * i + 1] = sample(exposure[pixel >> 8 & 0xff] + grain);
        samples[3 * i + 2] = sample(exposure[pixel >> 16 & 0xff] + grain);
      }
    }
    return samples;
  }

  private static byte sample(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
