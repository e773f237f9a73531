package io.vad4j.tensorflow.picture;

import io.vad4j.Frame;
import io.vad4j.spi.TrainingClip;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Clips to train on and others to validate on. Frames of one clip are too much alike to tell what
 * was learned from what was learned by heart; so whole clips are held out. Of a single clip it is
 * the end, with a pause before it.
 *
 * @param training clips to learn from
 * @param validation clips to validate on
 */
record ClipSplit(List<TrainingClip> training, List<TrainingClip> validation) {
  /** The most frames between training and validation in a single clip. */
  private static final int PAUSE = 25;

  /**
   * Splits clips.
   *
   * @param share the share of clips to hold out; at least one is, and one is not
   * @param seed decides which
   */
  static ClipSplit of(List<? extends TrainingClip> clips, double share, long seed) {
    if (clips.size() == 1) {
      return within(clips.get(0), share);
    }
    int held = (int) Math.round(share * clips.size());
    held = Math.max(1, Math.min(clips.size() - 1, held));
    SplittableRandom random = new SplittableRandom(seed);
    List<TrainingClip> training = new ArrayList<>();
    List<TrainingClip> validation = new ArrayList<>();
    for (int left = clips.size(); left > 0; left--) {
      TrainingClip clip = clips.get(clips.size() - left);
      if (random.nextInt(left) < held - validation.size()) {
        validation.add(clip);
      } else {
        training.add(clip);
      }
    }
    return new ClipSplit(training, validation);
  }

  private static ClipSplit within(TrainingClip clip, double share) {
    int held = (int) Math.round(share * clip.size());
    int pause = Math.min(PAUSE, held / 2);
    int end = Math.max(0, clip.size() - held - pause);
    List<TrainingClip> tail =
        held > 0 ? List.of(new Part(clip, clip.size() - held, held)) : List.of();
    return new ClipSplit(List.of(new Part(clip, 0, end)), tail);
  }

  /** A run of frames of a clip. */
  private record Part(TrainingClip whole, int first, int size) implements TrainingClip {
    @Override
    public String name() {
      return whole.name();
    }

    @Override
    public Frame frame(int position) {
      return whole.frame(first + position);
    }
  }
}
