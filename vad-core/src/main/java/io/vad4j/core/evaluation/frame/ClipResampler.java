package io.vad4j.core.evaluation.frame;

import java.util.Arrays;
import java.util.List;

/**
 * Frames of clips, grouped by score once and ranked repeatedly with clip multiplicities. Of more
 * than {@value #MAX_DISTINCT} distinct scores, neighbouring ones are merged to {@value #GROUPS}
 * groups of about as many frames, which changes an area under a curve by less than 0.0001.
 */
final class ClipResampler {
  private static final int MAX_DISTINCT = 50_000;
  private static final int GROUPS = 10_000;

  private final double[] scores;

  /** Where the entries of each group begin. */
  private final int[] starts;

  /** Entries: the clip, and how many abnormal and normal frames of it are in the group. */
  private final int[] clipOf;

  private final int[] positives;
  private final int[] negatives;

  ClipResampler(List<ScoredClip> clips) {
    scores = groupScores(clips);
    int frames = clips.stream().mapToInt(ScoredClip::frameCount).sum();
    int[] groupOf = new int[frames];
    starts = new int[scores.length + 1];
    int position = 0;
    for (ScoredClip clip : clips) {
      for (int frame = 0; frame < clip.frameCount(); frame++) {
        int group = groupOf(clip.score(frame) + 0.0);
        groupOf[position++] = group;
        starts[group + 1]++;
      }
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    clipOf = new int[frames];
    positives = new int[frames];
    negatives = new int[frames];
    int[] ends = Arrays.copyOf(starts, scores.length);
    position = 0;
    for (int clip = 0; clip < clips.size(); clip++) {
      for (int frame = 0; frame < clips.get(clip).frameCount(); frame++) {
        int group = groupOf[position++];
        if (ends[group] == starts[group] || clipOf[ends[group] - 1] != clip) {
          clipOf[ends[group]++] = clip;
        }
        int[] counts = clips.get(clip).isAbnormal(frame) ? positives : negatives;
        counts[ends[group] - 1]++;
      }
    }
  }

  /** The lowest score of each group, ascending. */
  private static double[] groupScores(List<ScoredClip> clips) {
    // Adding 0 makes -0 and 0 one score, as everywhere else.
    double[] sorted =
        clips.stream().flatMapToDouble(clip -> Arrays.stream(clip.scores())).sorted().toArray();
    double[] distinct = Arrays.stream(sorted).map(score -> score + 0.0).distinct().toArray();
    if (distinct.length <= MAX_DISTINCT) {
      return distinct;
    }
    double[] groups = new double[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = sorted[(int) ((long) i * sorted.length / GROUPS)] + 0.0;
    }
    return Arrays.stream(groups).distinct().toArray();
  }

  private int groupOf(double score) {
    int found = Arrays.binarySearch(scores, score);
    return found >= 0 ? found : -found - 2;
  }

  /** The ranking in which each clip counts as often as its multiplicity. */
  RankedScores rank(int[] multiplicities) {
    long[] abnormal = new long[scores.length];
    long[] normal = new long[scores.length];
    for (int group = 0; group < scores.length; group++) {
      for (int entry = starts[group]; entry < starts[group + 1]; entry++) {
        int multiplicity = multiplicities[clipOf[entry]];
        abnormal[group] += (long) multiplicity * positives[entry];
        normal[group] += (long) multiplicity * negatives[entry];
      }
    }
    return RankedScores.ofCounts(scores, abnormal, normal);
  }
}
