package io.vad4j.tensorflow.picture;

import io.vad4j.tensorflow.train.Examples;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Frames with the frames before them, as examples for a network that reconstructs pictures: the
 * frame is the target, the frame before the picture.
 *
 * @param format how grey levels become values
 * @param frames grey levels of the frames, row by row
 * @param before those of the frame before each
 * @param variation how they are varied
 */
record PictureExamples(
    PictureFormat format, List<byte[]> frames, List<byte[]> before, Variation variation)
    implements Examples {

  PictureExamples {
    frames = List.copyOf(frames);
    before = List.copyOf(before);
  }

  @Override
  public int count() {
    return frames.size();
  }

  @Override
  public void write(int example, RandomGenerator random, float[] picture, float[] target) {
    float[] values = format.values();
    if (variation.none()) {
      PictureFormat.write(before.get(example), values, picture);
      PictureFormat.write(frames.get(example), values, target);
    } else {
      Variation.Warp warp = variation.draw(format.size(), random);
      warp.apply(before.get(example), values, picture);
      warp.apply(frames.get(example), values, target);
    }
  }
}
