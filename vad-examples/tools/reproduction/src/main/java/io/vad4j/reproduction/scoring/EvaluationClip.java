package io.vad4j.reproduction.scoring;

import io.vad4j.FrameSourceException;
import io.vad4j.core.cutpaste.PseudoAnomalyClip;
import io.vad4j.core.dataset.GroundTruth;
import io.vad4j.core.image.PixelMask;
import io.vad4j.spi.TrainingClip;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A clip that scorers look at, and what is true of it.
 *
 * @param name unique within its role
 * @param role what it is for
 * @param frames its frames, grey and of the working size
 * @param times when each frame was taken, since the clip's start
 * @param abnormal the truth, a value a frame
 * @param masks the abnormal pixels of a frame, where they are known
 */
public record EvaluationClip(
    String name,
    Role role,
    TrainingClip frames,
    List<Duration> times,
    boolean[] abnormal,
    IntFunction<Optional<PixelMask>> masks) {

  /** What a clip is for. */
  public enum Role {
    /** Normal and not learned from: for spreads, thresholds and perspective. */
    NORMAL,
    /** Normal and not learned from, with something pasted in: to choose by. */
    PSEUDO_ANOMALY,
    /** For the figures, and nothing else. */
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
   * A test clip.
   *
   * @throws FrameSourceException if it has another number of frames than are labelled
   */
  static EvaluationClip ofTest(String name, TrainingClip clip, GroundTruth labels) {
    if (clip.size() != labels.frameCount()) {
      throw new FrameSourceException(
          "%s has %d frames, but %d are labelled; its labels belong to other footage."
              .formatted(name, clip.size(), labels.frameCount()));
    }
    return new EvaluationClip(
        name, Role.TEST, clip, times(clip), labels.frameLabels(), labels::mask);
  }

  private static List<Duration> times(TrainingClip clip) {
    return IntStream.range(0, clip.size()).mapToObj(i -> clip.frame(i).timestamp()).toList();
  }

  public int size() {
    return frames.size();
  }
}
