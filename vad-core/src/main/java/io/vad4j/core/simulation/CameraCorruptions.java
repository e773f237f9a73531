package io.vad4j.core.simulation;

import java.util.BitSet;
import java.util.Random;
import java.util.Set;

/**
 * Parameters of the camera corruptions of one clip, frame by frame. Deterministic for a seed;
 * immutable.
 */
final class CameraCorruptions {
  private static final int REPEATED_FRAMES = 12;
  private static final int KEYFRAME_INTERVAL = 12;
  private static final int BLOCK_SIZE = 8;
  private static final int JUMP_INTERVAL = 60;
  private static final double MAX_JUMP = 0.25;
  private static final double FLICKER_AMPLITUDE = 0.06;
  private static final double BAND_AMPLITUDE = 0.08;

  /** Distance of two bright bands, in heights of the image. */
  private static final double BAND_DISTANCE = 0.6;

  /** By how much the bands move from frame to frame, in radians. */
  private static final double BAND_STEP = 1.1;

  private static final double NIGHT_GAIN = 0.4;
  private static final double NIGHT_NOISE = 8;
  private static final double CODED_NOISE_FACTOR = 0.4;

  /** Amplitude of each of the two components of camera shake, as a fraction of the image height. */
  private static final double SHAKE_AMPLITUDE = 2.0 / 240;

  private final Set<Corruption> corruptions;
  private final long seed;
  private final int height;

  CameraCorruptions(Set<Corruption> corruptions, long seed, int height) {
    this.corruptions = corruptions;
    this.seed = seed;
    this.height = height;
  }

  /**
   * Image translation.
   *
   * @param right pixels to the right
   * @param down pixels down
   */
  record Offset(double right, double down) {
    static final Offset NONE = new Offset(0, 0);

    /** Translates a bit mask by whole pixels. */
    void shift(BitSet bits, int width, int height) {
      int dx = (int) Math.round(right);
      int dy = (int) Math.round(down);
      if ((dx == 0 && dy == 0) || bits.isEmpty()) {
        return;
      }
      BitSet before = (BitSet) bits.clone();
      bits.clear();
      before.stream()
          .filter(i -> inside(i % width + dx, width) && inside(i / width + dy, height))
          .forEach(i -> bits.set(i + dy * width + dx));
    }

    private static boolean inside(int position, int size) {
      return position >= 0 && position < size;
    }
  }

  /** The index of the rendered frame that a frame shows. */
  int sourceIndex(int index) {
    return corruptions.contains(Corruption.REPEATED_START) && index < REPEATED_FRAMES ? 0 : index;
  }

  /** The brightness gain of a frame. */
  double gain(int index) {
    double gain = corruptions.contains(Corruption.NIGHT) ? NIGHT_GAIN : 1;
    if (corruptions.contains(Corruption.EXPOSURE_JUMPS)) {
      int first = new Random(seed).nextInt(JUMP_INTERVAL);
      int jumps = (index + first) / JUMP_INTERVAL;
      gain *= 1 + MAX_JUMP * (2 * random(jumps, 1).nextDouble() - 1);
    }
    if (corruptions.contains(Corruption.FLICKER)) {
      gain *= 1 + FLICKER_AMPLITUDE * Math.sin(2.5 * index + seed);
    }
    return gain;
  }

  /** The brightness gain of a row beyond that of its frame. */
  double rowGain(int index, int row) {
    if (!corruptions.contains(Corruption.BANDING)) {
      return 1;
    }
    double phase = 2 * Math.PI * row / (BAND_DISTANCE * height);
    return 1 + BAND_AMPLITUDE * Math.sin(phase - BAND_STEP * index + seed);
  }

  /** The standard deviation of the sensor noise. */
  double noise(double deviation) {
    double noise = corruptions.contains(Corruption.NIGHT) ? deviation + NIGHT_NOISE : deviation;
    return corruptions.contains(Corruption.KEYFRAMES) ? CODED_NOISE_FACTOR * noise : noise;
  }

  /** The image translation of a frame. */
  Offset offset(int index) {
    if (!corruptions.contains(Corruption.SHAKE)) {
      return Offset.NONE;
    }
    double size = SHAKE_AMPLITUDE * height;
    double phase = 7 * new Random(seed).nextDouble();
    return new Offset(
        size * (Math.sin(0.9 * index + phase) + Math.sin(2.2 * index + 2 * phase)),
        size * (Math.sin(1.1 * index + 3 * phase) + Math.sin(1.9 * index + 5 * phase)));
  }

  /**
   * Computes the coding errors of one pixel row in grey levels; leaves zeros where nothing is
   * coded.
   *
   * @param errors one value per column, overwritten
   */
  void codingErrors(int index, int row, int[] errors) {
    if (!corruptions.contains(Corruption.KEYFRAMES)) {
      return;
    }
    Random random = random(index / KEYFRAME_INTERVAL, 2 + row / BLOCK_SIZE);
    for (int x = 0; x < errors.length; x += BLOCK_SIZE) {
      double level = 1.5 * random.nextGaussian();
      double across = 1.5 * random.nextGaussian();
      double down = 1.5 * random.nextGaussian();
      double y = (row % BLOCK_SIZE - 3.5) / 3.5;
      for (int i = x; i < Math.min(errors.length, x + BLOCK_SIZE); i++) {
        errors[i] = (int) Math.round(level + across * ((i - x) - 3.5) / 3.5 + down * y);
      }
    }
  }

  private Random random(int number, int purpose) {
    return new Random(seed * 0x9E3779B97F4A7C15L + number * 1_000_003L + purpose);
  }
}
