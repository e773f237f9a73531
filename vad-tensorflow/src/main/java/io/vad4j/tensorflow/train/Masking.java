package io.vad4j.tensorflow.train;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Decides what of a target is hidden from the network while it learns. */
@FunctionalInterface
public interface Masking {

  /**
   * Hides a part of an example.
   *
   * @param image the example's picture
   * @param target the example's target
   * @param random decides what is hidden
   * @param hidden where to write 1 for what is hidden and 0 for what is visible, for each value of
   *     the target
   */
  void hide(float[] image, float[] target, RandomGenerator random, float[] hidden);

  /** Hides nothing. */
  static Masking none() {
    return (image, target, random, hidden) -> Arrays.fill(hidden, 0);
  }

  /**
   * Hides blocks at random, all with the same probability.
   *
   * @param ratio the share that is hidden, from 0 to 1
   */
  static Masking random(BlockMask mask, double ratio) {
    return (image, target, random, hidden) -> mask.fillRandom(ratio, random, hidden, 0);
  }

  /**
   * Hides blocks at random, with a probability that grows with how much moves in them: with how
   * much the target differs from the picture, which must be the frame before it.
   *
   * @param ratio the share that is hidden, from 0 to 1
   */
  static Masking foreground(BlockMask mask, double ratio) {
    return (image, target, random, hidden) -> {
      float[] motion = new float[target.length];
      for (int i = 0; i < motion.length; i++) {
        motion[i] = Math.abs(target[i] - image[i]);
      }
      mask.fillWeighted(motion, ratio, random, hidden);
    };
  }
}
