package io.vad4j.motion.opencv;

import io.vad4j.Frame;
import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import io.vad4j.TrainingException;
import io.vad4j.core.signal.FrameSampler;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingSet;
import java.util.OptionalLong;

/** Pairs of consecutive training frames, sampled evenly from all clips. */
public final class FramePairs {
  private static final int FRAMES_PER_PROGRESS = 50;

  private final TrainingSet trainingSet;
  private final FrameSampler sampler;

  /**
   * Samples pairs.
   *
   * @param scorer name of the scorer, for messages
   * @param minPairs how many pairs the training set must have
   * @param maxPairs how many to take at most
   * @throws TrainingException if there are fewer than {@code minPairs}
   */
  public FramePairs(String scorer, TrainingSet trainingSet, int minPairs, int maxPairs) {
    this.trainingSet = trainingSet;
    long pairs = trainingSet.clips().stream().mapToLong(clip -> clip.size() - 1L).sum();
    this.sampler = FrameSampler.atMost(maxPairs, pairs);
    if (pairs < minPairs) {
      throw new TrainingException(
          "There are only %d frames to learn from, and %s needs at least %d; give more training video (some minutes are good)."
              .formatted(pairs, scorer, minPairs));
    }
  }

  /** Takes a frame and the one before it, valid during the call. */
  public interface Visitor {
    void visit(GrayImage previous, GrayImage current, FrameClock clock);
  }

  /** Passes the sampled pairs to a visitor, in order. */
  public void forEach(ProgressListener progress, Visitor visitor) {
    long index = 0;
    long visited = 0;
    FrameClock clock = new FrameClock();
    try (GrayImage previous = new GrayImage();
        GrayImage current = new GrayImage()) {
      for (TrainingClip clip : trainingSet.clips()) {
        for (int i = 1; i < clip.size(); i++, index++) {
          if (!sampler.selects(index)) {
            continue;
          }
          Frame previousFrame = clip.frame(i - 1);
          Frame frame = clip.frame(i);
          clock.start(previousFrame.timestamp());
          clock.advance(frame.timestamp());
          previous.set(previousFrame);
          current.set(frame);
          visitor.visit(previous, current, clock);
          visited++;
          if (visited % FRAMES_PER_PROGRESS == 0 || visited == sampler.selected()) {
            progress.onProgress(
                new Progress(
                    "learning from the training video",
                    visited,
                    OptionalLong.of(sampler.selected()),
                    ""));
          }
        }
      }
    }
  }
}
