package io.vad4j.core.calibration;

import io.vad4j.core.signal.ScoreSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Calibration of a channel whose score is the number of seconds for which something has stayed.
 *
 * <p>Neighbouring frames of a stay say the same, so stays are counted and not frames. Their
 * durations are taken to be exponential with a gamma prior of the rate, so that the duration of the
 * next one has a Pareto distribution (Lomax) that is heavier the fewer were observed: the longest of
 * n is exceeded by the next with a probability of about 1/(n + 1). The surprisal of a score is
 * −log10 of the expected share of time in which something has stayed for as long.
 *
 * @param calibration seconds to surprisal
 * @param stayCount number of stays in the normal video
 * @param longest duration of the longest of them in seconds; 0 where there is none
 */
public record StayCalibration(SurprisalCalibration calibration, int stayCount, double longest) {
  /** The least number of stays from which a threshold can be derived. */
  public static final int MIN_STAYS = 5;

  /** Seconds for which something may stay where the normal video has too few stays. */
  public static final double DEFAULT_SECONDS = 5;

  /** The fewest seconds that are reported. */
  private static final double MIN_SECONDS = 2;

  /** Number of stays that the prior is worth. */
  private static final double PRIOR_STAYS = 4;

  /** Mean duration of a stay of the prior in seconds. */
  private static final double PRIOR_SECONDS = 3;

  /** A stay has ended when the score falls below this share of its maximum. */
  private static final double END_RATIO = 0.5;

  /** Runs that are shorter in seconds are noise. */
  private static final double NOISE_SECONDS = 0.1;

  /** The fit to held-out normal clips. */
  public static StayCalibration fit(List<ScoreSeries> normal) {
    double[] stays = normal.stream().flatMapToDouble(clip -> Arrays.stream(stays(clip))).toArray();
    double seconds = Math.max(1, ScoreSeries.seconds(normal));
    double count = stays.length + PRIOR_STAYS;
    double total = Arrays.stream(stays).sum() + PRIOR_STAYS * PRIOR_SECONDS;
    GeneralizedParetoTail tail = new GeneralizedParetoTail(total / (count - 1), 1 / (count - 1));
    double share = Math.min(0.5, (stays.length + 0.5) / seconds * tail.scale());
    return new StayCalibration(
        SurprisalCalibration.of(MIN_SECONDS, tail, share),
        stays.length,
        Arrays.stream(stays).max().orElse(0));
  }

  /** The longest score of each stay of a clip, in seconds. */
  static double[] stays(ScoreSeries clip) {
    List<Double> stays = new ArrayList<>();
    double peak = 0;
    for (double score : clip.scores()) {
      if (score < END_RATIO * peak) {
        stays.add(peak);
        peak = 0;
      }
      peak = Math.max(peak, score);
    }
    stays.add(peak);
    return stays.stream().mapToDouble(stay -> stay).filter(stay -> stay > NOISE_SECONDS).toArray();
  }

  /** Whether there are too few stays for a threshold to follow from them. */
  public boolean isUncertain() {
    return stayCount < MIN_STAYS;
  }

  /**
   * The surprisals between which the threshold lies: that of the duration given; else at least that
   * of the default duration where there are too few stays.
   *
   * @param seconds the duration from which a stay is to be reported, if given
   */
  public ThresholdRange thresholds(OptionalDouble seconds) {
    if (seconds.isPresent()) {
      double given = calibration.surprisal(seconds.getAsDouble());
      return new ThresholdRange(given, given);
    }
    return new ThresholdRange(
        calibration.surprisal(isUncertain() ? DEFAULT_SECONDS : MIN_SECONDS),
        Double.POSITIVE_INFINITY);
  }
}
