package io.vad4j.tensorflow.train;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Strategy that selects which values of a target are hidden during training. */
@FunctionalInterface
public interface Masking {

  /**
   * Masks an example.
   *
   * @param image image of the example
   * @param target target of the example
   * @param random source of randomness
   * @param hidden receives 1 for each hidden value of the target and 0 for each visible one
   */
  void hide(float[] image, float[] target, RandomGenerator random, float[] hidden);

  /** {@return a strategy that hides nothing} */
  static Masking none() {
    return (image, target, random, hidden) -> Arrays.fill(hidden, 0);
  }

  /**
   * {@return a strategy that hides blocks at random, all with the same probability}
   *
   * @param ratio ratio of hidden blocks, in [0, 1]
   */
  static Masking random(BlockMask mask, double ratio) {
    return (image, target, random, hidden) -> mask.fillRandom(ratio, random, hidden);
  }

  /**
   * {@return a strategy that hides blocks at random, with a probability that grows with the
   * difference between target and the first channel of the image, which must be the previous frame}
   *
   * @param ratio ratio of hidden blocks, in [0, 1]
   */
  static Masking foreground(BlockMask mask, double ratio) {
    return (image, target, random, hidden) -> {
      float[] motion = new float[target.length];
      int channels = image.length / target.length;
      for (int i = 0; i < motion.length; i++) {
        motion[i] = Math.abs(target[i] - image[i * channels]);
      }
      mask.fillWeighted(motion, ratio, random, hidden);
    };
  }
}
