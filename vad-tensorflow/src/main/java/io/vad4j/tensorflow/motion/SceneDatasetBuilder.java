package io.vad4j.tensorflow.motion;

import io.vad4j.Options;
import io.vad4j.ProgressListener;
import io.vad4j.TrainingException;
import io.vad4j.core.frames.Interruption;
import io.vad4j.core.signal.FrameSampler;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingSet;
import io.vad4j.tensorflow.MaskedAutoencoder;
import io.vad4j.tensorflow.train.TrainingProgress;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a training video once: estimates background and motion scale and keeps the training
 * examples, sampled evenly from all frames.
 */
final class SceneDatasetBuilder {
  private static final int MIN_BATCHES = 2;
  private static final int FRAMES_PER_REPORT = 50;

  private final TrainingSet trainingSet;
  private final InputGeometry geometry;
  private final CellFrameDifference difference;
  private final ProgressListener progress;
  private final List<byte[]> images = new ArrayList<>();
  private final List<float[]> differences = new ArrayList<>();
  private final byte[] current;
  private final byte[] previous;

  /**
   * Creates a builder.
   *
   * @throws TrainingException if frames are smaller than a cell
   */
  SceneDatasetBuilder(TrainingSet trainingSet, ProgressListener progress) {
    int minSize = InputGeometry.MIN_SIZE;
    if (trainingSet.width() < minSize || trainingSet.height() < minSize) {
      throw new TrainingException(
          "Frames of %dx%d pixels are too small; give a training video of at least %dx%d."
              .formatted(trainingSet.width(), trainingSet.height(), minSize, minSize));
    }
    this.trainingSet = trainingSet;
    this.geometry = InputGeometry.of(trainingSet.width(), trainingSet.height());
    this.difference = new CellFrameDifference(geometry.cells());
    this.progress = progress;
    this.current = new byte[trainingSet.width() * trainingSet.height()];
    this.previous = new byte[current.length];
  }

  /**
   * {@return the examples for training options}
   *
   * @throws TrainingException if there are too few frames or the thread is interrupted
   */
  SceneDataset build(Options options) {
    long pairs = trainingSet.clips().stream().mapToLong(clip -> clip.size() - 1L).sum();
    int minPairs = MIN_BATCHES * options.getInt("batch-size");
    if (pairs < minPairs) {
      throw new TrainingException(
          "There are only %d frames to learn motion from, and %s needs at least %d; give more training video (some minutes are good), or a smaller batch-size."
              .formatted(pairs, MaskedAutoencoder.NAME, minPairs));
    }
    FrameSampler sampler = FrameSampler.atMost(options.getInt("max-frames"), pairs);
    long position = 0;
    for (TrainingClip clip : trainingSet.clips()) {
      int currentIndex = -1;
      for (int i = 1; i < clip.size(); i++, position++) {
        if (!sampler.selects(position)) {
          continue;
        }
        Interruption.check();
        if (currentIndex == i - 1) {
          System.arraycopy(current, 0, previous, 0, current.length);
        } else {
          clip.frame(i - 1).copyTo(previous);
        }
        clip.frame(i).copyTo(current);
        currentIndex = i;
        addFramePair();
        report(sampler.selected());
      }
    }
    return createDataset(options.getBoolean("perspective"), options.getBoolean("horizontal-flip"));
  }

  private void addFramePair() {
    byte[] image = new byte[geometry.downsampler().grid().cells()];
    geometry.downsampler().downsample(current, image);
    images.add(image);
    float[] motion = new float[geometry.cells().cells()];
    difference.compute(previous, current, motion);
    differences.add(motion);
  }

  private void report(long total) {
    if (images.size() % FRAMES_PER_REPORT == 0 || images.size() == total) {
      progress.onProgress(TrainingProgress.preparation("learning the scene", images.size(), total));
    }
  }

  private SceneDataset createDataset(boolean perspective, boolean horizontalFlip) {
    MotionNormalizer normalizer = new MotionNormalizer(geometry.cells(), differences);
    float[] scales = perspective ? normalizer.perspectiveScales() : normalizer.uniformScales();
    SceneModel scene = new SceneModel(geometry, downsampledBackground(), scales);
    float[] scratch = new float[geometry.cells().cells()];
    differences.forEach(frame -> scene.normalizeMotion(frame, scratch));
    return new SceneDataset(scene, List.copyOf(images), List.copyOf(differences), horizontalFlip);
  }

  private byte[] downsampledBackground() {
    byte[] background = new byte[geometry.downsampler().grid().cells()];
    geometry.downsampler().downsample(trainingSet.background(), background);
    return background;
  }
}
