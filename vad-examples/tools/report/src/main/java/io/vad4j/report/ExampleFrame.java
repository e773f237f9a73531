package io.vad4j.report;

/**
 * A frame shown in a report with its heat map.
 *
 * @param outcome what it is an example of
 * @param clip name of its clip
 * @param frame index of the frame
 * @param seconds its time
 * @param score its score
 * @param jpeg the encoded image
 */
public record ExampleFrame(
    DetectionOutcome outcome, String clip, long frame, double seconds, double score, byte[] jpeg) {

  /** Outcome of the decision for a frame. */
  public enum DetectionOutcome {
    /** True positive. */
    HIT,
    /** False positive. */
    FALSE_ALARM,
    /** False negative. */
    MISS
  }
}
