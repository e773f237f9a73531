package io.vad4j.core.event;

import io.vad4j.EventRateEstimate;
import java.util.List;

/**
 * Distribution of the number of events an hour: a gamma distribution of the rate, so that the
 * number in a future hour has a negative binomial one.
 *
 * @param eventsPerHour the mean, above 0
 * @param shape the shape of the gamma distribution: the number of independent events that the mean
 *     is worth, above 0
 * @param hours the hours of video that it is estimated from
 */
record EventRate(double eventsPerHour, double shape, double hours) {
  /** Probability on each side of a 95 % interval. */
  private static final double SIDE = 0.025;

  /** The rate of the events of several channels together. */
  static EventRate sum(List<EventRate> rates) {
    double mean = rates.stream().mapToDouble(EventRate::eventsPerHour).sum();
    double variance =
        rates.stream()
            .mapToDouble(rate -> rate.eventsPerHour * rate.eventsPerHour / rate.shape)
            .sum();
    return new EventRate(mean, mean * mean / variance, rates.get(0).hours);
  }

  EventRateEstimate estimate() {
    return EventRateEstimate.builder()
        .eventsPerHour(eventsPerHour)
        .interval(quantile(SIDE), quantile(1 - SIDE))
        .hours(hours, shape / eventsPerHour)
        .build();
  }

  /** The smallest number of events in an hour that is exceeded with at most 1 − p. */
  int quantile(double p) {
    double failure = eventsPerHour / (shape + eventsPerHour);
    double logProbability = shape * Math.log1p(-failure);
    double cumulative = Math.exp(logProbability);
    int count = 0;
    while (cumulative < p && count < Integer.MAX_VALUE - 1 && logProbability > -745) {
      logProbability += Math.log((shape + count) / (count + 1) * failure);
      cumulative += Math.exp(logProbability);
      count++;
    }
    return count;
  }
}
