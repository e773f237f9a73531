package io.vad4j.tensorflow.train;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The numbers of {@link SplittableRandom}, with the position in them, so that a training can go on
 * with the numbers that it would have had. Each draw advances that generator's state by a constant.
 */
final class ResumableRandom implements RandomGenerator {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final SplittableRandom random;
  private long drawCount;

  /** The numbers of a seed from a position on. */
  ResumableRandom(long seed, long drawCount) {
    this.random = new SplittableRandom(seed + drawCount * GOLDEN_GAMMA);
    this.drawCount = drawCount;
  }

  /** How many numbers were drawn so far. */
  long drawCount() {
    return drawCount;
  }

  @Override
  public int nextInt() {
    drawCount++;
    return random.nextInt();
  }

  @Override
  public long nextLong() {
    drawCount++;
    return random.nextLong();
  }
}
