package io.vad4j.tensorflow;

import io.vad4j.Frame;
import io.vad4j.spi.TrainingClip;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Split of normal clips into a training and a validation set, as {@code
 * architecture=reconstruction} makes it with the option {@code validation-split}. Neighboring
 * frames are correlated, so whole clips are held out; of a single clip its end, after a gap.
 *
 * @param training clips to train on
 * @param validation clips that are held out
 * @since 0.1.0
 */
public record ValidationSplit(List<TrainingClip> training, List<TrainingClip> validation) {
  /** Most frames between training and validation in a single clip. */
  private static final int MAX_GAP = 25;

  /**
   * {@return the split of clips}
   *
   * @param clips at least one
   * @param fraction share of clips to hold out; of several clips at least one is held out and one
   *     is not
   * @param seed determines which clips are held out
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
      boolean heldOut = random.nextInt(remaining) < validationCount - validation.size();
      (heldOut ? validation : training).add(clip);
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

  /** Consecutive frames of a clip. */
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
