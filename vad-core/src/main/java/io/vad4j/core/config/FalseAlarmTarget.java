package io.vad4j.core.config;

import io.vad4j.core.signal.ScoreSeries;
import java.util.List;

/** How many false alarms are allowed, from which the threshold follows. */
public sealed interface FalseAlarmTarget {

  /**
   * The threshold on the score.
   *
   * @param normal scores of held-out normal footage
   */
  double threshold(List<ScoreSeries> normal);

  /**
   * A share of frames.
   *
   * @param rate above 0, at most 0.5
   */
  record PerFrame(double rate) implements FalseAlarmTarget {
    @Override
    public double threshold(List<ScoreSeries> normal) {
      return -Math.log10(rate);
    }
  }

  /**
   * A number of events an hour. Scores are surprise, so that one higher by 1 is ten times rarer;
   * the events at a threshold low enough to be seen in any footage tell how many there would be at
   * a higher one.
   *
   * @param events above 0
   */
  record PerHour(double events) implements FalseAlarmTarget {
    private static final double LOW_THRESHOLD = 1;

    /** No threshold may call more than half of all normal frames abnormal. */
    private static final double MIN_THRESHOLD = -Math.log10(0.5);

    @Override
    public double threshold(List<ScoreSeries> normal) {
      double lowRate = ScoreSeries.runsPerHour(normal, LOW_THRESHOLD);
      return lowRate <= 0
          ? LOW_THRESHOLD
          : Math.max(MIN_THRESHOLD, LOW_THRESHOLD + Math.log10(lowRate / events));
    }
  }
}
