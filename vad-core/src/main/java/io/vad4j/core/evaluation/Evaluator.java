package io.vad4j.core.evaluation;

import io.vad4j.EventRule;
import io.vad4j.core.evaluation.event.DetectedEvent;
import io.vad4j.core.evaluation.event.EventFinder;
import io.vad4j.core.evaluation.event.EventMetrics;
import io.vad4j.core.evaluation.frame.Bootstrap;
import io.vad4j.core.evaluation.frame.ClipResult;
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
 * Judges scores against labels. Everything but the clips is optional; what is not given is absent
 * from the result.
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
 * <p>Not safe for use by several threads at once; its results are.
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
  private Optional<PixelScores> pixels = Optional.empty();
  private Optional<RegionScores> regions = Optional.empty();
  private Optional<List<DetectedEvent>> events = Optional.empty();
  private Optional<EventRule> eventRule = Optional.empty();
  private int resamples = 1000;
  private long bootstrapSeed = 1;
  private final List<String> notes = new ArrayList<>();

  private Evaluator() {}

  /** {@return an evaluator that knows of nothing yet} */
  public static Evaluator create() {
    return new Evaluator();
  }

  /**
   * The name of the data.
   *
   * @param name what reports call it
   * @return this evaluator
   */
  public Evaluator dataset(String name) {
    dataset = Optional.of(name);
    return this;
  }

  /**
   * The names of the scorers behind the scores.
   *
   * @param names in any order
   * @return this evaluator
   */
  public Evaluator scorers(List<String> names) {
    scorers = List.copyOf(names);
    return this;
  }

  /**
   * The seed with which the scorers were trained.
   *
   * @param value any number
   * @return this evaluator
   */
  public Evaluator seed(long value) {
    seed = OptionalLong.of(value);
    return this;
  }

  /**
   * Whether no score uses later frames.
   *
   * @param value false if some score uses later frames
   * @return this evaluator
   */
  public Evaluator causal(boolean value) {
    causal = Optional.of(value);
    return this;
  }

  /**
   * The measured speed of decoding and scoring, above 0.
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
   * The threshold in use, in the unit of the scores: frames that reach it are flagged.
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
   * Anomaly maps against masks, for the pixel metrics.
   *
   * @param scores collected frame by frame
   * @return this evaluator
   */
  public Evaluator pixels(PixelScores scores) {
    pixels = Optional.of(scores);
    return this;
  }

  /**
   * Anomaly maps against true regions, for the region- and track-based criteria.
   *
   * @param scores collected frame by frame
   * @return this evaluator
   */
  public Evaluator regions(RegionScores scores) {
    regions = Optional.of(scores);
    return this;
  }

  /**
   * The events that the detector reported, for event metrics; clips need times for them.
   *
   * @param detected in any order
   * @return this evaluator
   */
  public Evaluator events(List<DetectedEvent> detected) {
    events = Optional.of(List.copyOf(detected));
    return this;
  }

  /**
   * How to make events of the scores where the detector reported none: needs a threshold and clips
   * with times. Not used where events are given.
   *
   * @param rule when events start, end and join
   * @return this evaluator
   */
  public Evaluator eventRule(EventRule rule) {
    eventRule = Optional.of(rule);
    return this;
  }

  /**
   * How often clips are drawn for the intervals, and with which seed; 1,000 times with seed 1
   * unless said otherwise.
   *
   * @param count 0 for no intervals
   * @param seed of the drawing
   * @return this evaluator
   */
  public Evaluator bootstrap(int count, long seed) {
    if (count < 0) {
      throw new IllegalArgumentException("Clips cannot be drawn " + count + " times.");
    }
    resamples = count;
    bootstrapSeed = seed;
    return this;
  }

  /**
   * A sentence for the protocol, such as what was done about frames before the first score.
   *
   * @param sentence ends with a full stop
   * @return this evaluator
   */
  public Evaluator note(String sentence) {
    notes.add(sentence);
    return this;
  }

  /**
   * Judges.
   *
   * @param clips at least one, with names of their own
   * @return all figures, and the protocol in words
   * @throws IllegalArgumentException if there is none, two have one name, or events are to be
   *     judged in clips without times
   * @throws IllegalStateException if events are to be made of scores without a threshold
   */
  public Evaluation evaluate(List<ScoredClip> clips) {
    check(clips);
    EvaluationMetadata metadata =
        new EvaluationMetadata(dataset, scorers, seed, causal, framesPerSecond, threshold);
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
        resamples == 0 || clips.size() < 2
            ? Optional.empty()
            : Optional.of(Bootstrap.of(clips, resamples, bootstrapSeed)),
        events.isPresent() ? Optional.empty() : eventRule,
        notes);
  }

  private Optional<EventMetrics> eventMetrics(List<ScoredClip> clips) {
    if (events.isPresent() || eventRule.isEmpty()) {
      return events.map(detected -> EventMetrics.of(clips, detected));
    }
    if (threshold.isEmpty()) {
      throw new IllegalStateException("Events cannot be made of scores without a threshold.");
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
            "Two clips are called %s; each needs a name of its own.".formatted(clip.name()));
      }
    }
  }
}
