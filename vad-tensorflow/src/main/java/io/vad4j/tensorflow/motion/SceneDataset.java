package io.vad4j.tensorflow.motion;

import io.vad4j.core.image.CellGrid;
import io.vad4j.tensorflow.train.TrainingDataset;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Normal frames of a scene with their motion, as training examples.
 *
 * @param scene background and motion scale
 * @param images gray levels of the downsampled frames
 * @param motions normalized motion of each cell, for each frame
 * @param horizontalFlip whether examples are flipped at random
 */
record SceneDataset(
    SceneModel scene, List<byte[]> images, List<float[]> motions, boolean horizontalFlip)
    implements TrainingDataset {

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public void write(int example, RandomGenerator random, float[] image, float[] target) {
    boolean flipped = horizontalFlip && random.nextBoolean();
    float[] motion = motions.get(example);
    if (flipped) {
      scene.writeFlippedImage(images.get(example), image);
      writeFlipped(motion, target);
    } else {
      scene.writeImage(images.get(example), image);
      System.arraycopy(motion, 0, target, 0, motion.length);
    }
  }

  private void writeFlipped(float[] motion, float[] into) {
    CellGrid cells = scene.geometry().cells();
    for (int start = 0; start < motion.length; start += cells.columns()) {
      for (int column = 0; column < cells.columns(); column++) {
        into[start + column] = motion[start + cells.columns() - 1 - column];
      }
    }
  }
}
