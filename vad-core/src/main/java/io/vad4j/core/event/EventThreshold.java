package io.vad4j.core.event;

import io.vad4j.EventRateEstimate;
import io.vad4j.EventRule;
import io.vad4j.core.signal.ScoreSeries;
import java.util.List;

/**
 * Thresholds between which events of a channel begin and end, and how often they are expected to
 * begin in normal video.
 *
 * <p>Candidate thresholds are applied to the held-out scores with the hysteresis, the minimum
 * duration and the merge gap of the {@link EventTracker}. The threshold is extrapolated from the
 * highest candidate that still has {@value #MIN_EVENTS} events, by the exponential distribution of
 * the peaks of events above it, whose mean is combined with a prior one the more the fewer events
 * there are.
 *
 * @param entry the score at which an event begins
 * @param exit the score down to which it continues, at most that at which it begins
 * @param rate the number of events an hour of normal video
 */
public record EventThreshold(double entry, double exit, EventRate rate) {
  /** Fewer events are too few for an estimate of their rate. */
  private static final int MIN_EVENTS = 20;

  /** The lowest candidate: a score that one normal frame in ten reaches. */
  private static final double MIN_CANDIDATE = 1;

  private static final double STEP = 0.05;

  /** Mean excess of peaks: that of a surprisal, which is −log10 of a probability. */
  private static final double PRIOR_EXCESS = 1 / Math.log(10);

  /** Number of events that the prior of the mean excess is worth. */
  private static final double PRIOR_EVENTS = 15;

  /** Variance of the mean excess, relative to its square, that more events do not reduce. */
  private static final double EXCESS_VARIANCE = 0.03;

  /** Number of pieces of video that events are counted in for their dispersion. */
  private static final int MIN_PIECES = 8;

  /**
   * The thresholds of a channel.
   *
   * @param normal the scores of held-out normal clips
   * @param frameThreshold the score from which a frame is anomalous; no event begins below it
   * @param eventsPerHour the number of events an hour that is aimed at, above 0
   */
  public static EventThreshold fit(
      List<ScoreSeries> normal, double frameThreshold, EventRule rule, double eventsPerHour) {
    double exit = rule.exitRatio() * frameThreshold;
    double hours = hours(normal);
    double minEvents = Math.max(MIN_EVENTS, eventsPerHour * hours);
    double base = MIN_CANDIDATE;
    int count = EventCounter.count(normal, base, exit, rule);
    double excess = 0;
    for (double candidate = base + STEP; ; candidate += STEP) {
      int higher = EventCounter.count(normal, candidate, exit, rule);
      if (higher >= minEvents) {
        base = candidate;
        count = higher;
      } else if (higher == 0) {
        break;
      } else {
        excess += STEP * higher;
      }
    }
    double events = count + 0.5;
    double dispersion = EventCounter.dispersion(normal, base, exit, rule, MIN_PIECES);
    double mean = (excess + PRIOR_EVENTS * PRIOR_EXCESS) / (count + PRIOR_EVENTS);
    double entry = Math.max(frameThreshold, base + mean * Math.log(events / hours / eventsPerHour));
    double distance = (entry - base) / mean;
    double variance =
        dispersion / events
            + distance * distance * (1 / (count / dispersion + PRIOR_EVENTS) + EXCESS_VARIANCE);
    return new EventThreshold(
        entry,
        Math.min(entry, exit),
        new EventRate(events / hours * Math.exp(-distance), 1 / variance, hours));
  }

  /**
   * The thresholds of a channel that is calibrated by stays: a stay that reaches the threshold of
   * frames is an event, however often that happens.
   *
   * @param normal the scores of held-out normal clips
   * @param frameThreshold the score from which a frame is anomalous
   */
  public static EventThreshold ofStays(
      List<ScoreSeries> normal, double frameThreshold, EventRule rule) {
    double exit = rule.exitRatio() * frameThreshold;
    double hours = hours(normal);
    double events = EventCounter.count(normal, frameThreshold, exit, rule) + 0.5;
    double secondsAbove = 3600 * Math.pow(10, -frameThreshold);
    return new EventThreshold(
        frameThreshold, exit, new EventRate(Math.min(events / hours, secondsAbove), events, hours));
  }

  private static double hours(List<ScoreSeries> normal) {
    return Math.max(1, ScoreSeries.seconds(normal)) / 3600;
  }

  /** The expected number of events, with its interval. */
  public EventRateEstimate estimate() {
    return rate.estimate();
  }

  /** The expected number of events of several channels together. */
  public static EventRateEstimate sum(List<EventThreshold> thresholds) {
    return EventRate.sum(thresholds.stream().map(EventThreshold::rate).toList()).estimate();
  }
}
