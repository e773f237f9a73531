package io.vad4j.core.calibration;

import io.vad4j.core.signal.ScoreSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Calibration of a channel whose score is the number of seconds for which something has stayed.
 *
 * <p>Neighbouring frames of a stay say the same, so stays are counted and not frames. The duration
 * of the next stay has a generalized Pareto distribution that is heavier the fewer were observed:
 * that of exponential durations with a gamma prior of their rate (Lomax), and heavier by a fixed
 * shape, since some things stay on. The surprisal of a score is −log10 of the expected share of
 * time in which something has stayed for as long.
 *
 * @param calibration seconds to surprisal
 * @param stayCount number of stays in the normal video
 * @param longest duration of the longest of them in seconds; 0 where there is none
 */
public record StayCalibration(SurprisalCalibration calibration, int stayCount, double longest) {
  /** The least number of stays from which a threshold can be derived. */
  public static final int MIN_STAYS = 5;

  /** The fewest seconds that are reported where the normal video has fewer stays. */
  public static final double DEFAULT_SECONDS = 5;

  /** The fewest seconds that are reported. */
  private static final double MIN_SECONDS = 2;

  /** Number of stays that the prior is worth. */
  private static final double PRIOR_STAYS = 4;

  /** Mean duration of a stay of the prior in seconds. */
  private static final double PRIOR_SECONDS = 1.5;

  /** Shape of the durations of very many stays. */
  private static final double BASE_SHAPE = 0.15;

  /** A stay has ended when the score falls below this share of its maximum. */
  private static final double END_RATIO = 0.5;

  /** Runs that are shorter in seconds are noise. */
  private static final double NOISE_SECONDS = 0.1;

  /** The fit to held-out normal clips. */
  public static StayCalibration fit(List<ScoreSeries> normal) {
    double[] stays = stays(normal);
    double seconds = Math.max(1, ScoreSeries.seconds(normal));
    double count = stays.length + PRIOR_STAYS;
    double total = Arrays.stream(stays).sum() + PRIOR_STAYS * PRIOR_SECONDS;
    double shape = Math.min(GeneralizedParetoTail.MAX_SHAPE, BASE_SHAPE + 1 / (count - 1));
    GeneralizedParetoTail tail = new GeneralizedParetoTail(total / (count - 1), shape);
    double share = Math.min(0.5, (stays.length + 0.5) / seconds * tail.scale());
    return new StayCalibration(
        SurprisalCalibration.of(MIN_SECONDS, tail, share),
        stays.length,
        Arrays.stream(stays).max().orElse(0));
  }

  /** The durations of the stays in clips, in seconds. */
  public static double[] stays(List<ScoreSeries> clips) {
    return clips.stream().flatMapToDouble(clip -> Arrays.stream(stays(clip))).toArray();
  }

  /** The highest score of each stay of a clip, in seconds. */
  private static double[] stays(ScoreSeries clip) {
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

  /**
   * The surprisals between which the threshold lies. It is that of the duration given; where there
   * are too few stays, that of the default duration, or longer than the longest stay by a factor
   * that is larger the fewer there are.
   *
   * @param given the duration in seconds from which a stay is to be reported, if given
   */
  public ThresholdRange thresholds(OptionalDouble given) {
    if (given.isPresent() || stayCount < MIN_STAYS) {
      double fixed =
          calibration.surprisal(
              given.orElse(
                  Math.max(
                      DEFAULT_SECONDS,
                      longest * (1 + (MIN_STAYS - 1.0) / Math.max(1, stayCount)))));
      return new ThresholdRange(fixed, fixed);
    }
    return new ThresholdRange(calibration.surprisal(MIN_SECONDS), Double.POSITIVE_INFINITY);
  }
}
