package io.vad4j.core.evaluation.frame;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The frame-level AUCs in use in the literature. Each is undefined where its input is missing.
 *
 * @param micro over all frames of all clips, without score normalization
 * @param perClip over all frames, after min-max normalization of each clip
 * @param macro mean over the clips that hold both classes
 * @param mixedClips number of clips that hold both classes
 * @param macroPadded mean over all clips, each min-max normalized and padded with one normal frame
 *     of score 0 and one abnormal frame of score 1, so that every clip has an AUC (Georgescu et
 *     al., "A Background-Agnostic Framework with Adversarial Training for Abnormal Event Detection
 *     in Video", TPAMI 2021)
 * @since 0.1.0
 */
public record FrameAuc(
    OptionalDouble micro,
    OptionalDouble perClip,
    OptionalDouble macro,
    int mixedClips,
    OptionalDouble macroPadded) {

  /**
   * Computes all AUCs.
   *
   * @param clips labelled scores, at least one clip
   * @return the AUCs
   */
  public static FrameAuc of(List<ScoredClip> clips) {
    List<ScoredClip> mixed = clips.stream().filter(ScoredClip::hasBothClasses).toList();
    List<ScoredClip> normalized = clips.stream().map(ScoredClip::normalize).toList();
    return new FrameAuc(
        RankedScores.of(clips).rocAuc(),
        RankedScores.of(normalized).rocAuc(),
        mean(mixed.stream().map(clip -> RankedScores.of(List.of(clip)).rocAuc()).toList()),
        mixed.size(),
        mean(normalized.stream().map(clip -> pad(clip).rocAuc()).toList()));
  }

  private static RankedScores pad(ScoredClip clip) {
    ScoredClip ends = ScoredClip.of(clip.name(), new double[] {0, 1}, new boolean[] {false, true});
    return RankedScores.of(List.of(clip, ends));
  }

  private static OptionalDouble mean(List<OptionalDouble> values) {
    return values.stream().mapToDouble(OptionalDouble::getAsDouble).average();
  }
}
