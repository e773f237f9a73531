package io.vad4j.tensorflow.train;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Sequence of {@link SplittableRandom} that can be resumed from a position. Each draw advances that
 * generator's state by a constant.
 */
final class ResumableRandom implements RandomGenerator {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final SplittableRandom random;
  private long drawCount;

  /** The sequence of a seed after a number of draws. */
  ResumableRandom(long seed, long drawCount) {
    this.random = new SplittableRandom(seed + drawCount * GOLDEN_GAMMA);
    this.drawCount = drawCount;
  }

  /** {@return number of draws so far} */
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
