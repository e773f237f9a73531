package io.vad4j.core.evaluation;

import io.vad4j.EventRule;
import io.vad4j.core.evaluation.event.DetectedEvent;
import io.vad4j.core.evaluation.event.EventFinder;
import io.vad4j.core.evaluation.event.EventMetrics;
import io.vad4j.core.evaluation.frame.Bootstrap;
import io.vad4j.core.evaluation.frame.ClipResult;
import io.vad4j.core.evaluation.frame.Coverage;
import io.vad4j.core.evaluation.frame.Curves;
import io.vad4j.core.evaluation.frame.FrameMetrics;
import io.vad4j.core.evaluation.frame.RankedScores;
import io.vad4j.core.evaluation.frame.ScoreDistribution;
import io.vad4j.core.evaluation.frame.ScoredClip;
import io.vad4j.core.evaluation.region.PixelMetrics;
import io.vad4j.core.evaluation.region.PixelScores;
import io.vad4j.core.evaluation.region.RegionScores;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Evaluates scores against ground truth. Everything except the clips is optional; metrics without
 * input are absent from the result.
 *
 * <pre>{@code
 * Evaluation evaluation =
 *     Evaluator.create()
 *         .dataset("UCSD Ped2")
 *         .threshold(2.3)
 *         .causal(true)
 *         .pixels(pixelScores)
 *         .evaluate(clips);
 * System.out.println(evaluation.toText());
 * }</pre>
 *
 * <p>Not thread-safe; its results are.
 *
 * @since 0.1.0
 */
public final class Evaluator {
  private static final int BINS = 50;

  private Optional<String> dataset = Optional.empty();
  private List<String> scorers = List.of();
  private OptionalLong seed = OptionalLong.empty();
  private Optional<Boolean> causal = Optional.empty();
  private OptionalDouble framesPerSecond = OptionalDouble.empty();
  private OptionalDouble threshold = OptionalDouble.empty();
  private Optional<Coverage> coverage = Optional.empty();
  private Optional<PixelScores> pixels = Optional.empty();
  private Optional<RegionScores> regions = Optional.empty();
  private Optional<List<DetectedEvent>> events = Optional.empty();
  private Optional<EventRule> eventRule = Optional.empty();
  private List<ScoredSeries> series = List.of();
  private int resamples = 1000;
  private long bootstrapSeed = 1;
  private final List<String> notes = new ArrayList<>();

  private Evaluator() {}

  /** {@return an evaluator without optional inputs} */
  public static Evaluator create() {
    return new Evaluator();
  }

  /**
   * Name of the data set.
   *
   * @param name name in reports
   * @return this evaluator
   */
  public Evaluator dataset(String name) {
    dataset = Optional.of(name);
    return this;
  }

  /**
   * Names of the scorers.
   *
   * @param names in any order
   * @return this evaluator
   */
  public Evaluator scorers(List<String> names) {
    scorers = List.copyOf(names);
    return this;
  }

  /**
   * Seed of the training of the scorers.
   *
   * @param value any number
   * @return this evaluator
   */
  public Evaluator seed(long value) {
    seed = OptionalLong.of(value);
    return this;
  }

  /**
   * Whether no score depends on later frames.
   *
   * @param value false if some score does
   * @return this evaluator
   */
  public Evaluator causal(boolean value) {
    causal = Optional.of(value);
    return this;
  }

  /**
   * Measured speed of decoding and scoring.
   *
   * @param value above 0
   * @return this evaluator
   */
  public Evaluator framesPerSecond(double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("A speed must be finite and above 0, not " + value + ".");
    }
    framesPerSecond = OptionalDouble.of(value);
    return this;
  }

  /**
   * Decision threshold in the unit of the scores: frames that reach it are flagged.
   *
   * @param value a finite number
   * @return this evaluator
   */
  public Evaluator threshold(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("A threshold must be finite, not " + value + ".");
    }
    threshold = OptionalDouble.of(value);
    return this;
  }

  /**
   * Which part of the data set has scores; titles say so if that is not all.
   *
   * @param part clips and frames with scores
   * @return this evaluator
   */
  public Evaluator coverage(Coverage part) {
    coverage = Optional.of(part).filter(Coverage::isPartial);
    return this;
  }

  /**
   * Anomaly maps and masks, for the pixel metrics.
   *
   * @param scores collected frame by frame
   * @return this evaluator
   */
  public Evaluator pixels(PixelScores scores) {
    pixels = Optional.of(scores);
    return this;
  }

  /**
   * Anomaly maps and ground-truth regions, for the region- and track-based criteria.
   *
   * @param scores collected frame by frame
   * @return this evaluator
   */
  public Evaluator regions(RegionScores scores) {
    regions = Optional.of(scores);
    return this;
  }

  /**
   * Events that the detector reported, for the event metrics; these need clips with timestamps.
   *
   * @param detected in any order
   * @return this evaluator
   */
  public Evaluator events(List<DetectedEvent> detected) {
    events = Optional.of(List.copyOf(detected));
    return this;
  }

  /**
   * Rule by which events are detected in the scores if the detector reported none; needs a
   * threshold and clips with timestamps.
   *
   * @param rule exit ratio, minimum duration and merge gap
   * @return this evaluator
   */
  public Evaluator eventRule(EventRule rule) {
    eventRule = Optional.of(rule);
    return this;
  }

  /**
   * Scores of single channels and scorers, which are evaluated beside those of the clips.
   *
   * @param scores in the order of the table
   * @return this evaluator
   */
  public Evaluator series(List<ScoredSeries> scores) {
    series = List.copyOf(scores);
    return this;
  }

  /**
   * Number of bootstrap resamples for the confidence intervals, and their seed. Default 1,000
   * resamples with seed 1.
   *
   * @param count 0 for no intervals
   * @param seed seed of the resampling
   * @return this evaluator
   */
  public Evaluator bootstrap(int count, long seed) {
    if (count < 0) {
      throw new IllegalArgumentException("Clips cannot be resampled " + count + " times.");
    }
    resamples = count;
    bootstrapSeed = seed;
    return this;
  }

  /**
   * Adds a sentence to the protocol, for example about frames before the first score.
   *
   * @param sentence ends with a full stop
   * @return this evaluator
   */
  public Evaluator note(String sentence) {
    notes.add(sentence);
    return this;
  }

  /**
   * Computes all metrics.
   *
   * @param clips at least one, with unique names
   * @return the metrics and the protocol
   * @throws IllegalArgumentException if there is no clip, names are not unique, or events are to be
   *     evaluated in clips without timestamps
   * @throws IllegalStateException if events are to be detected in scores without a threshold
   */
  public Evaluation evaluate(List<ScoredClip> clips) {
    check(clips);
    EvaluationMetadata metadata =
        new EvaluationMetadata(
            dataset, scorers, seed, causal, framesPerSecond, threshold, coverage);
    RankedScores ranked = RankedScores.of(clips);
    return new Evaluation(
        metadata,
        FrameMetrics.of(clips, threshold),
        clips.stream().map(clip -> ClipResult.of(clip, threshold)).toList(),
        Curves.simplified(Curves.roc(ranked)),
        Curves.simplified(Curves.precisionRecall(ranked)),
        ScoreDistribution.of(clips, BINS),
        pixels.map(PixelMetrics::of),
        regions.map(RegionScores::metrics),
        eventMetrics(clips),
        series.stream().map(SeriesMetrics::of).toList(),
        resamples == 0 || clips.size() < 2
            ? Optional.empty()
            : Optional.of(Bootstrap.of(clips, resamples, bootstrapSeed)),
        events.isPresent() ? Optional.empty() : eventRule,
        notes);
  }

  /**
   * Computes all metrics of a detector: of its fused channel, with the events of all channels, and
   * of each scorer and channel.
   *
   * @param scores at least one clip, with unique names
   * @return the metrics and the protocol
   */
  public Evaluation evaluate(DetectorScores scores) {
    threshold = scores.threshold();
    events = scores.events();
    series = scores.rows();
    note(
        "Frame, pixel and region metrics are those of the fused channel, event metrics those of"
            + " the alarms of all channels.");
    return evaluate(scores.fused());
  }

  private Optional<EventMetrics> eventMetrics(List<ScoredClip> clips) {
    if (events.isPresent() || eventRule.isEmpty()) {
      return events.map(detected -> EventMetrics.of(clips, detected));
    }
    if (threshold.isEmpty()) {
      throw new IllegalStateException(
          "Detecting events in scores needs a threshold; set threshold(...).");
    }
    List<DetectedEvent> detected = new ArrayList<>();
    EventFinder finder = new EventFinder(threshold.getAsDouble(), eventRule.get());
    clips.stream().filter(ScoredClip::hasTimestamps).map(finder::find).forEach(detected::addAll);
    return Optional.of(EventMetrics.of(clips, detected));
  }

  private static void check(List<ScoredClip> clips) {
    if (clips.isEmpty()) {
      throw new IllegalArgumentException("There is no clip to evaluate.");
    }
    Set<String> names = new HashSet<>();
    for (ScoredClip clip : clips) {
      if (!names.add(clip.name())) {
        throw new IllegalArgumentException(
            "Two clips have the name %s; names must be unique.".formatted(clip.name()));
      }
    }
  }
}
