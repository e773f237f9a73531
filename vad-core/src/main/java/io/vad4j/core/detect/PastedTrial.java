package io.vad4j.core.detect;

import io.vad4j.core.synthetic.PastedClip;
import java.util.stream.IntStream;

/**
 * A pasted anomaly for the scorers to find.
 *
 * @param part which part of the held-out footage it was made of, from 0
 * @param fold which models have not seen that part
 * @param clip the clip
 * @param seen the frames in which it is seen
 */
record PastedTrial(int part, int fold, PastedClip clip, int[] seen) {

  static PastedTrial of(int part, int fold, PastedClip clip) {
    return new PastedTrial(
        part,
        fold,
        clip,
        IntStream.range(clip.lead(), clip.size()).filter(clip::abnormal).toArray());
  }
}
