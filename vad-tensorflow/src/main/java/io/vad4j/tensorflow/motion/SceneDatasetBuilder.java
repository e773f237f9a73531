package io.vad4j.tensorflow.motion;

import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import io.vad4j.TrainingException;
import io.vad4j.core.image.CellGrid;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Looks once at normal footage: learns the scene and keeps what the network is to be trained on.
 * Where there is more footage than wanted, frames are taken evenly from all of it.
 */
public final class SceneDatasetBuilder {
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
   * A study of footage.
   *
   * @throws TrainingException if its frames are smaller than a cell
   */
  public SceneDatasetBuilder(TrainingSet trainingSet, ProgressListener progress) {
    if (trainingSet.width() < InputGeometry.MIN_SIZE
        || trainingSet.height() < InputGeometry.MIN_SIZE) {
      throw new TrainingException(
          "Frames of %dx%d pixels are too small; give footage of at least %dx%d."
              .formatted(
                  trainingSet.width(),
                  trainingSet.height(),
                  InputGeometry.MIN_SIZE,
                  InputGeometry.MIN_SIZE));
    }
    this.trainingSet = trainingSet;
    this.geometry = InputGeometry.of(trainingSet.width(), trainingSet.height());
    this.difference = new CellFrameDifference(geometry.cells());
    this.progress = progress;
    this.current = new byte[trainingSet.width() * trainingSet.height()];
    this.previous = new byte[current.length];
  }

  /**
   * Reads the footage.
   *
   * @param minFrames how many frames with one before them it must have
   * @param maxFrames how many of them to keep at most
   * @param perspective whether motion far up in the picture counts for more
   * @throws TrainingException if there are fewer frames
   */
  public SceneDataset build(int minFrames, int maxFrames, boolean perspective) {
    long pairs = trainingSet.clips().stream().mapToLong(clip -> clip.size() - 1L).sum();
    if (pairs < minFrames) {
      throw new TrainingException(
          "There are only %d frames to learn motion from, and masked-autoencoder needs at least %d;"
                  .formatted(pairs, minFrames)
              + " give more footage (some minutes are good), or a smaller batch.");
    }
    long kept = Math.min(pairs, maxFrames);
    long passed = 0;
    for (TrainingClip clip : trainingSet.clips()) {
      int currentIndex = -1;
      for (int i = 1; i < clip.size(); i++, passed++) {
        if (passed * kept / pairs == (passed + 1) * kept / pairs) {
          continue;
        }
        if (currentIndex == i - 1) {
          System.arraycopy(current, 0, previous, 0, current.length);
        } else {
          clip.frame(i - 1).copyTo(previous);
        }
        clip.frame(i).copyTo(current);
        currentIndex = i;
        addFramePair();
        if (images.size() % FRAMES_PER_REPORT == 0 || images.size() == kept) {
          progress.onProgress(
              new Progress("studying the scene", images.size(), OptionalLong.of(kept), ""));
        }
      }
    }
    return createDataset(perspective);
  }

  private void addFramePair() {
    CellGrid cells = geometry.cells();
    byte[] image = new byte[geometry.downsampler().grid().cells()];
    geometry.downsampler().downsample(current, image);
    images.add(image);
    float[] motion = new float[cells.cells()];
    difference.compute(previous, current, motion);
    differences.add(motion);
  }

  private SceneDataset createDataset(boolean perspective) {
    MotionNormalizer normalizer = new MotionNormalizer(geometry.cells(), differences);
    SceneModel scene =
        new SceneModel(
            geometry,
            downsampledBackground(),
            perspective ? normalizer.perspectiveScales() : normalizer.uniformScales());
    float[] scratch = new float[geometry.cells().cells()];
    differences.forEach(frame -> scene.normalizeMotion(frame, scratch));
    return new SceneDataset(scene, List.copyOf(images), List.copyOf(differences), false);
  }

  private byte[] downsampledBackground() {
    byte[] background = new byte[geometry.downsampler().grid().cells()];
    geometry.downsampler().downsample(trainingSet.background(), background);
    return background;
  }
}
