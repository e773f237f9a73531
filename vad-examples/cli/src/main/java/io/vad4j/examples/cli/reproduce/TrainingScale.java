package io.vad4j.examples.cli.reproduce;

import io.vad4j.InvalidOptionException;

/**
 * How much work the trainings take.
 *
 * @param size width and height of the network's input in pixels, a multiple of 8
 * @param epochs the most epochs of the four main trainings
 * @param every only each n-th frame is learned from
 * @param ablationSize as {@code size}, for the short trainings that vary one setting
 * @param ablationEpochs as {@code epochs}, for these
 * @param ablationEvery as {@code every}, for these
 * @param seed of everything random
 */
public record TrainingScale(
    int size,
    int epochs,
    int every,
    int ablationSize,
    int ablationEpochs,
    int ablationEvery,
    long seed) {
  private static final int SMALLEST = 16;
  private static final int LARGEST = 1024;
  private static final int SHORT = 10;
  private static final int SMALL = 128;

  /** Checks the numbers. */
  public TrainingScale {
    checkSize(size);
    checkSize(ablationSize);
    if (epochs < 1 || ablationEpochs < 1) {
      throw new InvalidOptionException("--epochs must be at least 1.");
    }
    if (every < 1 || ablationEvery < 1) {
      throw new InvalidOptionException(
          "--every must be at least 1: 1 learns from each frame, 2 from every second.");
    }
  }

  private static void checkSize(int size) {
    if (size < SMALLEST || size > LARGEST || size % 8 != 0) {
      throw new InvalidOptionException(
          "--size must be a multiple of 8 from %d to %d, since the network halves the picture three times, not %d."
              .formatted(SMALLEST, LARGEST, size));
    }
  }

  /**
   * The usual scale of the short trainings beside main ones of a given scale: 128 × 128, 10 epochs
   * and half the frames, or less where the main ones are smaller.
   */
  public static TrainingScale of(int size, int epochs, int every, long seed) {
    return new TrainingScale(
        size, epochs, every, Math.min(SMALL, size), Math.min(SHORT, epochs), 2 * every, seed);
  }
}
