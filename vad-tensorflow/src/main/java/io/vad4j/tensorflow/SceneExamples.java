package io.vad4j.tensorflow;

import io.vad4j.core.image.CellGrid;
import io.vad4j.tensorflow.train.Examples;
import java.util.List;

/**
 * Normal frames of a scene with the motion in them, as examples for the network.
 *
 * @param scene what the frames show
 * @param pictures the frames at the size that the network sees
 * @param motions the motion of each cell, for each frame
 */
record SceneExamples(Scene scene, List<byte[]> pictures, List<float[]> motions)
    implements Examples {

  @Override
  public int count() {
    return pictures.size();
  }

  @Override
  public void picture(int example, boolean mirrored, float[] into, int offset) {
    if (mirrored) {
      scene.toMirroredPicture(pictures.get(example), into, offset);
    } else {
      scene.toPicture(pictures.get(example), into, offset);
    }
  }

  @Override
  public void target(int example, boolean mirrored, float[] into, int offset) {
    float[] motion = motions.get(example);
    if (!mirrored) {
      System.arraycopy(motion, 0, into, offset, motion.length);
      return;
    }
    CellGrid cells = scene.layout().cells();
    for (int start = 0; start < motion.length; start += cells.columns()) {
      for (int column = 0; column < cells.columns(); column++) {
        into[offset + start + column] = motion[start + cells.columns() - 1 - column];
      }
    }
  }
}
