package io.vad4j.tensorflow.train;

/** How large the steps of training are, as it goes on. */
public interface LearningRateSchedule {

  /**
   * The rate of a step.
   *
   * @param step its number, from 0
   */
  double rate(long step);

  /**
   * A rate that rises to a peak and falls to almost nothing, both along half a cosine wave (Smith
   * and Topin, <i>Super-Convergence</i>, 2018).
   *
   * @param peak the largest rate
   * @param steps the number of steps in all, at least 1
   */
  static LearningRateSchedule oneCycle(double peak, long steps) {
    return new OneCycleSchedule(peak, steps);
  }

  /**
   * A rate that is multiplied by a factor every some steps.
   *
   * @param first the rate to begin with
   * @param factor what it is multiplied by
   * @param steps after every how many steps
   */
  static LearningRateSchedule stepDecay(double first, double factor, long steps) {
    return step -> first * Math.pow(factor, Math.floorDiv(step, steps));
  }
}
