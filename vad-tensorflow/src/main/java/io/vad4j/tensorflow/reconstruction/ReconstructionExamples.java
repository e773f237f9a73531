package io.vad4j.tensorflow.reconstruction;

import io.vad4j.tensorflow.train.TrainingDataset;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Frames with the frames before them, as examples for a network that reconstructs pictures: the
 * frame is the target, the frame before the picture.
 *
 * @param normalization how grey levels become values
 * @param frames grey levels of the frames, row by row
 * @param previousFrames those of the frame before each
 * @param augmentation how they are varied
 */
record ReconstructionExamples(
    InputNormalization normalization,
    List<byte[]> frames,
    List<byte[]> previousFrames,
    Augmentation augmentation)
    implements TrainingDataset {

  ReconstructionExamples {
    frames = List.copyOf(frames);
    previousFrames = List.copyOf(previousFrames);
  }

  @Override
  public int size() {
    return frames.size();
  }

  @Override
  public void write(int example, RandomGenerator random, float[] image, float[] target) {
    float[] lookup = normalization.lookupTable();
    if (augmentation.isIdentity()) {
      InputNormalization.normalize(previousFrames.get(example), lookup, image);
      InputNormalization.normalize(frames.get(example), lookup, target);
    } else {
      Augmentation.AffineWarp warp = augmentation.sample(normalization.size(), random);
      warp.apply(previousFrames.get(example), lookup, image);
      warp.apply(frames.get(example), lookup, target);
    }
  }
}
