package io.vad4j.core.fusion;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.ChannelScore;
import io.vad4j.DetectionListener;
import io.vad4j.EventRule;
import io.vad4j.Frame;
import io.vad4j.ScorerContribution;
import io.vad4j.core.calibration.SurprisalCalibration;
import io.vad4j.core.event.EventCounter;
import io.vad4j.core.event.EventTracker;
import io.vad4j.core.event.ThresholdRegions;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.scoring.MapPooling;
import io.vad4j.core.scoring.ScorerPipeline;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Judges what the scorers of one panel see, and tells of its events. One for each stream. */
final class ChannelDecider {
  private final ScoreChannel channel;
  private final List<FittedScorer> scorers;
  private final SurprisalCalibration scoreCalibration;
  private final double threshold;
  private final EventTracker eventTracker;
  private final double[] mapUnits;
  private final double[] weights;

  /**
   * A judge.
   *
   * @param scorers the panel's
   * @param calibration what they say of normal footage
   * @param eventCounter gives events of all panels of a stream their numbers
   */
  ChannelDecider(
      ScoreChannel channel,
      List<FittedScorer> scorers,
      ChannelCalibration calibration,
      EventRule rule,
      EventCounter eventCounter,
      DetectionListener listener) {
    this.channel = channel;
    this.scorers = scorers;
    this.scoreCalibration = calibration.calibration();
    this.threshold = calibration.threshold();
    this.eventTracker = new EventTracker(threshold, rule, eventCounter, listener);
    this.mapUnits =
        scorers.stream()
            .mapToDouble(scorer -> Math.max(1e-9, scorer.calibration().value(threshold)))
            .toArray();
    this.weights = scorers.stream().mapToDouble(scorer -> scorer.config().weight()).toArray();
  }

  /**
   * Calibrates, fuses and compares with the threshold.
   *
   * @param allOutputs what each of the detector's scorers sees
   * @return empty while a scorer of the panel warms up
   */
  Optional<ChannelScore> decide(
      Frame frame, List<Optional<ScorerPipeline.ScorerOutput>> allOutputs) {
    List<ScorerPipeline.ScorerOutput> outputs =
        channel.select(allOutputs).stream().flatMap(Optional::stream).toList();
    if (outputs.size() < scorers.size()) {
      return Optional.empty();
    }
    List<ScorerContribution> contributions =
        IntStream.range(0, outputs.size())
            .mapToObj(i -> scorers.get(i).contribution(outputs.get(i).score()))
            .toList();
    double score = scoreCalibration.surprisal(Fusion.fuse(contributions));
    AnomalyMap map = Fusion.fuse(blurMaps(outputs), mapUnits, weights);
    AnomalyKind kind = Fusion.dominantKind(contributions);
    return Optional.of(
        ChannelScore.builder()
            .name(channel.name())
            .kind(kind)
            .score(score)
            .threshold(threshold)
            .contributions(contributions)
            .map(map)
            .regions(ThresholdRegions.of(map, kind))
            .event(
                eventTracker.update(
                    frame.index(), frame.timestamp(), score, map, kind, contributions))
            .build());
  }

  private List<AnomalyMap> blurMaps(List<ScorerPipeline.ScorerOutput> outputs) {
    return IntStream.range(0, outputs.size())
        .mapToObj(
            i ->
                MapPooling.boxBlur(
                    outputs.get(i).map(), scorers.get(i).config().effectivePooling()))
        .toList();
  }

  /** Ends the clip. */
  void finish() {
    eventTracker.finish();
  }
}
