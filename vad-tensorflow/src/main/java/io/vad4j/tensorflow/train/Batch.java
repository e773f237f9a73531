package io.vad4j.tensorflow.train;

import io.vad4j.tensorflow.network.Architecture;

/** Room for one example, and for as many as make a step. */
final class Batch {
  private final float[] picture;
  private final float[] target;
  private final float[] hidden;
  private final float[] pictures;
  private final float[] targets;
  private final float[] masks;

  Batch(Architecture architecture, int count) {
    picture = new float[architecture.pictureSize()];
    target = new float[architecture.targetSize()];
    hidden = new float[architecture.targetSize()];
    pictures = new float[count * picture.length];
    targets = new float[count * target.length];
    masks = new float[count * hidden.length];
  }

  float[] picture() {
    return picture;
  }

  float[] target() {
    return target;
  }

  float[] hidden() {
    return hidden;
  }

  float[] pictures() {
    return pictures;
  }

  float[] targets() {
    return targets;
  }

  float[] masks() {
    return masks;
  }

  /** Copies the one example to a place among the many. */
  void put(int place) {
    System.arraycopy(picture, 0, pictures, place * picture.length, picture.length);
    System.arraycopy(target, 0, targets, place * target.length, target.length);
    System.arraycopy(hidden, 0, masks, place * hidden.length, hidden.length);
  }
}
