package io.vad4j.core.scoring;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.FrameMask;
import io.vad4j.Restorable;
import io.vad4j.Scorer;
import io.vad4j.StateArchive;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.signal.CellMask;
import io.vad4j.core.signal.ExponentialSmoother;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.StreamContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Scoring stage of one scorer on one stream: anomaly map, perspective normalization, level of
 * normal video, level of what recurs in the stream, pooling, temporal smoothing. Live detection,
 * held-out calibration, pseudo-anomaly trials, perspective fitting and online calibration all run
 * this class; only live detection has a level of what recurs. Not thread-safe; one for each stream.
 */
public final class ScorerPipeline implements Restorable, AutoCloseable {
  private final ScorerConfig config;
  private final Scorer scorer;
  private final ExponentialSmoother smoother;
  private final CellMask ignored;
  private final Optional<RecurringLevel> recurring;
  private MapPostProcessor postProcessor;

  private ScorerPipeline(
      ScorerConfig config,
      Scorer scorer,
      PerspectiveNormalization perspective,
      NormalLevel level,
      ExponentialSmoother smoother,
      FrameMask ignored,
      Optional<RecurringLevel> recurring) {
    this.config = config;
    this.scorer = scorer;
    this.postProcessor = new MapPostProcessor(perspective, level, config.effectivePooling());
    this.smoother = smoother;
    this.ignored = new CellMask(ignored);
    this.recurring = recurring;
  }

  /**
   * Opens the pipeline of one scorer for one stream.
   *
   * @param level the level below which cells are normal
   * @param smoothing time constant of the exponential smoother; zero for none
   * @param ignored the parts of the frame whose cells are 0
   */
  public static ScorerPipeline open(
      ScorerConfig config,
      ScorerModel model,
      PerspectiveNormalization perspective,
      NormalLevel level,
      Duration smoothing,
      FrameMask ignored) {
    return new ScorerPipeline(
        config,
        model.newScorer(),
        perspective,
        level,
        new ExponentialSmoother(smoothing),
        ignored,
        Optional.empty());
  }

  /** The number of frames of a new clip without an output. */
  public int warmUpFrames() {
    return config.descriptor().warmUpFrames();
  }

  /**
   * Opens the pipeline of one of several scorers of a stream.
   *
   * @param level the level below which cells are normal
   * @param smoothing time constant of the exponential smoother; zero for none
   * @param ignored the parts of the frame whose cells are 0
   * @param context the objects that the scorers of the stream share
   * @param recurring the level of the scores that recur in the stream; empty to keep these
   */
  public static ScorerPipeline open(
      ScorerConfig config,
      ScorerModel model,
      PerspectiveNormalization perspective,
      NormalLevel level,
      Duration smoothing,
      FrameMask ignored,
      StreamContext context,
      Optional<RecurringLevel> recurring) {
    return new ScorerPipeline(
        config,
        model.newScorer(context),
        perspective,
        level,
        new ExponentialSmoother(smoothing),
        ignored,
        recurring);
  }

  /**
   * Output of the pipeline for one frame.
   *
   * @param map anomaly map after normalization, less what recurs; 0 where the frame is ignored
   * @param score pooled and smoothed score, in the unit of the map
   */
  public record ScorerOutput(AnomalyMap map, double score) {}

  /** The name of the scorer. */
  public String name() {
    return config.name();
  }

  /** The output for the next frame; empty while the scorer warms up. */
  public Optional<ScorerOutput> process(Frame frame) {
    return scorer.score(frame).map(rawMap -> process(frame.timestamp(), rawMap));
  }

  private ScorerOutput process(Duration timestamp, AnomalyMap rawMap) {
    AnomalyMap normalized = postProcessor.normalize(ignored.apply(rawMap));
    AnomalyMap map = recurring.map(level -> level.apply(timestamp, normalized)).orElse(normalized);
    return new ScorerOutput(map, smoother.update(timestamp, postProcessor.pool(map)));
  }

  /**
   * The pooled and smoothed scores of raw maps that were retained, as those of a clip of its own:
   * the smoother is reset before and afterwards.
   *
   * @param timestamps one for each map, ascending
   */
  public double[] scoreRetained(List<Duration> timestamps, List<AnomalyMap> rawMaps) {
    smoother.reset();
    double[] scores = new double[rawMaps.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = process(timestamps.get(i), rawMaps.get(i)).score();
    }
    smoother.reset();
    return scores;
  }

  /** Replaces the perspective normalization and resets the smoother. */
  public void setPerspective(PerspectiveNormalization newPerspective) {
    postProcessor = postProcessor.withPerspective(newPerspective);
    smoother.reset();
  }

  /** What smoothing and the scorer remember beyond the warm-up frames. */
  @Override
  public void exchange(StateArchive archive) {
    smoother.exchange(archive);
    recurring.ifPresent(level -> level.exchange(archive));
    if (scorer instanceof Restorable state) {
      state.exchange(archive);
    }
  }

  /** {@return the share of the cells whose scores are reduced since they recur, 0 to 1} */
  public double recurringShare() {
    return recurring.map(RecurringLevel::share).orElse(0.0);
  }

  /** Starts a new clip. */
  public void reset() {
    scorer.reset();
    smoother.reset();
    recurring.ifPresent(RecurringLevel::reset);
  }

  @Override
  public void close() {
    scorer.close();
  }
}
