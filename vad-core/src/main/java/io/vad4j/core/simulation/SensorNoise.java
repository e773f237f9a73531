package io.vad4j.core.simulation;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.core.image.GrayscaleResizer;
import io.vad4j.core.image.PixelMask;
import io.vad4j.core.simulation.render.Canvas;
import io.vad4j.core.simulation.scenery.Conditions;
import io.vad4j.core.simulation.scenery.LightField;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * Renders frames of a clip with illumination drift, corruptions and sensor noise. Not thread-safe.
 *
 * <p>Noise is luma noise, equal in the three channels of a pixel, so that a frame is as noisy in
 * grey as in colour.
 */
final class SensorNoise {
  private static final int NOISE_SIZE = 1 << 16;
  private static final int NOISE_UNIT = 256;
  private static final double NOISE_GROWTH = 0.7;

  /** Grey levels by which a pixel differs that is disturbed. */
  private static final double MIN_DIFFERENCE = 12;

  private final SyntheticVideo clip;
  private final SyntheticScene scene;
  private final CameraCorruptions corruptions;
  private final Canvas canvas;
  private final Canvas shiftedCanvas;
  private final LightField field;
  private final int[] noise = new int[NOISE_SIZE];
  private final double slowPhase;
  private final double fastPhase;

  SensorNoise(SyntheticVideo clip) {
    this.clip = clip;
    this.scene = clip.scene();
    this.corruptions = clip.corruptions();
    this.canvas = new Canvas(scene.width(), scene.height());
    this.shiftedCanvas = new Canvas(scene.width(), scene.height());
    this.field = scene.street().newLightField();
    Random random = new Random(clip.seed() ^ 0x2545F4914F6CDD1DL);
    slowPhase = 2 * Math.PI * random.nextDouble();
    fastPhase = 2 * Math.PI * random.nextDouble();
    for (int i = 0; i < NOISE_SIZE; i++) {
      noise[i] = (int) Math.round(corruptions.noise(scene.noise()) * random.nextGaussian());
    }
  }

  Frame expose(int index) {
    int sourceIndex = corruptions.sourceIndex(index);
    double time = clip.time(sourceIndex);
    Conditions conditions = clip.disturbances().at(time);
    scene.street().draw(canvas, clip.actors(), time, conditions, field);
    CameraCorruptions.Offset offset = corruptions.offset(sourceIndex);
    boolean unshifted = offset.equals(CameraCorruptions.Offset.NONE);
    if (!unshifted) {
      shiftedCanvas.copyShifted(canvas, offset.right(), offset.down());
    }
    Frame frame =
        Frame.of(
            index,
            Duration.ofNanos(Math.round(clip.time(index) * 1e9)),
            scene.width(),
            scene.height(),
            PixelFormat.BGR24,
            samples(
                unshifted ? canvas : shiftedCanvas,
                sourceIndex,
                noiseFactor(conditions.light().exposure())));
    return scene.colour()
        ? frame
        : new GrayscaleResizer(scene.width(), scene.height()).apply(frame);
  }

  private double gain(int index) {
    double time = clip.time(index);
    double drift =
        0.65 * Math.sin(2 * Math.PI * time / 41 + slowPhase)
            + 0.35 * Math.sin(2 * Math.PI * time / 13 + fastPhase);
    return (1 + scene.illuminationDrift() * drift) * corruptions.gain(index);
  }

  private static int[] exposure(double gain) {
    int[] exposure = new int[256];
    for (int i = 0; i < exposure.length; i++) {
      exposure[i] = (int) Math.round(i * gain);
    }
    return exposure;
  }

  /** Noise grows with the exposure of a dark scene; a factor of {@value #NOISE_UNIT} is 1. */
  private static int noiseFactor(double exposure) {
    return (int) Math.round(NOISE_UNIT * Math.pow(Math.max(1, exposure), NOISE_GROWTH));
  }

  /** The pixels of the empty street that disturbances change. */
  PixelMask disturbanceMask(int index) {
    double time = clip.time(corruptions.sourceIndex(index));
    scene.street().drawEmpty(shiftedCanvas);
    scene.street().draw(canvas, List.of(), time, clip.disturbances().at(time), field);
    BitSet bits = new BitSet();
    for (int i = 0; i < canvas.pixels().length; i++) {
      bits.set(i, Math.abs(canvas.grey(i) - shiftedCanvas.grey(i)) > MIN_DIFFERENCE);
    }
    return PixelMask.of(scene.width(), scene.height(), bits);
  }

  private byte[] samples(Canvas source, int index, int noiseFactor) {
    double gain = gain(index);
    double rowGain = 1;
    int[] exposure = exposure(gain);
    Random random = new Random(clip.seed() * 31 + index);
    int[] errors = new int[scene.width()];
    int[] pixels = source.pixels();
    byte[] samples = new byte[3 * pixels.length];
    int width = scene.width();
    for (int row = 0; row < scene.height(); row++) {
      int offset = random.nextInt(NOISE_SIZE);
      corruptions.codingErrors(index, row, errors);
      if (corruptions.rowGain(index, row) != rowGain) {
        rowGain = corruptions.rowGain(index, row);
        exposure = exposure(gain * rowGain);
      }
      for (int i = row * width; i < (row + 1) * width; i++) {
        int pixel = pixels[i];
        int grain =
            noise[offset++ & NOISE_SIZE - 1] * noiseFactor / NOISE_UNIT + errors[i - row * width];
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
