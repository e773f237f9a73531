package io.vad4j.examples.cli.report;

/**
 * A picture of the gallery.
 *
 * @param group what kind of example it is
 * @param clip the clip that it is of
 * @param frame the frame's index
 * @param seconds the frame's time
 * @param score the frame's score
 * @param dataUri the picture itself, as a {@code data:} address
 */
public record Picture(
    Group group, String clip, long frame, double seconds, double score, String dataUri) {

  /** What a frame is an example of. */
  public enum Group {
    /** Abnormal, and found. */
    HIT,
    /** Normal, but flagged. */
    FALSE_ALARM,
    /** Abnormal, but not found. */
    MISS
  }
}
