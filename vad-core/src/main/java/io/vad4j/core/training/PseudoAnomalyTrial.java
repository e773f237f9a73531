package io.vad4j.core.training;

import io.vad4j.core.cutpaste.PseudoAnomalyClip;
import java.util.stream.IntStream;

/**
 * A pasted anomaly for the scorers to find.
 *
 * @param part which part of the held-out footage it was made of, from 0
 * @param fold which models have not seen that part
 * @param clip the clip
 * @param anomalousFrames the frames in which it is seen
 */
record PseudoAnomalyTrial(int part, int fold, PseudoAnomalyClip clip, int[] anomalousFrames) {

  static PseudoAnomalyTrial of(int part, int fold, PseudoAnomalyClip clip) {
    return new PseudoAnomalyTrial(
        part,
        fold,
        clip,
        IntStream.range(clip.warmUpFrames(), clip.size()).filter(clip::isAbnormal).toArray());
  }
}
