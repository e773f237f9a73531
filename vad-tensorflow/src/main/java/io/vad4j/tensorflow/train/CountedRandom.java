package io.vad4j.tensorflow.train;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The numbers of {@link SplittableRandom}, with the position in them, so that a training can go on
 * with the numbers that it would have had. Each draw advances that generator's state by a constant.
 */
final class CountedRandom implements RandomGenerator {
  private static final long ADVANCE = 0x9e3779b97f4a7c15L;

  private final SplittableRandom random;
  private long draws;

  /** The numbers of a seed from a position on. */
  CountedRandom(long seed, long draws) {
    this.random = new SplittableRandom(seed + draws * ADVANCE);
    this.draws = draws;
  }

  /** How many numbers were drawn so far. */
  long draws() {
    return draws;
  }

  @Override
  public int nextInt() {
    draws++;
    return random.nextInt();
  }

  @Override
  public long nextLong() {
    draws++;
    return random.nextLong();
  }
}
