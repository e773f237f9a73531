package io.vad4j.reproduction.training;

import io.vad4j.InvalidOptionException;

/**
 * Budget of the trainings.
 *
 * @param size width and height of the network's input in pixels, a multiple of 8
 * @param epochs maximum number of epochs of the main trainings
 * @param frameStride stride of the training frames
 * @param ablationSize as {@code size}, for the short trainings that vary one setting
 * @param ablationEpochs as {@code epochs}, for these
 * @param ablationFrameStride as {@code frameStride}, for these
 * @param seed random seed
 * @param seedCount number of seeds of the networks that train in minutes, from {@code seed} on
 */
public record TrainingBudget(
    int size,
    int epochs,
    int frameStride,
    int ablationSize,
    int ablationEpochs,
    int ablationFrameStride,
    long seed,
    int seedCount) {
  private static final int MIN_SIZE = 16;
  private static final int MAX_SIZE = 1024;
  private static final int MAX_ABLATION_EPOCHS = 10;
  private static final int MAX_ABLATION_SIZE = 128;

  /** Validates the numbers. */
  public TrainingBudget {
    checkSize(size);
    checkSize(ablationSize);
    if (epochs < 1 || ablationEpochs < 1) {
      throw new InvalidOptionException("--epochs must be at least 1.");
    }
    if (seedCount < 1) {
      throw new InvalidOptionException("--seeds must be at least 1.");
    }
    if (frameStride < 1 || ablationFrameStride < 1) {
      throw new InvalidOptionException(
          "--frame-stride must be at least 1: 1 trains on each frame, 2 on every second.");
    }
  }

  private static void checkSize(int size) {
    if (size < MIN_SIZE || size > MAX_SIZE || size % 8 != 0) {
      throw new InvalidOptionException(
          "--input-size must be a multiple of 8 from %d to %d, since the network halves the frame three times, not %d."
              .formatted(MIN_SIZE, MAX_SIZE, size));
    }
  }

  /**
   * {@return a budget with the default short trainings: 128 × 128, 10 epochs and half the frames,
   * or less where the main trainings are smaller}
   */
  public static TrainingBudget of(int size, int epochs, int frameStride, long seed, int seedCount) {
    return new TrainingBudget(
        size,
        epochs,
        frameStride,
        Math.min(MAX_ABLATION_SIZE, size),
        Math.min(MAX_ABLATION_EPOCHS, epochs),
        2 * frameStride,
        seed,
        seedCount);
  }
}
