package io.vad4j.tensorflow.train;

/** Learning rate of each training step. */
@FunctionalInterface
public interface LearningRateSchedule {

  /**
   * {@return learning rate of a step}
   *
   * @param step number of the step, from 0
   */
  double rate(long step);

  /**
   * {@return a schedule that rises from peak / 25 to the peak during the first 30 % of the steps
   * and falls to peak / 10,000, both along half a cosine (Smith and Topin,
   * <i>Super-Convergence</i>, 2018)}
   *
   * @param peak largest learning rate
   * @param steps total number of steps, at least 1
   */
  static LearningRateSchedule oneCycle(double peak, long steps) {
    double peakStep = 0.3 * steps;
    return step ->
        step < peakStep
            ? interpolateCosine(peak * (1 / 25.0), peak, step / peakStep)
            : interpolateCosine(
                peak, peak * (1 / 10_000.0), (step - peakStep) / Math.max(1, steps - 1 - peakStep));
  }

  private static double interpolateCosine(double from, double to, double progress) {
    return to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, progress)));
  }

  /**
   * {@return a schedule that multiplies the learning rate by a factor at fixed intervals}
   *
   * @param first initial learning rate
   * @param factor factor of each decay
   * @param steps number of steps between decays
   */
  static LearningRateSchedule stepDecay(double first, double factor, long steps) {
    return step -> first * Math.pow(factor, Math.floorDiv(step, steps));
  }
}
