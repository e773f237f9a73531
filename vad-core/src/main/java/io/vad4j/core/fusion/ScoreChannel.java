package io.vad4j.core.fusion;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.ChannelScore;
import io.vad4j.ChannelThreshold;
import io.vad4j.DetectorConfig;
import io.vad4j.FalseAlarmEstimate;
import io.vad4j.FalseAlarmTarget;
import io.vad4j.InvalidOptionException;
import io.vad4j.ScorerContribution;
import io.vad4j.core.calibration.FalseAlarmEstimator;
import io.vad4j.core.calibration.StayCalibration;
import io.vad4j.core.calibration.SurprisalCalibration;
import io.vad4j.core.calibration.TailPrior;
import io.vad4j.core.calibration.ThresholdRange;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.scoring.MapPooling;
import io.vad4j.core.scoring.ScorerPipeline.ScorerOutput;
import io.vad4j.core.signal.ScoreSeries;
import io.vad4j.spi.ScorerDescriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Scorers that share one fused score, one calibration, one threshold and one sequence of events.
 * The first channel of a detector fuses all kinds of anomaly but the standalone ones; every
 * standalone kind has a channel of its own. Immutable.
 *
 * @param kind the kind of a standalone channel; empty for the first channel
 * @param scorers the scorers with their weights; at least one
 * @param calibration fused score to surprisal
 * @param threshold the surprisal from which a frame is anomalous
 * @param thresholds the thresholds that a target may lead to
 * @param falseAlarms the estimated false-alarm rate at the threshold
 * @param heldOut the surprisals of the normal clips that it was calibrated on
 */
public record ScoreChannel(
    Optional<AnomalyKind> kind,
    List<FittedScorer> scorers,
    SurprisalCalibration calibration,
    double threshold,
    ThresholdRange thresholds,
    FalseAlarmEstimate falseAlarms,
    List<ScoreSeries> heldOut) {
  /** The smallest scale of the tail of fused scores. */
  private static final double NOISE_FLOOR = 0.1;

  public ScoreChannel {
    scorers = List.copyOf(scorers);
    heldOut = List.copyOf(heldOut);
  }

  /** The name of the channel: "fused", or what a standalone channel detects. */
  public String name() {
    return name(kind);
  }

  private static String name(Optional<AnomalyKind> kind) {
    return kind.map(AnomalyKind::description).orElse(ChannelScore.FUSED);
  }

  /** A copy with the threshold and the false-alarm estimate of another target. */
  public ScoreChannel withFalseAlarmTarget(FalseAlarmTarget target) {
    return withThreshold(thresholds.clamp(FalseAlarmEstimator.threshold(target, heldOut)));
  }

  /** A copy with another threshold and its false-alarm estimate. */
  public ScoreChannel withThreshold(double changed) {
    return new ScoreChannel(
        kind,
        scorers,
        calibration,
        changed,
        thresholds,
        FalseAlarmEstimator.estimate(heldOut, changed),
        heldOut);
  }

  /** A copy with the threshold that is fixed for it by name, or this channel if there is none. */
  public ScoreChannel withThresholdOf(Map<String, Double> thresholds) {
    Double fixed = thresholds.get(name());
    return fixed == null ? this : withThreshold(fixed);
  }

  /**
   * Checks that thresholds are for channels of a detector.
   *
   * @throws InvalidOptionException if there is no channel of a name
   */
  public static void checkNames(Map<String, Double> thresholds, List<ScorerConfig> scorers) {
    List<String> names =
        partition(scorers, Function.identity()).stream().map(group -> name(group.kind())).toList();
    for (String channel : thresholds.keySet()) {
      if (!names.contains(channel) && !channel.equals(ChannelThreshold.OVERALL)) {
        throw new InvalidOptionException(
            "There is a threshold for '%s', but the channels of this detector are: overall, %s."
                .formatted(channel, String.join(", ", names)));
      }
    }
  }

  /**
   * The scorers of one channel before the channel is fitted.
   *
   * @param kind the kind of a standalone channel; empty for the first channel
   * @param scorers at least one
   */
  public record Group<T>(Optional<AnomalyKind> kind, List<T> scorers) {}

  /**
   * The scorers of a detector by channel. Where all kinds are standalone, the first of them takes
   * the place of the fused channel.
   *
   * @param config gives the configuration of a scorer
   */
  public static <T> List<Group<T>> partition(
      List<T> scorers, Function<? super T, ScorerConfig> config) {
    List<T> fused = new ArrayList<>();
    Map<AnomalyKind, List<T>> standalone = new LinkedHashMap<>();
    for (T scorer : scorers) {
      ScorerDescriptor descriptor = config.apply(scorer).descriptor();
      (descriptor.standalone()
              ? standalone.computeIfAbsent(descriptor.kind(), any -> new ArrayList<>())
              : fused)
          .add(scorer);
    }
    List<Group<T>> groups = new ArrayList<>();
    if (!fused.isEmpty()) {
      groups.add(new Group<>(Optional.empty(), List.copyOf(fused)));
    }
    standalone.forEach(
        (kind, members) ->
            groups.add(
                new Group<>(
                    groups.isEmpty() ? Optional.empty() : Optional.of(kind),
                    List.copyOf(members))));
    return groups;
  }

  /**
   * Fits calibration and threshold of a channel to scores of normal clips. A channel that reports
   * how long something has stayed is calibrated by stays, any other by frames.
   */
  public static ScoreChannel fit(
      Optional<AnomalyKind> kind, DetectorConfig config, CalibrationScores scores) {
    List<FittedScorer> scorers =
        scores.scorers().stream().map(CalibrationScores.Series::scorer).toList();
    if (reportsStays(scorers)) {
      return fitStays(kind, config, scores.series(scores.scorers().get(0)), scorers.get(0));
    }
    List<ScoreSeries> fused = scores.fuse();
    SurprisalCalibration calibration =
        calibrate(fused, scorers.size() == 1 ? TailPrior.SURPRISAL : TailPrior.FUSED);
    return of(
        kind,
        scorers,
        calibration,
        ThresholdRange.ANY,
        config.falseAlarmTarget(),
        surprisals(fused, calibration));
  }

  /**
   * This channel with other models of its scorers, and with more normal clips beside those that its
   * thresholds are set by. The clips were chosen for their scores, so that the calibration of
   * frames stays as it is; that of stays, of which each counts, is fitted anew.
   *
   * @param added the scores of normal clips by the other models
   */
  public ScoreChannel extend(DetectorConfig config, CalibrationScores added) {
    List<FittedScorer> extended =
        added.scorers().stream().map(CalibrationScores.Series::scorer).toList();
    List<ScoreSeries> all = new ArrayList<>();
    if (reportsStays(extended)) {
      SurprisalCalibration seconds = extended.get(0).calibration();
      heldOut.forEach(clip -> all.add(clip.map(seconds::value)));
      all.addAll(added.series(added.scorers().get(0)));
      return fitStays(kind, config, all, extended.get(0));
    }
    all.addAll(heldOut);
    all.addAll(surprisals(added.fuse(), calibration));
    return of(kind, extended, calibration, thresholds, config.falseAlarmTarget(), all);
  }

  private static ScoreChannel fitStays(
      Optional<AnomalyKind> kind,
      DetectorConfig config,
      List<ScoreSeries> seconds,
      FittedScorer scorer) {
    StayCalibration stays = StayCalibration.fit(seconds);
    return of(
        kind,
        List.of(scorer.withCalibration(stays.calibration())),
        SurprisalCalibration.identity(),
        stays.thresholds(
            config
                .stationaryAfter()
                .map(duration -> OptionalDouble.of(duration.toNanos() / 1e9))
                .orElse(OptionalDouble.empty())),
        config.falseAlarmTarget(),
        surprisals(seconds, stays.calibration()));
  }

  /** Whether the only scorer of a channel reports for how many seconds something has stayed. */
  private static boolean reportsStays(List<FittedScorer> scorers) {
    ScorerDescriptor first = scorers.get(0).config().descriptor();
    return scorers.size() == 1
        && first.standalone()
        && first.kind() == AnomalyKind.STATIONARY_OBJECT;
  }

  /**
   * The stays of a channel that is calibrated by them.
   *
   * @param count the number of stays in the normal video whose end it shows
   * @param threshold the seconds after which a stay is reported
   */
  public record Stays(int count, double threshold) {}

  /** The stays of a channel that is calibrated by them; empty for any other. */
  public Optional<Stays> stays() {
    if (!reportsStays(scorers)) {
      return Optional.empty();
    }
    SurprisalCalibration seconds = scorers.get(0).calibration();
    return Optional.of(
        new Stays(
            StayCalibration.count(heldOut.stream().map(clip -> clip.map(seconds::value)).toList()),
            seconds.value(threshold)));
  }

  private static ScoreChannel of(
      Optional<AnomalyKind> kind,
      List<FittedScorer> scorers,
      SurprisalCalibration calibration,
      ThresholdRange thresholds,
      FalseAlarmTarget target,
      List<ScoreSeries> heldOut) {
    double threshold = thresholds.clamp(FalseAlarmEstimator.threshold(target, heldOut));
    return new ScoreChannel(
        kind,
        scorers,
        calibration,
        threshold,
        thresholds,
        FalseAlarmEstimator.estimate(heldOut, threshold),
        heldOut);
  }

  /** The calibration of scores of normal clips. */
  static SurprisalCalibration calibrate(List<ScoreSeries> fused, TailPrior prior) {
    double[] scores =
        fused.stream().flatMapToDouble(clip -> Arrays.stream(clip.scores())).toArray();
    double high =
        SurprisalCalibration.fitExponential(scores, NOISE_FLOOR)
            .value(SurprisalCalibration.TAIL_SURPRISAL);
    return SurprisalCalibration.fitPareto(
        scores,
        NOISE_FLOOR,
        FalseAlarmEstimator.effectiveSampleSize(fused, high),
        ScoreSeries.seconds(fused),
        prior);
  }

  static List<ScoreSeries> surprisals(List<ScoreSeries> fused, SurprisalCalibration calibration) {
    return fused.stream().map(clip -> clip.map(calibration::surprisal)).toList();
  }

  /**
   * Fused score of one frame.
   *
   * @param score the surprisal of the fused score
   * @param contributions one for each scorer of the channel
   * @param map the fused anomaly map, in units of the threshold
   */
  public record Decision(double score, List<ScorerContribution> contributions, AnomalyMap map) {}

  /**
   * The surprisals of the scorers, their fused score and map.
   *
   * @param outputs outputs of the detector's scorers, by name
   * @return empty while a scorer of the channel warms up
   */
  public Optional<Decision> decide(Map<String, ScorerOutput> outputs) {
    List<ScorerContribution> contributions = new ArrayList<>();
    List<MapFusion.WeightedMap> maps = new ArrayList<>();
    for (FittedScorer scorer : scorers) {
      ScorerOutput output = outputs.get(scorer.config().name());
      if (output == null) {
        return Optional.empty();
      }
      contributions.add(scorer.contribution(output.score()));
      maps.add(
          new MapFusion.WeightedMap(
              MapPooling.boxBlur(output.map(), scorer.config().effectivePooling()),
              Math.max(1e-9, scorer.calibration().value(threshold)),
              scorer.config().weight()));
    }
    return Optional.of(new Decision(surprisal(contributions), contributions, MapFusion.fuse(maps)));
  }

  /** The surprisal of the fused score of the contributions of the channel's scorers. */
  public double surprisal(List<ScorerContribution> contributions) {
    return calibration.surprisal(FusionTransform.fuse(contributions));
  }
}
