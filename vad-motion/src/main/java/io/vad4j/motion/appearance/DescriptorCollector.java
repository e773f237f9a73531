package io.vad4j.motion.appearance;

import io.vad4j.Frame;
import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import io.vad4j.core.signal.FrameSampler;
import io.vad4j.motion.background.BackgroundModel;
import io.vad4j.motion.background.ForegroundSegmenter;
import io.vad4j.motion.opencv.FrameClock;
import io.vad4j.motion.opencv.GrayMat;
import io.vad4j.spi.TrainingClip;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Collects descriptors of foreground cells of the training video, each clip with a background that
 * adapts to it.
 */
final class DescriptorCollector implements AutoCloseable {
  private static final int FRAMES_PER_PROGRESS = 50;

  /** Frames are segmented at least this often, so that the background adapts. */
  private static final Duration MAX_INTERVAL = Duration.ofMillis(200);

  private final ForegroundSegmenter foreground;
  private final OrientedGradientDescriptor descriptor;
  private final Random random;
  private final int maxPerFrame;
  private final List<float[]> features = new ArrayList<>();
  private final GrayMat mat = new GrayMat();
  private final FrameClock clock = new FrameClock();

  /**
   * A collector without descriptors.
   *
   * @param maxPerFrame maximum number of descriptors of a frame
   */
  DescriptorCollector(BackgroundModel background, Random random, int maxPerFrame) {
    this.foreground = new ForegroundSegmenter(background, background.newAdaptive());
    this.descriptor = new OrientedGradientDescriptor(background.grid());
    this.random = random;
    this.maxPerFrame = maxPerFrame;
  }

  /** The foreground or moving cells, row by row; none of an unreliable frame. */
  static int[] foregroundCells(ForegroundSegmenter foreground) {
    return foreground.isReliable()
        ? IntStream.range(0, foreground.grid().cells())
            .filter(cell -> foreground.isForeground(cell) || foreground.isMoving(cell))
            .toArray()
        : new int[0];
  }

  /**
   * Collects the descriptors of sampled frames.
   *
   * @param sampler selects among all frames but the first of each clip
   */
  void collect(
      List<? extends TrainingClip> clips, FrameSampler sampler, ProgressListener progress) {
    long index = 0;
    long described = 0;
    for (TrainingClip clip : clips) {
      Frame last = clip.frame(0);
      start(last);
      Frame previous = last;
      for (int i = 1; i < clip.size(); i++) {
        Frame frame = clip.frame(i);
        boolean selected = sampler.selects(index++);
        if (selected && previous != last) {
          segment(previous);
        }
        if (selected || isDue(last, frame)) {
          segment(frame);
          last = frame;
        }
        if (selected) {
          describe();
          described++;
          reportProgress(described, sampler.selected(), progress);
        }
        previous = frame;
      }
    }
  }

  private static boolean isDue(Frame last, Frame frame) {
    return frame.timestamp().minus(last.timestamp()).compareTo(MAX_INTERVAL) >= 0;
  }

  private static void reportProgress(long described, long total, ProgressListener progress) {
    if (described % FRAMES_PER_PROGRESS == 0 || described == total) {
      progress.onProgress(
          new Progress(
              "learning from the training video", described, OptionalLong.of(total), ""));
    }
  }

  private void start(Frame frame) {
    clock.start(frame.timestamp());
    foreground.start(mat.copyFrom(frame));
  }

  private void segment(Frame frame) {
    clock.advance(frame.timestamp());
    foreground.update(mat.copyFrom(frame), clock);
  }

  private void describe() {
    descriptor.setDifference(foreground.difference());
    int[] cells = foregroundCells(foreground);
    for (int i = 0; i < Math.min(maxPerFrame, cells.length); i++) {
      int other = i + random.nextInt(cells.length - i);
      int cell = cells[other];
      cells[other] = cells[i];
      float[] vector = new float[OrientedGradientDescriptor.LENGTH];
      descriptor.compute(cell, vector);
      features.add(vector);
    }
  }

  /** The descriptors; where nothing was seen, one zero vector. */
  List<float[]> features() {
    return features.isEmpty() ? List.of(new float[OrientedGradientDescriptor.LENGTH]) : features;
  }

  @Override
  public void close() {
    foreground.close();
    mat.close();
  }
}
