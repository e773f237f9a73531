package io.vad4j.reproduction.scoring;

import io.vad4j.FrameSourceException;
import io.vad4j.core.cutpaste.PseudoAnomalyClip;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.GroundTruth;
import io.vad4j.core.image.PixelMask;
import io.vad4j.spi.TrainingClip;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A clip with its ground truth.
 *
 * @param name unique within its role
 * @param role its use
 * @param frames its frames, grayscale and of the input size
 * @param times timestamp of each frame
 * @param abnormal label of each frame
 * @param masks abnormal pixels of a frame, where known
 */
public record EvaluationClip(
    String name,
    Role role,
    TrainingClip frames,
    List<Duration> times,
    boolean[] abnormal,
    IntFunction<Optional<PixelMask>> masks) {

  /** Use of a clip. */
  public enum Role {
    /** Held out of training, normal: for deviations, thresholds and perspective. */
    NORMAL,
    /** Held out of training, with pseudo-anomalies: for model selection. */
    PSEUDO_ANOMALY,
    /** Test clip, for results only. */
    TEST
  }

  static EvaluationClip ofNormal(TrainingClip clip) {
    return new EvaluationClip(
        clip.name(),
        Role.NORMAL,
        clip,
        times(clip),
        new boolean[clip.size()],
        frame -> Optional.empty());
  }

  static EvaluationClip ofPseudoAnomaly(PseudoAnomalyClip clip) {
    boolean[] abnormal = new boolean[clip.size()];
    for (int i = 0; i < abnormal.length; i++) {
      abnormal[i] = clip.isAbnormal(i);
    }
    return new EvaluationClip(
        clip.name(),
        Role.PSEUDO_ANOMALY,
        clip,
        times(clip),
        abnormal,
        frame -> Optional.of(clip.mask(frame)));
  }

  /**
   * {@return a test clip}
   *
   * @throws FrameSourceException if it has no labels, or another number of them than frames
   */
  static EvaluationClip ofTest(DatasetClip source, TrainingClip clip) {
    String name = source.name();
    GroundTruth labels = labels(source);
    if (clip.size() != labels.frameCount()) {
      throw new FrameSourceException(
          "%s has %d frames, but %d are labelled; its labels belong to another video."
              .formatted(name, clip.size(), labels.frameCount()));
    }
    return new EvaluationClip(
        name, Role.TEST, clip, times(clip), labels.frameLabels(), labels::mask);
  }

  /**
   * {@return the labels of a test clip}
   *
   * @throws FrameSourceException if it has none
   */
  public static GroundTruth labels(DatasetClip clip) {
    return clip.groundTruth()
        .orElseThrow(
            () ->
                new FrameSourceException(
                    clip.name() + " has no labels; the tables need a label for each frame."));
  }

  private static List<Duration> times(TrainingClip clip) {
    return IntStream.range(0, clip.size()).mapToObj(i -> clip.frame(i).timestamp()).toList();
  }

  public int size() {
    return frames.size();
  }
}
