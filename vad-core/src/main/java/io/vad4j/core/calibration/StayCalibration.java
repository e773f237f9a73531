package io.vad4j.core.calibration;

import io.vad4j.core.signal.ScoreSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Calibration of a channel whose score is the number of seconds for which something has stayed.
 *
 * <p>Neighbouring frames of a stay say the same, so stays are counted and not frames. The duration
 * of the next stay has a generalized Pareto distribution that is heavier the fewer were observed:
 * its mean has a prior, and so has its shape, since some things stay on. A stay that lasts until
 * the end of its clip is censored: it adds its time, but is no stay of that duration. The surprisal
 * of a score is −log10 of the expected share of time in which something has stayed for as long.
 *
 * @param calibration seconds to surprisal
 * @param stayCount number of stays in the normal video whose end it shows
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

  /** Mean duration of a stay of the prior in seconds, beyond the shortest. */
  private static final double PRIOR_SECONDS = 1.5;

  /**
   * Shape of the distribution of durations, and its deviation between scenes: those by which the
   * training video of two sets, with its censored stays, is most likely.
   */
  private static final double PRIOR_SHAPE = 0.3;

  private static final double SHAPE_DEVIATION = 0.2;

  /** A stay has ended when the score falls below this share of its maximum. */
  private static final double END_RATIO = 0.5;

  /** Runs that are shorter in seconds are pauses, and the tail begins here. */
  private static final double MIN_STAY = 0.5;

  /**
   * A stay.
   *
   * @param seconds its duration, or the part of it that was seen
   * @param ended whether it ended before the clip did
   */
  record Stay(double seconds, boolean ended) {}

  /** The fit to held-out normal clips. */
  public static StayCalibration fit(List<ScoreSeries> normal) {
    List<Stay> stays = stays(normal);
    double seconds = Math.max(1, ScoreSeries.seconds(normal));
    double ended = endedCount(stays) + PRIOR_STAYS;
    double total =
        stays.stream().mapToDouble(stay -> stay.seconds() - MIN_STAY).sum()
            + PRIOR_STAYS * PRIOR_SECONDS;
    double mean = total / (ended - 1);
    double durations = shape(stays, mean);
    double ofTime = durations / (1 - durations) + 1 / (ended - 1);
    GeneralizedParetoTail tail =
        new GeneralizedParetoTail(mean, Math.min(GeneralizedParetoTail.MAX_SHAPE, ofTime));
    double share = Math.min(0.5, (stays.size() + 0.5) / seconds * tail.scale());
    return new StayCalibration(
        SurprisalCalibration.of(MIN_STAY, MIN_SECONDS, tail, share),
        endedCount(stays),
        stays.stream().mapToDouble(Stay::seconds).max().orElse(0));
  }

  /** The most probable shape of the distribution of durations with a mean. */
  private static double shape(List<Stay> stays, double mean) {
    double best = PRIOR_SHAPE;
    double highest = Double.NEGATIVE_INFINITY;
    for (double shape = 0.01; shape < 0.7; shape += 0.01) {
      double scale = mean * (1 - shape);
      double distance = (shape - PRIOR_SHAPE) / SHAPE_DEVIATION;
      double likelihood = -distance * distance / 2;
      for (Stay stay : stays) {
        double log = Math.log1p(shape * (stay.seconds() - MIN_STAY) / scale);
        likelihood -= log / shape + (stay.ended() ? log + Math.log(scale) : 0);
      }
      if (likelihood > highest) {
        highest = likelihood;
        best = shape;
      }
    }
    return best;
  }

  /** Number of stays of clips that ended before their clip did. */
  public static int count(List<ScoreSeries> clips) {
    return endedCount(stays(clips));
  }

  private static int endedCount(List<Stay> stays) {
    return (int) stays.stream().filter(Stay::ended).count();
  }

  /** The stays of clips. */
  static List<Stay> stays(List<ScoreSeries> clips) {
    return clips.stream().flatMap(clip -> stays(clip).stream()).toList();
  }

  /** The stays of a clip, each as long as its highest score. */
  private static List<Stay> stays(ScoreSeries clip) {
    List<Stay> stays = new ArrayList<>();
    double peak = 0;
    for (double score : clip.scores()) {
      if (score < END_RATIO * peak) {
        stays.add(new Stay(peak, true));
        peak = 0;
      }
      peak = Math.max(peak, score);
    }
    stays.add(new Stay(peak, false));
    return stays.stream().filter(stay -> stay.seconds() > MIN_STAY).toList();
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
