package io.vad4j.tensorflow.reconstruction;

import io.vad4j.Progress;
import io.vad4j.TrainingException;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import io.vad4j.tensorflow.ValidationSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Normal footage at the size that the network sees, in examples to train on and examples to
 * validate on, which are of other clips.
 *
 * @param training to learn from
 * @param validation to measure the validation loss on, unvaried
 */
record ReconstructionDataset(ReconstructionExamples training, ReconstructionExamples validation) {
  private static final int FRAMES_PER_REPORT = 50;
  private static final int GRAY_LEVELS = 256;

  /**
   * Reads footage.
   *
   * @throws TrainingException if there is not enough of it
   */
  static ReconstructionDataset load(
      TrainingSet trainingSet, ReconstructionSettings settings, TrainingContext context) {
    ValidationSplit split = ValidationSplit.of(trainingSet.clips(), settings.validationSplit(), context.seed());
    InputNormalization fullRange =
        InputNormalization.fullRange(trainingSet.width(), trainingSet.height(), settings.size());
    Reader reader = new Reader(fullRange, settings, split, context);
    Frames training = reader.read(split.training());
    Frames validation = reader.read(split.validation());
    if (training.current().size() < settings.batchSize()) {
      throw new TrainingException(
          "There are only %d frames to learn from, which do not fill a batch of %d; give more footage, a smaller batch, or train on more of the frames (every)."
              .formatted(training.current().size(), settings.batchSize()));
    }
    if (validation.current().isEmpty()) {
      throw new TrainingException(
          "The validation split is empty: the clips held out have no frame with one before it. Give more or longer clips, or hold out a larger share (validation).");
    }
    InputNormalization normalization =
        settings.fitRange() ? training.fitRange(fullRange) : fullRange;
    return new ReconstructionDataset(
        new ReconstructionExamples(
            normalization, training.current(), training.previous(), settings.augmentation()),
        new ReconstructionExamples(
            normalization, validation.current(), validation.previous(), Augmentation.NONE));
  }

  private record Frames(List<byte[]> current, List<byte[]> previous) {
    InputNormalization fitRange(InputNormalization fullRange) {
      int min = GRAY_LEVELS;
      int max = 0;
      for (byte[] frame : current) {
        for (byte pixel : frame) {
          min = Math.min(min, pixel & 0xff);
          max = Math.max(max, pixel & 0xff);
        }
      }
      return fullRange.withRange(min, max);
    }
  }

  /** Takes frames evenly from all clips, not more than wanted in all. */
  private static final class Reader {
    private final InputNormalization normalization;
    private final ReconstructionSettings settings;
    private final TrainingContext context;
    private final long available;
    private final long kept;
    private long passed;
    private long readCount;

    Reader(
        InputNormalization normalization,
        ReconstructionSettings settings,
        ValidationSplit split,
        TrainingContext context) {
      this.normalization = normalization;
      this.settings = settings;
      this.context = context;
      this.available =
          java.util.stream.Stream.concat(split.training().stream(), split.validation().stream())
              .mapToLong(this::countPairs)
              .sum();
      this.kept = Math.min(available, settings.maxFrames());
    }

    private long countPairs(TrainingClip clip) {
      return (clip.size() - 1L + settings.frameStride() - 1) / settings.frameStride();
    }

    Frames read(List<TrainingClip> clips) {
      Frames frames = new Frames(new ArrayList<>(), new ArrayList<>());
      for (TrainingClip clip : clips) {
        read(clip, frames);
      }
      return frames;
    }

    private void read(TrainingClip clip, Frames into) {
      byte[] last = new byte[0];
      int lastIndex = -1;
      for (int i = 1; i < clip.size(); i += settings.frameStride(), passed++) {
        if (passed * kept / available == (passed + 1) * kept / available) {
          continue;
        }
        byte[] previous = lastIndex == i - 1 ? last : normalization.resize(clip.frame(i - 1));
        last = normalization.resize(clip.frame(i));
        lastIndex = i;
        into.current().add(last);
        into.previous().add(previous);
        if (++readCount % FRAMES_PER_REPORT == 0 || readCount == kept) {
          context
              .progress()
              .onProgress(new Progress("reading pictures", readCount, OptionalLong.of(kept), ""));
        }
      }
    }
  }
}
