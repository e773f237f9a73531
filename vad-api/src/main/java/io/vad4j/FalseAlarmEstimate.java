package io.vad4j;

/**
 * How often normal footage is called abnormal, as far as the calibration footage can tell.
 *
 * <p>Neighbouring frames are alike, so that a thousand frames tell as much as a few dozen that are
 * far apart: the interval stands on the number of independent frames, which is found from how
 * unevenly high scores are spread over the clips.
 *
 * @param rate share of held-out normal frames whose score reaches the threshold, 0 to 1
 * @param lowerBound lower end of the 95 % interval for that share in as much other normal footage
 * @param upperBound upper end of that interval
 * @param frameCount number of held-out normal frames
 * @param effectiveSampleSize how many independent frames they are worth; at most {@code frames}
 * @param eventsPerHour events an hour that the threshold would have raised on them
 * @since 0.1.0
 */
public record FalseAlarmEstimate(
    double rate,
    double lowerBound,
    double upperBound,
    long frameCount,
    double effectiveSampleSize,
    double eventsPerHour) {

  /**
   * Checks that the rate lies in its interval.
   *
   * @param rate share of held-out normal frames whose score reaches the threshold
   * @param lowerBound lower end of the 95 % interval for that share in as much other normal footage
   * @param upperBound upper end of that interval
   * @param frameCount number of held-out normal frames
   * @param effectiveSampleSize how many independent frames they are worth
   * @param eventsPerHour events an hour that the threshold would have raised on them
   */
  public FalseAlarmEstimate {
    if (!(0 <= lowerBound && lowerBound <= rate && rate <= upperBound && upperBound <= 1)) {
      throw new IllegalArgumentException(
          "A rate of %s does not lie in its interval from %s to %s."
              .formatted(rate, lowerBound, upperBound));
    }
  }
}
