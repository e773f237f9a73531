package io.vad4j.core.evaluation;

import io.vad4j.EventRule;
import io.vad4j.core.evaluation.event.EventMetrics;
import io.vad4j.core.evaluation.frame.Bootstrap;
import io.vad4j.core.evaluation.frame.ClipResult;
import io.vad4j.core.evaluation.frame.CurvePoint;
import io.vad4j.core.evaluation.frame.FrameMetrics;
import io.vad4j.core.evaluation.frame.ScoreDistribution;
import io.vad4j.core.evaluation.region.PixelMetrics;
import io.vad4j.core.evaluation.region.RegionMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of judging scores against labels: every figure, and in words what it stands on.
 * Undefined figures are absent, never a number that only looks like one.
 *
 * <p>Immutable and safe to share between threads. Made by an {@link Evaluator}.
 *
 * @since 0.1.0
 */
public final class Evaluation {
  private final EvaluationMetadata metadata;
  private final FrameMetrics frames;
  private final List<ClipResult> clips;
  private final List<CurvePoint> roc;
  private final List<CurvePoint> precisionRecall;
  private final ScoreDistribution distribution;
  private final Optional<PixelMetrics> pixels;
  private final Optional<RegionMetrics> regions;
  private final Optional<EventMetrics> events;
  private final Optional<Bootstrap> bootstrap;
  private final Optional<EventRule> eventRule;
  private final List<String> protocol;

  Evaluation(
      EvaluationMetadata metadata,
      FrameMetrics frames,
      List<ClipResult> clips,
      List<CurvePoint> roc,
      List<CurvePoint> precisionRecall,
      ScoreDistribution distribution,
      Optional<PixelMetrics> pixels,
      Optional<RegionMetrics> regions,
      Optional<EventMetrics> events,
      Optional<Bootstrap> bootstrap,
      Optional<EventRule> eventRule,
      List<String> notes) {
    this.metadata = metadata;
    this.frames = frames;
    this.clips = List.copyOf(clips);
    this.roc = List.copyOf(roc);
    this.precisionRecall = List.copyOf(precisionRecall);
    this.distribution = distribution;
    this.pixels = pixels;
    this.regions = regions;
    this.events = events;
    this.bootstrap = bootstrap;
    this.eventRule = eventRule;
    this.protocol = Protocol.of(this, notes);
  }

  /** {@return what was stated about the scores} */
  public EvaluationMetadata metadata() {
    return metadata;
  }

  /** {@return the frame metrics} */
  public FrameMetrics frames() {
    return frames;
  }

  /** {@return the table of clips, in the order in which they were given} */
  public List<ClipResult> clips() {
    return clips;
  }

  /** {@return the ROC curve over all frames, thinned for drawing; empty with one class only} */
  public List<CurvePoint> roc() {
    return roc;
  }

  /** {@return the precision-recall curve over all frames, thinned likewise} */
  public List<CurvePoint> precisionRecall() {
    return precisionRecall;
  }

  /** {@return means and histograms of the scores} */
  public ScoreDistribution distribution() {
    return distribution;
  }

  /** {@return the pixel metrics, where maps and masks were given} */
  public Optional<PixelMetrics> pixels() {
    return pixels;
  }

  /** {@return the region- and track-based criteria, where maps and true regions were given} */
  public Optional<RegionMetrics> regions() {
    return regions;
  }

  /** {@return the event metrics, where events were given or made} */
  public Optional<EventMetrics> events() {
    return events;
  }

  /** {@return how the events were made of the scores, where the detector reported none} */
  public Optional<EventRule> eventRule() {
    return eventRule;
  }

  /** {@return intervals of the frame figures; absent with fewer than two clips} */
  public Optional<Bootstrap> bootstrap() {
    return bootstrap;
  }

  /** {@return in words: what was computed how, and on how much} A sentence or two each. */
  public List<String> protocol() {
    return protocol;
  }

  /**
   * {@return all of it as nested maps, lists, numbers, strings and booleans, in a fixed order, for
   * any JSON writer} Undefined figures are left out; there are no nulls, NaNs or infinities. The
   * caller may change it.
   */
  public Map<String, Object> toMap() {
    return EvaluationMap.of(this);
  }

  /** {@return {@link #toMap()} as JSON, with a line feed at the end} */
  public String toJson() {
    return JsonWriter.write(toMap());
  }

  /**
   * For people to read on a terminal: figures, the table of clips and the protocol.
   *
   * @return several lines, the last with a line feed
   */
  public String toText() {
    return new EvaluationText(this).text();
  }

  /** {@return the same in Markdown} */
  public String toMarkdown() {
    return new EvaluationText(this).markdown();
  }

  /** The same as {@link #toText()}. */
  @Override
  public String toString() {
    return toText();
  }
}
