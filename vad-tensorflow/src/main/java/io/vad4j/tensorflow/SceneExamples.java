package io.vad4j.tensorflow;

import io.vad4j.core.image.CellGrid;
import io.vad4j.tensorflow.train.Examples;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Normal frames of a scene with the motion in them, as examples for the network.
 *
 * @param scene what the frames show
 * @param pictures the frames at the size that the network sees
 * @param motions the motion of each cell, for each frame
 * @param mirror whether examples are mirrored at random
 */
record SceneExamples(Scene scene, List<byte[]> pictures, List<float[]> motions, boolean mirror)
    implements Examples {

  /** The same examples, mirrored at random or not. */
  SceneExamples mirrored(boolean atRandom) {
    return new SceneExamples(scene, pictures, motions, atRandom);
  }

  @Override
  public int count() {
    return pictures.size();
  }

  @Override
  public void write(int example, RandomGenerator random, float[] picture, float[] target) {
    boolean mirrored = mirror && random.nextBoolean();
    float[] motion = motions.get(example);
    if (mirrored) {
      scene.toMirroredPicture(pictures.get(example), picture, 0);
      writeMirrored(motion, target);
    } else {
      scene.toPicture(pictures.get(example), picture, 0);
      System.arraycopy(motion, 0, target, 0, motion.length);
    }
  }

  private void writeMirrored(float[] motion, float[] into) {
    CellGrid cells = scene.layout().cells();
    for (int start = 0; start < motion.length; start += cells.columns()) {
      for (int column = 0; column < cells.columns(); column++) {
        into[start + column] = motion[start + cells.columns() - 1 - column];
      }
    }
  }
}
