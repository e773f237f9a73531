package io.vad4j.tensorflow.train;

import io.vad4j.tensorflow.network.Architecture;

/** Room for one example, and for as many as make a step. */
final class Batch {
  private final float[] image;
  private final float[] target;
  private final float[] hidden;
  private final float[] images;
  private final float[] targets;
  private final float[] masks;

  Batch(Architecture architecture, int count) {
    image = new float[architecture.imageSize()];
    target = new float[architecture.targetSize()];
    hidden = new float[architecture.targetSize()];
    images = new float[count * image.length];
    targets = new float[count * target.length];
    masks = new float[count * hidden.length];
  }

  float[] image() {
    return image;
  }

  float[] target() {
    return target;
  }

  float[] hidden() {
    return hidden;
  }

  float[] images() {
    return images;
  }

  float[] targets() {
    return targets;
  }

  float[] masks() {
    return masks;
  }

  /** Copies the one example to a place among the many. */
  void putExample(int index) {
    System.arraycopy(image, 0, images, index * image.length, image.length);
    System.arraycopy(target, 0, targets, index * target.length, target.length);
    System.arraycopy(hidden, 0, masks, index * hidden.length, hidden.length);
  }
}
