package io.vad4j.tensorflow.train;

import java.util.random.RandomGenerator;

/** What a network is trained on: pictures with what is to be reconstructed beside them. */
public interface TrainingDataset {

  /** How many there are. */
  int size();

  /**
   * Writes an example, picture and target varied in the same way.
   *
   * @param example its number, from 0
   * @param random decides how it is varied, where it is
   * @param image where to write the picture, row by row
   * @param target where to write the target, row by row
   */
  void write(int example, RandomGenerator random, float[] image, float[] target);
}
