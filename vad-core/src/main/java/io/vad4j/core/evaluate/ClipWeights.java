package io.vad4j.core.evaluate;

import java.util.List;
import java.util.stream.IntStream;

/** Frames of clips, sorted once, to be ranked again and again with clips counted several times. */
final class ClipWeights {
  private final double[] scores;
  private final int[] clipOf;
  private final boolean[] abnormal;

  ClipWeights(List<ScoredClip> clips) {
    record Place(int clip, int frame) {}
    List<Place> rising =
        IntStream.range(0, clips.size())
            .boxed()
            .flatMap(
                clip ->
                    IntStream.range(0, clips.get(clip).frames())
                        .mapToObj(frame -> new Place(clip, frame)))
            // Adding 0 makes -0 and 0 one score, as everywhere else.
            .sorted(
                (a, b) ->
                    Double.compare(
                        clips.get(a.clip()).score(a.frame()) + 0.0,
                        clips.get(b.clip()).score(b.frame()) + 0.0))
            .toList();
    scores = new double[rising.size()];
    clipOf = new int[rising.size()];
    abnormal = new boolean[rising.size()];
    for (int i = 0; i < scores.length; i++) {
      Place place = rising.get(i);
      scores[i] = clips.get(place.clip()).score(place.frame()) + 0.0;
      clipOf[i] = place.clip();
      abnormal[i] = clips.get(place.clip()).abnormal(place.frame());
    }
  }

  /** The frames ranked, each clip counted so many times. */
  RankedScores ranked(int[] times) {
    double[] distinct = new double[scores.length];
    long[] positives = new long[scores.length];
    long[] negatives = new long[scores.length];
    int size = 0;
    for (int i = 0; i < scores.length; i++) {
      if (i == 0 || scores[i] != scores[i - 1]) {
        distinct[size++] = scores[i];
      }
      if (abnormal[i]) {
        positives[size - 1] += times[clipOf[i]];
      } else {
        negatives[size - 1] += times[clipOf[i]];
      }
    }
    return RankedScores.ofCounts(distinct, positives, negatives);
  }
}
