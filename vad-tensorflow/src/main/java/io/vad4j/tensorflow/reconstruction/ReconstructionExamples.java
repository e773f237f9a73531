package io.vad4j.tensorflow.reconstruction;

import io.vad4j.tensorflow.train.TrainingDataset;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Frames with their previous frames as examples: the target is the frame, the image the previous
 * frame.
 *
 * @param normalization normalization of gray levels
 * @param frames gray levels of the resized frames, row by row
 * @param previousFrames those of the previous frame of each
 * @param augmentation augmentation
 */
record ReconstructionExamples(
    InputNormalization normalization,
    List<byte[]> frames,
    List<byte[]> previousFrames,
    Augmentation augmentation)
    implements TrainingDataset {

  /** Copies the lists. */
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
