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
 * Scores and decisions of one clip by series: each scorer of the fusion alone, each channel, and
 * the overall score. Frames without a score of a series keep its last one, 0 before the first.
 */
final class SeriesCollector {
  /** Scores and decisions of one series. */
  record Values(double[] scores, boolean[] flagged) {}

  private final int frames;
  private final double scorerThreshold;
  private final Map<String, Values> scorers = new LinkedHashMap<>();
  private final Map<String, Values> channels = new LinkedHashMap<>();
  private final Values overall;
  private final Set<Values> updated = new HashSet<>();
  private int position;

  SeriesCollector(int frames, FalseAlarmTarget target) {
    this.frames = frames;
    this.scorerThreshold = scorerThreshold(target);
    this.overall = empty();
  }

  /** The surprisal that a scorer of a fused channel is flagged at when it is alone. */
  private static double scorerThreshold(FalseAlarmTarget target) {
    return target instanceof FalseAlarmTarget.PerFrame rate
        ? -Math.log10(rate.rate())
        : Double.POSITIVE_INFINITY;
  }

  private Values empty() {
    return new Values(new double[frames], new boolean[frames]);
  }

  void add(Detection detection) {
    for (ScorerContribution scorer : detection.contributions()) {
      Values values = scorers.computeIfAbsent(scorer.scorer(), any -> empty());
      set(values, scorer.surprisal(), scorer.surprisal() >= scorerThreshold);
    }
    for (ChannelScore channel : detection.channels()) {
      Values values = channels.computeIfAbsent(channel.name(), any -> empty());
      set(values, channel.score(), channel.anomalous());
    }
    set(overall, detection.score(), detection.anomalous());
  }

  private void set(Values values, double score, boolean flagged) {
    values.scores()[position] = score;
    values.flagged()[position] = flagged;
    updated.add(values);
  }

  /** Ends the frame: series that it did not update keep their last values. */
  void endFrame() {
    scorers.values().forEach(this::keep);
    channels.values().forEach(this::keep);
    keep(overall);
    updated.clear();
    position++;
  }

  private void keep(Values values) {
    if (position > 0 && !updated.contains(values)) {
      values.scores()[position] = values.scores()[position - 1];
      values.flagged()[position] = values.flagged()[position - 1];
    }
  }

  /** The scorers of the fused channel. */
  Set<String> scorerNames() {
    return scorers.keySet();
  }

  /** The channels, the fused one first. */
  Set<String> channelNames() {
    return channels.keySet();
  }

  /** The scores and decisions of a scorer; all 0 if there is none of that name. */
  Values scorer(String name) {
    return scorers.getOrDefault(name, empty());
  }

  /** The scores and decisions of a channel; all 0 if there is none of that name. */
  Values channel(String name) {
    return channels.getOrDefault(name, empty());
  }

  Values overall() {
    return overall;
  }
}
