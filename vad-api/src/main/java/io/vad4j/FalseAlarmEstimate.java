package io.vad4j;

/**
 * How often normal footage is called abnormal, as far as the calibration footage can tell.
 *
 * <p>Neighbouring frames are alike, so that a thousand frames tell as much as a few dozen that are
 * far apart: the interval stands on the number of independent frames, which is found from how
 * unevenly high scores are spread over the clips.
 *
 * @param rate share of held-out normal frames whose score reaches the threshold, 0 to 1
 * @param low lower end of the 95 % interval for that share in as much other normal footage
 * @param high upper end of that interval
 * @param frames number of held-out normal frames
 * @param independentFrames how many independent frames they are worth; at most {@code frames}
 * @param eventsPerHour events an hour that the threshold would have raised on them
 * @since 0.1.0
 */
public record FalseAlarmEstimate(
    double rate,
    double low,
    double high,
    long frames,
    double independentFrames,
    double eventsPerHour) {

  /**
   * Checks that the rate lies in its interval.
   *
   * @param rate share of held-out normal frames whose score reaches the threshold
   * @param low lower end of the 95 % interval for that share in as much other normal footage
   * @param high upper end of that interval
   * @param frames number of held-out normal frames
   * @param independentFrames how many independent frames they are worth
   * @param eventsPerHour events an hour that the threshold would have raised on them
   */
  public FalseAlarmEstimate {
    if (!(0 <= low && low <= rate && rate <= high && high <= 1)) {
      throw new IllegalArgumentException(
          "A rate of %s does not lie in its interval from %s to %s.".formatted(rate, low, high));
    }
  }
}
