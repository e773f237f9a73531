package io.vad4j.report;

/**
 * A picture of the gallery.
 *
 * @param outcome what kind of example it is
 * @param clip the clip that it is of
 * @param frame the frame's index
 * @param seconds the frame's time
 * @param score the frame's score
 * @param dataUri the picture itself, as a {@code data:} address
 */
public record ExampleFrame(
    DetectionOutcome outcome,
    String clip,
    long frame,
    double seconds,
    double score,
    String dataUri) {

  /** What a frame is an example of. */
  public enum DetectionOutcome {
    /** Abnormal, and found. */
    HIT,
    /** Normal, but flagged. */
    FALSE_ALARM,
    /** Abnormal, but not found. */
    MISS
  }
}
