package io.vad4j.tensorflow.reconstruction;

import io.vad4j.TrainingException;
import io.vad4j.core.frames.Interruption;
import io.vad4j.core.signal.FrameSampler;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import io.vad4j.tensorflow.ValidationSplit;
import io.vad4j.tensorflow.network.ReconstructionArchitecture;
import io.vad4j.tensorflow.train.TrainingProgress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Training and validation examples of a training video, at the size of the network's input.
 *
 * @param training training examples
 * @param validation validation examples, of other clips, without augmentation
 */
record ReconstructionDataset(ReconstructionExamples training, ReconstructionExamples validation) {
  private static final int FRAMES_PER_REPORT = 50;
  private static final int GRAY_LEVELS = 256;

  /**
   * {@return the examples of a training video}
   *
   * @throws TrainingException if there are too few frames or the thread is interrupted
   */
  static ReconstructionDataset load(
      TrainingSet trainingSet, ReconstructionSettings settings, TrainingContext context) {
    ValidationSplit split =
        ValidationSplit.of(trainingSet.clips(), settings.validationSplit(), context.seed());
    InputNormalization fullRange =
        InputNormalization.fullRange(trainingSet.width(), trainingSet.height(), settings.size());
    int previousCount =
        new ReconstructionArchitecture(settings.size(), settings.frames()).imageChannels();
    Reader reader = new Reader(fullRange, settings.frameStride(), previousCount, context);
    long available =
        Stream.concat(split.training().stream(), split.validation().stream())
            .mapToLong(reader::countPairs)
            .sum();
    FrameSampler sampler = FrameSampler.atMost(settings.maxFrames(), available);
    Frames training = reader.read(split.training(), sampler);
    Frames validation = reader.read(split.validation(), sampler);
    if (training.current().size() < settings.batchSize()) {
      throw new TrainingException(
          "There are only %d training frames, which do not fill a batch of %d; give more training video, a smaller batch-size, or a smaller frame-stride."
              .formatted(training.current().size(), settings.batchSize()));
    }
    if (validation.current().isEmpty()) {
      throw new TrainingException(
          "The validation split is empty: the clips that are held out have no frame with a previous one. Give more or longer clips, or a larger validation-split.");
    }
    InputNormalization normalization =
        settings.fitRange() ? training.fitRange(fullRange) : fullRange;
    return new ReconstructionDataset(
        new ReconstructionExamples(
            normalization, training.current(), training.previous(), settings.augmentation()),
        new ReconstructionExamples(
            normalization, validation.current(), validation.previous(), Augmentation.NONE));
  }

  private record Frames(List<byte[]> current, List<List<byte[]>> previous) {
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

  /**
   * Reads frames sampled evenly from all clips, each with its previous frames; those before the
   * start of a clip are copies of its first frame.
   */
  private static final class Reader {
    private final InputNormalization normalization;
    private final int frameStride;
    private final int previousCount;
    private final TrainingContext context;
    private long position;
    private long readCount;

    Reader(
        InputNormalization normalization,
        int frameStride,
        int previousCount,
        TrainingContext context) {
      this.normalization = normalization;
      this.frameStride = frameStride;
      this.previousCount = previousCount;
      this.context = context;
    }

    long countPairs(TrainingClip clip) {
      return (clip.size() - 1L + frameStride - 1) / frameStride;
    }

    Frames read(List<TrainingClip> clips, FrameSampler sampler) {
      Frames frames = new Frames(new ArrayList<>(), new ArrayList<>());
      for (TrainingClip clip : clips) {
        Map<Integer, byte[]> recent = new HashMap<>();
        for (int i = 1; i < clip.size(); i += frameStride, position++) {
          if (!sampler.selects(position)) {
            continue;
          }
          Interruption.check();
          int oldest = i - previousCount;
          recent.keySet().removeIf(index -> index < oldest);
          List<byte[]> previous = new ArrayList<>();
          for (int index = i - 1; index >= oldest; index--) {
            previous.add(read(clip, Math.max(0, index), recent));
          }
          frames.current().add(read(clip, i, recent));
          frames.previous().add(previous);
          report(sampler.selected());
        }
      }
      return frames;
    }

    private byte[] read(TrainingClip clip, int index, Map<Integer, byte[]> recent) {
      return recent.computeIfAbsent(index, i -> normalization.resize(clip.frame(i)));
    }

    private void report(long total) {
      if (++readCount % FRAMES_PER_REPORT == 0 || readCount == total) {
        context
            .progress()
            .onProgress(TrainingProgress.preparation("reading frames", readCount, total));
      }
    }
  }
}
