package io.vad4j;

import java.time.Duration;
import java.util.List;

/**
 * A run of abnormal frames: when something unusual began and ended, how unusual it was, and where.
 *
 * @param number the event's number in its stream, from 1
 * @param startFrame index of the first frame
 * @param endFrame index of the last frame
 * @param start time of the first frame
 * @param end time of the last frame
 * @param peakFrame index of the frame with the highest score
 * @param peak time of that frame
 * @param peakScore its score, in the unit of {@link Detection#score()}
 * @param region where in the picture, from the frames' anomaly maps
 * @param contributions what each scorer had to say at the peak
 * @since 0.1.0
 */
public record AnomalyEvent(
    int number,
    long startFrame,
    long endFrame,
    Duration start,
    Duration end,
    long peakFrame,
    Duration peak,
    double peakScore,
    BoundingBox region,
    List<ScorerContribution> contributions) {

  /**
   * Checks the order of start, peak and end, and keeps a copy of the list.
   *
   * @param number the event's number in its stream
   * @param startFrame index of the first frame
   * @param endFrame index of the last frame
   * @param start time of the first frame
   * @param end time of the last frame
   * @param peakFrame index of the frame with the highest score
   * @param peak time of that frame
   * @param peakScore its score
   * @param region where in the picture
   * @param contributions what each scorer had to say at the peak
   */
  public AnomalyEvent {
    if (number < 1 || startFrame > peakFrame || peakFrame > endFrame) {
      throw new IllegalArgumentException(
          "Event %d has frames %d to %d and its peak at %d."
              .formatted(number, startFrame, endFrame, peakFrame));
    }
    contributions = List.copyOf(contributions);
  }

  /**
   * From the first frame to the last.
   *
   * @return the time between them
   */
  public Duration duration() {
    return end.minus(start);
  }

  /** {@return what was unusual: the kind of the scorer that contributed most at the peak} */
  public AnomalyKind kind() {
    return Detection.kindOf(contributions);
  }
}
