package io.vad4j.cli.run;

import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.FalseAlarmTarget;
import io.vad4j.ScorerContribution;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scores and decisions of one clip by series: each scorer of the fusion alone, each channel, and the
 * overall score where there are several channels. Frames without a score of a series keep its last
 * one, 0 before the first.
 */
final class SeriesCollector {
  static final String OVERALL = "overall";
  static final String ALONE = " alone";

  /** Scores and decisions of one series. */
  record Values(double[] scores, boolean[] flagged) {}

  private final int frames;
  private final double scorerThreshold;
  private final Map<String, Values> series = new LinkedHashMap<>();
  private int position;

  SeriesCollector(int frames, FalseAlarmTarget target) {
    this.frames = frames;
    this.scorerThreshold = scorerThreshold(target);
  }

  /** The surprisal that a scorer of a fused channel is flagged at when it is alone. */
  private static double scorerThreshold(FalseAlarmTarget target) {
    return target instanceof FalseAlarmTarget.PerFrame rate
        ? -Math.log10(rate.rate())
        : Double.POSITIVE_INFINITY;
  }

  void add(Detection detection) {
    if (detection.contributions().size() > 1) {
      for (ScorerContribution scorer : detection.contributions()) {
        set(
            scorer.scorer() + ALONE,
            scorer.surprisal(),
            scorer.surprisal() >= scorerThreshold);
      }
    }
    for (ChannelScore channel : detection.channels()) {
      set(channel.name(), channel.score(), channel.anomalous());
    }
    set(OVERALL, detection.score(), detection.anomalous());
  }

  private void set(String name, double score, boolean flagged) {
    Values values =
        series.computeIfAbsent(
            name, any -> new Values(new double[frames], new boolean[frames]));
    Arrays.fill(values.scores(), position, frames, score);
    Arrays.fill(values.flagged(), position, frames, flagged);
  }

  /** Ends the frame; later ones keep its scores. */
  void endFrame() {
    position++;
  }

  /** The scores and decisions of a series; all 0 if there is none of that name. */
  Values values(String name) {
    return series.getOrDefault(name, new Values(new double[frames], new boolean[frames]));
  }

  /** The series by name. */
  Map<String, Values> series() {
    return series;
  }
}
