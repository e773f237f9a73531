package io.vad4j.motion.appearance;

import io.vad4j.motion.background.BackgroundModel;
import io.vad4j.motion.background.ForegroundSegmenter;
import io.vad4j.motion.opencv.FrameClock;
import io.vad4j.motion.opencv.FramePairs;
import io.vad4j.motion.opencv.GrayImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Collects descriptors of foreground cells of the training video. */
final class DescriptorCollector implements FramePairs.Visitor, AutoCloseable {
  private final ForegroundSegmenter foreground;
  private final OrientedGradientDescriptor descriptor;
  private final Random random;
  private final int maxPerFrame;
  private final List<float[]> features = new ArrayList<>();
  private final List<Integer> cells = new ArrayList<>();

  /**
   * A collector without descriptors.
   *
   * @param maxPerFrame maximum number of descriptors of a frame
   */
  DescriptorCollector(BackgroundModel background, Random random, int maxPerFrame) {
    this.foreground = new ForegroundSegmenter(background);
    this.descriptor = new OrientedGradientDescriptor(background.grid());
    this.random = random;
    this.maxPerFrame = maxPerFrame;
  }

  /** The foreground or moving cells, row by row; none of an unreliable frame. */
  static int[] foregroundCells(ForegroundSegmenter foreground) {
    if (!foreground.isReliable()) {
      return new int[0];
    }
    int[] cells = new int[foreground.grid().cells()];
    int count = 0;
    for (int cell = 0; cell < cells.length; cell++) {
      if (foreground.isForeground(cell) || foreground.isMoving(cell)) {
        cells[count++] = cell;
      }
    }
    return Arrays.copyOf(cells, count);
  }

  @Override
  public void visit(GrayImage previous, GrayImage current, FrameClock clock) {
    foreground.start(previous);
    foreground.update(current);
    descriptor.setDifference(foreground.difference());
    int[] candidates = foregroundCells(foreground);
    for (int i = 0; i < Math.min(maxPerFrame, candidates.length); i++) {
      int other = i + random.nextInt(candidates.length - i);
      int cell = candidates[other];
      candidates[other] = candidates[i];
      float[] vector = new float[OrientedGradientDescriptor.LENGTH];
      descriptor.compute(cell, vector);
      features.add(vector);
      cells.add(cell);
    }
  }

  /** The cells of the descriptors. */
  List<Integer> cells() {
    return cells.isEmpty() ? List.of(0) : cells;
  }

  /** The descriptors; where nothing was seen, one zero vector. */
  List<float[]> features() {
    return features.isEmpty() ? List.of(new float[OrientedGradientDescriptor.LENGTH]) : features;
  }

  @Override
  public void close() {
    foreground.close();
  }
}
