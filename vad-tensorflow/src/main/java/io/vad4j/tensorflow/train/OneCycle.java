package io.vad4j.tensorflow.train;

/**
 * A learning rate that rises to a peak and falls to almost nothing, both along half a cosine wave
 * (Smith and Topin, <i>Super-Convergence</i>, 2018).
 *
 * @param peak the largest rate
 * @param steps the number of steps in all, at least 1
 */
record OneCycle(double peak, long steps) implements LearningRate {
  private static final double RISE = 0.3;
  private static final double FIRST = 1 / 25.0;
  private static final double LAST = 1 / 10_000.0;

  @Override
  public double rate(long step) {
    double top = RISE * steps;
    return step < top
        ? between(peak * FIRST, peak, step / top)
        : between(peak, peak * LAST, (step - top) / Math.max(1, steps - 1 - top));
  }

  private static double between(double from, double to, double way) {
    return to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, way)));
  }
}
