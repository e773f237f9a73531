package io.vad4j.core.evaluation.frame;

import java.util.Collection;
import java.util.Locale;

/**
 * How much of the labelled video has scores. An evaluation of a part is not comparable with one of
 * all of it.
 *
 * @param clips number of clips with scores
 * @param expectedClips number of clips
 * @param frames number of frames with scores
 * @param expectedFrames number of frames
 * @param missing the first clip or frame without scores, for messages; empty if there is none
 * @since 0.1.0
 */
public record Coverage(
    int clips, int expectedClips, long frames, long expectedFrames, String missing) {

  /** {@return the coverage of no clips, to add to} */
  public static Coverage none() {
    return new Coverage(0, 0, 0, 0, "");
  }

  /**
   * {@return the coverage with another clip}
   *
   * @param clip name of the clip
   * @param expected number of its frames
   * @param scored the frames that have scores, from 0
   */
  public Coverage plus(String clip, int expected, Collection<Integer> scored) {
    String lack = "";
    if (scored.isEmpty()) {
      lack = "clip " + clip;
    } else if (scored.size() < expected) {
      int first = 0;
      while (scored.contains(first)) {
        first++;
      }
      lack = "frame %d of clip %s".formatted(first, clip);
    }
    return new Coverage(
        clips + (scored.isEmpty() ? 0 : 1),
        expectedClips + 1,
        frames + scored.size(),
        expectedFrames + expected,
        missing.isEmpty() ? lack : missing);
  }

  /** {@return whether clips or frames are missing} */
  public boolean isPartial() {
    return !missing.isEmpty();
  }

  /** {@return such as {@code 11 of 12 clips, 1,830 of 2,010 frames}} */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d of %,d clips, %,d of %,d frames",
        clips,
        expectedClips,
        frames,
        expectedFrames);
  }
}
