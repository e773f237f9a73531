package io.vad4j.tensorflow.gan;

import io.vad4j.tensorflow.train.TrainingDataset;
import io.vad4j.tensorflow.window.FrameWindow;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Frames as examples: the target is the image.
 *
 * @param columns columns of a frame
 * @param frames windows of one frame each
 * @param horizontalFlip whether examples are flipped at random
 */
record GanExamples(int columns, List<FrameWindow> frames, boolean horizontalFlip)
    implements TrainingDataset {

  @Override
  public int size() {
    return frames.size();
  }

  @Override
  public void write(int example, RandomGenerator random, float[] image, float[] target) {
    frames.get(example).writeImage(horizontalFlip && random.nextBoolean(), columns, image);
    System.arraycopy(image, 0, target, 0, image.length);
  }
}
