package io.vad4j.tensorflow;

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
public record ValidationSplit(List<TrainingClip> training, List<TrainingClip> validation) {
  /** The most frames between training and validation in a single clip. */
  private static final int MAX_GAP = 25;

  /**
   * Splits clips.
   *
   * @param fraction the share of clips to hold out; at least one is, and one is not
   * @param seed decides which
   */
  public static ValidationSplit of(List<? extends TrainingClip> clips, double fraction, long seed) {
    if (clips.size() == 1) {
      return splitSingle(clips.get(0), fraction);
    }
    int validationCount = (int) Math.round(fraction * clips.size());
    validationCount = Math.max(1, Math.min(clips.size() - 1, validationCount));
    SplittableRandom random = new SplittableRandom(seed);
    List<TrainingClip> training = new ArrayList<>();
    List<TrainingClip> validation = new ArrayList<>();
    for (int remaining = clips.size(); remaining > 0; remaining--) {
      TrainingClip clip = clips.get(clips.size() - remaining);
      if (random.nextInt(remaining) < validationCount - validation.size()) {
        validation.add(clip);
      } else {
        training.add(clip);
      }
    }
    return new ValidationSplit(training, validation);
  }

  private static ValidationSplit splitSingle(TrainingClip clip, double fraction) {
    int validationCount = (int) Math.round(fraction * clip.size());
    int gap = Math.min(MAX_GAP, validationCount / 2);
    int end = Math.max(0, clip.size() - validationCount - gap);
    List<TrainingClip> tail =
        validationCount > 0
            ? List.of(new SubClip(clip, clip.size() - validationCount, validationCount))
            : List.of();
    return new ValidationSplit(List.of(new SubClip(clip, 0, end)), tail);
  }

  /** A run of frames of a clip. */
  private record SubClip(TrainingClip clip, int first, int size) implements TrainingClip {
    @Override
    public String name() {
      return clip.name();
    }

    @Override
    public Frame frame(int position) {
      return clip.frame(first + position);
    }
  }
}
