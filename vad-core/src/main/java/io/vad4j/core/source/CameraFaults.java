package io.vad4j.core.source;

import java.util.BitSet;
import java.util.Random;
import java.util.Set;

/**
 * What disturbs the camera in one clip, for each of its frames; the same for the same seed.
 * Immutable.
 */
final class CameraFaults {
  private static final int REPEATS = 12;
  private static final int KEYFRAME_INTERVAL = 12;
  private static final int BLOCK = 8;
  private static final int JUMP_INTERVAL = 60;
  private static final double LARGEST_JUMP = 0.25;
  private static final double FLICKER = 0.06;
  private static final double NIGHT_GAIN = 0.4;
  private static final double NIGHT_NOISE = 8;
  private static final double CODED_NOISE = 0.4;

  /** Amplitude of each of the two parts of the shaking, as a share of the picture's height. */
  private static final double SHAKE = 2.0 / 240;

  private final Set<SyntheticDisturbance> kinds;
  private final long seed;
  private final int height;

  CameraFaults(Set<SyntheticDisturbance> kinds, long seed, int height) {
    this.kinds = kinds;
    this.seed = seed;
    this.height = height;
  }

  /**
   * How far the picture is off.
   *
   * @param right in pixels
   * @param down in pixels
   */
  record Offset(double right, double down) {
    static final Offset NONE = new Offset(0, 0);

    /** Moves the bits of a picture by whole pixels. */
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

  /** Which of the clip's frames is shown in the place of one. */
  int shown(int index) {
    return kinds.contains(SyntheticDisturbance.REPEATED_START) && index < REPEATS ? 0 : index;
  }

  /** How much brighter a frame is than it would be. */
  double gain(int index) {
    double gain = kinds.contains(SyntheticDisturbance.NIGHT) ? NIGHT_GAIN : 1;
    if (kinds.contains(SyntheticDisturbance.EXPOSURE_JUMPS)) {
      int first = new Random(seed).nextInt(JUMP_INTERVAL);
      int jumps = (index + first) / JUMP_INTERVAL;
      gain *= 1 + LARGEST_JUMP * (2 * random(jumps, 1).nextDouble() - 1);
    }
    if (kinds.contains(SyntheticDisturbance.FLICKER)) {
      gain *= 1 + FLICKER * Math.sin(2.5 * index + seed);
    }
    return gain;
  }

  /** The sensor's noise. */
  double noise(double usual) {
    double noise = kinds.contains(SyntheticDisturbance.NIGHT) ? usual + NIGHT_NOISE : usual;
    return kinds.contains(SyntheticDisturbance.KEYFRAMES) ? CODED_NOISE * noise : noise;
  }

  /** Where the camera looks instead of straight ahead. */
  Offset offset(int index) {
    if (!kinds.contains(SyntheticDisturbance.SHAKE)) {
      return Offset.NONE;
    }
    double size = SHAKE * height;
    double phase = 7 * new Random(seed).nextDouble();
    return new Offset(
        size * (Math.sin(0.9 * index + phase) + Math.sin(2.2 * index + 2 * phase)),
        size * (Math.sin(1.1 * index + 3 * phase) + Math.sin(1.9 * index + 5 * phase)));
  }

  /**
   * What coding adds to each pixel in grey levels, for one block row; all 0 where nothing is coded.
   *
   * @param errors a value for each column of pixels, to be written
   */
  void codingErrors(int index, int row, int[] errors) {
    if (!kinds.contains(SyntheticDisturbance.KEYFRAMES)) {
      return;
    }
    Random random = random(index / KEYFRAME_INTERVAL, 2 + row / BLOCK);
    for (int x = 0; x < errors.length; x += BLOCK) {
      double level = 1.5 * random.nextGaussian();
      double across = 1.5 * random.nextGaussian();
      double down = 1.5 * random.nextGaussian();
      double y = (row % BLOCK - 3.5) / 3.5;
      for (int i = x; i < Math.min(errors.length, x + BLOCK); i++) {
        errors[i] = (int) Math.round(level + across * ((i - x) - 3.5) / 3.5 + down * y);
      }
    }
  }

  private Random random(int number, int purpose) {
    return new Random(seed * 0x9E3779B97F4A7C15L + number * 1_000_003L + purpose);
  }
}
