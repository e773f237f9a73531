package io.vad4j.tensorflow.train;

import java.util.random.RandomGenerator;

/** Training examples: images with the targets to reconstruct. */
public interface TrainingDataset {

  /** {@return number of examples} */
  int size();

  /**
   * Writes an example, with the same augmentation of image and target.
   *
   * @param example index of the example
   * @param random source of randomness of the augmentation
   * @param image receives the image, row by row
   * @param target receives the target, row by row
   */
  void write(int example, RandomGenerator random, float[] image, float[] target);
}
