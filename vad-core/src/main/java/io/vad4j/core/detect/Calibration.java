package io.vad4j.core.detect;

import java.util.Arrays;
import java.util.StringJoiner;
import java.util.stream.DoubleStream;

/**
 * How rare a value is on normal footage: its surprise, −log10 of the probability that a normal
 * frame has as high a value.
 *
 * <p>Up to the 90 % quantile of the normal values the probability is the empirical one; beyond, it
 * is that of a {@linkplain Tail tail}, since the highest few values of a short recording say little
 * by themselves. Surprise rises strictly with the value, so that ranks are kept. Immutable.
 */
final class Calibration {
  /** Share of normal values that stand in the tail. */
  private static final double TAIL = 0.1;

  /** Number of quantiles that stand for the body. */
  private static final int KNOTS = 200;

  private final double[] values;
  private final double[] surprises;
  private final Tail tail;

  /** Finds a tail for excesses over a quantile, not steeper than a smallest scale. */
  private interface TailFit {
    Tail fit(double[] excesses, double smallestScale);
  }

  private Calibration(double[] values, double[] surprises, Tail tail) {
    this.values = values;
    this.surprises = surprises;
    this.tail = tail;
  }

  /**
   * The calibration of what one scorer says, with an exponential tail. A heavier one would rest on
   * the few clips in which a scorer was wrong, and take all weight from it in the fusion.
   *
   * @param normal values of normal frames, at least 0; at least 2 of them
   * @param resolution the least difference of values that means something, at least 0
   */
  static Calibration ofScorer(double[] normal, double resolution) {
    return of(normal, resolution, Tail::exponential);
  }

  /**
   * The calibration of fused evidence, with a generalised Pareto tail, as heavy as the values show:
   * false-alarm rates are promised by it.
   *
   * @param normal values of normal frames, at least 0; at least 2 of them
   * @param resolution the least difference of values that means something, at least 0
   */
  static Calibration ofFusion(double[] normal, double resolution) {
    return of(normal, resolution, Tail::of);
  }

  private static Calibration of(double[] normal, double resolution, TailFit fit) {
    if (normal.length < 2) {
      throw new IllegalArgumentException("Calibration by " + normal.length + " values.");
    }
    double[] sorted = normal.clone();
    Arrays.sort(sorted);
    int count = sorted.length;
    int tailStart = Math.min(count - 1, (int) Math.ceil((1 - TAIL) * count));
    DoubleStream.Builder knotValues = DoubleStream.builder();
    DoubleStream.Builder knotSurprises = DoubleStream.builder();
    knotValues.add(0);
    knotSurprises.add(0);
    double last = 0;
    for (int knot = 0; knot <= KNOTS; knot++) {
      int index = (int) ((long) knot * tailStart / KNOTS);
      if (sorted[index] > last) {
        last = sorted[index];
        knotValues.add(last);
        knotSurprises.add(-Math.log10((count - firstOf(sorted, index)) / (double) (count + 1)));
      }
    }
    double[] values = knotValues.build().toArray();
    double start = values[values.length - 1];
    double[] excesses =
        Arrays.stream(sorted).filter(value -> value > start).map(value -> value - start).toArray();
    double smallestScale = Math.max(Math.max(1e-9, resolution), 0.02 * start);
    return new Calibration(
        values, knotSurprises.build().toArray(), fit.fit(excesses, smallestScale));
  }

  /**
   * The calibration of frames to come, whose tail is heavier the fewer independent frames it is
   * known from.
   *
   * @param independent how many independent frames the values are worth, above 0
   */
  Calibration predictive(double independent) {
    return new Calibration(values, surprises, tail.predictive(TAIL * independent));
  }

  private static int firstOf(double[] sorted, int index) {
    int first = index;
    while (first > 0 && sorted[first - 1] == sorted[index]) {
      first--;
    }
    return first;
  }

  /** −log10 of the probability that a normal frame has a value as high as this. */
  double surprise(double value) {
    int last = values.length - 1;
    if (value >= values[last]) {
      return surprises[last] + tail.surprise(value - values[last]);
    }
    int at = Arrays.binarySearch(values, value);
    if (at >= 0) {
      return surprises[at];
    }
    int above = -at - 1;
    return interpolate(values, surprises, above, value);
  }

  /** The value whose surprise this is. */
  double value(double surprise) {
    int last = values.length - 1;
    if (surprise >= surprises[last]) {
      return values[last] + tail.excess(surprise - surprises[last]);
    }
    int at = Arrays.binarySearch(surprises, surprise);
    if (at >= 0) {
      return values[at];
    }
    return interpolate(surprises, values, -at - 1, surprise);
  }

  private static double interpolate(double[] from, double[] to, int above, double x) {
    double part = (x - from[above - 1]) / (from[above] - from[above - 1]);
    return to[above - 1] + part * (to[above] - to[above - 1]);
  }

  /** The calibration as text that {@link #parse} reads back exactly. */
  String format() {
    StringJoiner text = new StringJoiner(" ");
    text.add(tail.scale() + ":" + tail.shape());
    for (int i = 0; i < values.length; i++) {
      text.add(values[i] + ":" + surprises[i]);
    }
    return text.toString();
  }

  /**
   * Reads what {@link #format} wrote.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  static Calibration parse(String text) {
    String[] words = text.trim().split(" ");
    double[] values = new double[words.length - 1];
    double[] surprises = new double[words.length - 1];
    for (int i = 0; i < values.length; i++) {
      double[] pair = pair(words[i + 1]);
      values[i] = pair[0];
      surprises[i] = pair[1];
    }
    if (values.length == 0) {
      throw new IllegalArgumentException("A calibration has no values.");
    }
    double[] tail = pair(words[0]);
    return new Calibration(values, surprises, new Tail(tail[0], tail[1]));
  }

  private static double[] pair(String text) {
    String[] numbers = text.split(":");
    if (numbers.length != 2) {
      throw new IllegalArgumentException("'" + text + "' is not two numbers of a calibration");
    }
    return new double[] {Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])};
  }
}
