package io.vad4j.core.calibration;

import java.util.Arrays;
import java.util.StringJoiner;
import java.util.stream.DoubleStream;

/**
 * Calibration of scores to surprisal: −log10 of the probability that a normal frame scores at least
 * as high.
 *
 * <p>Up to the 90 % quantile of the normal scores the probability is the empirical one; beyond, it
 * is that of a {@linkplain GeneralizedParetoTail fitted tail}, since the highest few values of a
 * short video are a poor estimate. Surprisal is strictly increasing in the score, so that ranks are
 * kept. Immutable.
 */
public final class SurprisalCalibration {
  /** Share of normal scores in the tail. */
  static final double TAIL_FRACTION = 0.1;

  /** The surprisal from which a score is in the tail. */
  public static final double TAIL_SURPRISAL = 1;

  /** Number of quantiles that represent the body of the distribution. */
  private static final int KNOT_COUNT = 200;

  private final double[] values;
  private final double[] surprisals;
  private final GeneralizedParetoTail tail;

  /** Fits a tail to excesses over a quantile, given its distance from the median. */
  private interface TailFit {
    GeneralizedParetoTail fit(double[] excesses, double spread, double minScale);
  }

  private SurprisalCalibration(double[] values, double[] surprisals, GeneralizedParetoTail tail) {
    this.values = values;
    this.surprisals = surprisals;
    this.tail = tail;
  }

  /**
   * Fits the calibration of one scorer, with an exponential tail. A heavier tail would be fitted to
   * the few clips in which a scorer is wrong, and devalue it in the fusion.
   *
   * @param normal scores of normal frames, at least 0; at least 2 of them
   * @param noiseFloor the smallest difference of scores that is not noise, at least 0
   */
  public static SurprisalCalibration fitExponential(double[] normal, double noiseFloor) {
    return fitTail(
        normal,
        noiseFloor,
        (excesses, spread, minScale) -> GeneralizedParetoTail.fitExponential(excesses, minScale));
  }

  /**
   * Fits the calibration of fused scores, with a generalized Pareto tail, on which the false-alarm
   * rate is based. The tail is combined with a prior of tails the more the fewer independent frames
   * there are.
   *
   * @param normal fused scores of normal frames, at least 0; at least 2 of them
   * @param noiseFloor the smallest difference of scores that is not noise, at least 0
   * @param effectiveSampleSize number of independent frames that the scores are worth, above 0
   * @param seconds duration of the video
   * @param prior the prior of tails of such scores
   */
  public static SurprisalCalibration fitPareto(
      double[] normal,
      double noiseFloor,
      double effectiveSampleSize,
      double seconds,
      TailPrior prior) {
    return fitTail(
        normal,
        noiseFloor,
        (excesses, spread, minScale) ->
            GeneralizedParetoTail.fit(
                excesses,
                spread,
                minScale,
                effectiveSampleSize * excesses.length / normal.length,
                seconds,
                prior));
  }

  /** The calibration whose surprisal is the value itself. */
  public static SurprisalCalibration identity() {
    return new SurprisalCalibration(
        new double[] {0}, new double[] {0}, new GeneralizedParetoTail(1 / Math.log(10), 0));
  }

  /**
   * The calibration of values of which a share is above a limit, those with a known tail.
   *
   * @param limit the value, at least 0, at which the tail begins
   * @param start the value above the limit from which surprisals are those of the tail
   * @param tail the distribution of the values above the limit, less the limit
   * @param share the share of values above the limit, below 1
   */
  static SurprisalCalibration of(
      double limit, double start, GeneralizedParetoTail tail, double share) {
    double excess = start - limit;
    return new SurprisalCalibration(
        new double[] {0, start},
        new double[] {0, tail.surprisal(excess) - Math.log10(share)},
        new GeneralizedParetoTail(tail.scale() + tail.shape() * excess, tail.shape()));
  }

  private static SurprisalCalibration fitTail(double[] normal, double noiseFloor, TailFit fit) {
    if (normal.length < 2) {
      throw new IllegalArgumentException(
          "Calibration needs at least 2 scores of normal frames, not " + normal.length + ".");
    }
    double[] sorted = normal.clone();
    Arrays.sort(sorted);
    int count = sorted.length;
    int zeros = firstAbove(sorted, 0);
    // Where nearly all frames score 0, as in a place that is mostly empty, it is the others whose
    // distribution is known, and they are as rare as that.
    int from = zeros > (1 - TAIL_FRACTION) * count && zeros < count ? zeros : 0;
    int tailStart =
        Math.min(count - 1, from + (int) Math.ceil((1 - TAIL_FRACTION) * (count - from)));
    DoubleStream.Builder knotValues = DoubleStream.builder();
    DoubleStream.Builder knotSurprisals = DoubleStream.builder();
    knotValues.add(0);
    knotSurprisals.add(0);
    double last = 0;
    for (int knot = 0; knot <= KNOT_COUNT; knot++) {
      int index = from + (int) ((long) knot * (tailStart - from) / KNOT_COUNT);
      if (sorted[index] > last) {
        last = sorted[index];
        knotValues.add(last);
        knotSurprisals.add(
            -Math.log10((count - firstIndexOf(sorted, index)) / (double) (count + 1)));
      }
    }
    double[] values = knotValues.build().toArray();
    double start = values[values.length - 1];
    double[] excesses =
        Arrays.stream(sorted).filter(value -> value > start).map(value -> value - start).toArray();
    double minScale = Math.max(Math.max(1e-9, noiseFloor), 0.02 * start);
    return new SurprisalCalibration(
        values,
        knotSurprisals.build().toArray(),
        fit.fit(excesses, start - sorted[from + (count - from) / 2], minScale));
  }

  private static int firstAbove(double[] sorted, double value) {
    int first = 0;
    while (first < sorted.length && sorted[first] <= value) {
      first++;
    }
    return first;
  }

  private static int firstIndexOf(double[] sorted, int index) {
    int first = index;
    while (first > 0 && sorted[first - 1] == sorted[index]) {
      first--;
    }
    return first;
  }

  /** The surprisal of a score, at least 0. */
  public double surprisal(double value) {
    int last = values.length - 1;
    if (value >= values[last]) {
      return surprisals[last] + tail.surprisal(value - values[last]);
    }
    int position = Arrays.binarySearch(values, value);
    if (position >= 0) {
      return surprisals[position];
    }
    int upper = -position - 1;
    return interpolate(values, surprisals, upper, value);
  }

  /** The score of a surprisal; inverse of {@link #surprisal}. */
  public double value(double surprisal) {
    int last = values.length - 1;
    if (surprisal >= surprisals[last]) {
      return values[last] + tail.excess(surprisal - surprisals[last]);
    }
    int position = Arrays.binarySearch(surprisals, surprisal);
    if (position >= 0) {
      return values[position];
    }
    return interpolate(surprisals, values, -position - 1, surprisal);
  }

  private static double interpolate(double[] from, double[] to, int upper, double x) {
    double fraction = (x - from[upper - 1]) / (from[upper] - from[upper - 1]);
    return to[upper - 1] + fraction * (to[upper] - to[upper - 1]);
  }

  /** The calibration as text that {@link #parse} reads back exactly. */
  public String format() {
    StringJoiner text = new StringJoiner(" ");
    text.add(tail.scale() + ":" + tail.shape());
    for (int i = 0; i < values.length; i++) {
      text.add(values[i] + ":" + surprisals[i]);
    }
    return text.toString();
  }

  /**
   * Reads what {@link #format} wrote.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static SurprisalCalibration parse(String text) {
    String[] tokens = text.trim().split(" ");
    double[] values = new double[tokens.length - 1];
    double[] surprisals = new double[tokens.length - 1];
    for (int i = 0; i < values.length; i++) {
      double[] pair = parsePair(tokens[i + 1]);
      values[i] = pair[0];
      surprisals[i] = pair[1];
    }
    if (values.length == 0) {
      throw new IllegalArgumentException("A calibration has no values.");
    }
    double[] tail = parsePair(tokens[0]);
    return new SurprisalCalibration(
        values, surprisals, new GeneralizedParetoTail(tail[0], tail[1]));
  }

  private static double[] parsePair(String text) {
    String[] numbers = text.split(":");
    if (numbers.length != 2) {
      throw new IllegalArgumentException("'" + text + "' is not two numbers of a calibration");
    }
    return new double[] {Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])};
  }
}
