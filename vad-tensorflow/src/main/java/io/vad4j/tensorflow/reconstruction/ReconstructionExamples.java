package io.vad4j.tensorflow.reconstruction;

import io.vad4j.tensorflow.train.TrainingDataset;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Frames with their previous frames as examples: the target is the frame, the image the previous
 * frames as channels, the newest first.
 *
 * @param normalization normalization of gray levels
 * @param frames gray levels of the resized frames, row by row
 * @param previousFrames those of the previous frames of each, as many for every frame
 * @param augmentation augmentation
 */
record ReconstructionExamples(
    InputNormalization normalization,
    List<byte[]> frames,
    List<List<byte[]>> previousFrames,
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
    FrameWriter writer = InputNormalization::normalize;
    if (!augmentation.isIdentity()) {
      writer = augmentation.sample(normalization.size(), random)::apply;
    }
    List<byte[]> previous = previousFrames.get(example);
    for (int i = 0; i < previous.size(); i++) {
      writer.write(previous.get(i), lookup, target);
      InputNormalization.writeChannel(target, i, previous.size(), image);
    }
    writer.write(frames.get(example), lookup, target);
  }

  @FunctionalInterface
  private interface FrameWriter {
    void write(byte[] gray, float[] lookup, float[] into);
  }
}
