package io.vad4j.core.evaluation.frame;

import java.util.List;
import java.util.stream.IntStream;

/** Frames of clips, sorted once and ranked repeatedly with clip multiplicities. */
final class ClipResampler {
  private final double[] scores;
  private final int[] clipOf;
  private final boolean[] abnormal;

  ClipResampler(List<ScoredClip> clips) {
    record FrameRef(int clip, int frame) {}
    List<FrameRef> ascending =
        IntStream.range(0, clips.size())
            .boxed()
            .flatMap(
                clip ->
                    IntStream.range(0, clips.get(clip).frameCount())
                        .mapToObj(frame -> new FrameRef(clip, frame)))
            // Adding 0 makes -0 and 0 one score, as everywhere else.
            .sorted(
                (a, b) ->
                    Double.compare(
                        clips.get(a.clip()).score(a.frame()) + 0.0,
                        clips.get(b.clip()).score(b.frame()) + 0.0))
            .toList();
    scores = new double[ascending.size()];
    clipOf = new int[ascending.size()];
    abnormal = new boolean[ascending.size()];
    for (int i = 0; i < scores.length; i++) {
      FrameRef frameRef = ascending.get(i);
      scores[i] = clips.get(frameRef.clip()).score(frameRef.frame()) + 0.0;
      clipOf[i] = frameRef.clip();
      abnormal[i] = clips.get(frameRef.clip()).isAbnormal(frameRef.frame());
    }
  }

  /** The ranking in which each clip counts as often as its multiplicity. */
  RankedScores rank(int[] multiplicities) {
    double[] distinct = new double[scores.length];
    long[] positives = new long[scores.length];
    long[] negatives = new long[scores.length];
    int size = 0;
    for (int i = 0; i < scores.length; i++) {
      if (i == 0 || scores[i] != scores[i - 1]) {
        distinct[size++] = scores[i];
      }
      if (abnormal[i]) {
        positives[size - 1] += multiplicities[clipOf[i]];
      } else {
        negatives[size - 1] += multiplicities[clipOf[i]];
      }
    }
    return RankedScores.ofCounts(distinct, positives, negatives);
  }
}
