package io.vad4j.tensorflow.train;

/**
 * A learning rate that rises to a peak and falls to almost nothing, both along half a cosine wave
 * (Smith and Topin, <i>Super-Convergence</i>, 2018).
 *
 * @param peak the largest rate
 * @param steps the number of steps in all, at least 1
 */
record OneCycleSchedule(double peak, long steps) implements LearningRateSchedule {
  private static final double WARM_UP_FRACTION = 0.3;
  private static final double INITIAL_FACTOR = 1 / 25.0;
  private static final double FINAL_FACTOR = 1 / 10_000.0;

  @Override
  public double rate(long step) {
    double peakStep = WARM_UP_FRACTION * steps;
    return step < peakStep
        ? interpolateCosine(peak * INITIAL_FACTOR, peak, step / peakStep)
        : interpolateCosine(
            peak, peak * FINAL_FACTOR, (step - peakStep) / Math.max(1, steps - 1 - peakStep));
  }

  private static double interpolateCosine(double from, double to, double progress) {
    return to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, progress)));
  }
}
