package io.vad4j.cli.run;

import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.FalseAlarmTarget;
import io.vad4j.ScorerContribution;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Scores and decisions of one clip by series: each scorer of the fusion alone, each channel, any
 * channel, and the overall score. Frames without a score of a series keep its last one, 0 before
 * the first.
 */
final class SeriesCollector {
  /** What any channel flags, ranked by the overall score. */
  static final String ANY_CHANNEL = "any channel";

  static final String OVERALL = "overall";
  static final String ALONE = " alone";

  /** Scores and decisions of one series. */
  record Values(double[] scores, boolean[] flagged) {}

  private final int frames;
  private final double scorerThreshold;
  private final Map<String, Values> series = new LinkedHashMap<>();
  private final Set<String> updated = new HashSet<>();
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
        set(scorer.scorer() + ALONE, scorer.surprisal(), scorer.surprisal() >= scorerThreshold);
      }
    }
    for (ChannelScore channel : detection.channels()) {
      set(channel.name(), channel.score(), channel.anomalous());
    }
    set(
        ANY_CHANNEL,
        detection.score(),
        detection.channels().stream().anyMatch(ChannelScore::anomalous));
    set(OVERALL, detection.score(), detection.anomalous());
  }

  private void set(String name, double score, boolean flagged) {
    Values values =
        series.computeIfAbsent(name, any -> new Values(new double[frames], new boolean[frames]));
    values.scores()[position] = score;
    values.flagged()[position] = flagged;
    updated.add(name);
  }

  /** Ends the frame: series that it did not update keep their last values. */
  void endFrame() {
    series.forEach(
        (name, values) -> {
          if (position > 0 && !updated.contains(name)) {
            values.scores()[position] = values.scores()[position - 1];
            values.flagged()[position] = values.flagged()[position - 1];
          }
        });
    updated.clear();
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
