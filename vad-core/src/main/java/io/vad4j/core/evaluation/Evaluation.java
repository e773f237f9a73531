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
 * Result of an evaluation: all metrics, and the protocol by which they were computed. Undefined
 * metrics are absent.
 *
 * <p>Immutable and thread-safe. Created by an {@link Evaluator}.
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
  private final List<SeriesMetrics> series;
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
      List<SeriesMetrics> series,
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
    this.series = List.copyOf(series);
    this.bootstrap = bootstrap;
    this.eventRule = eventRule;
    this.protocol = Protocol.of(this, notes);
  }

  /** {@return the stated metadata of the scores} */
  public EvaluationMetadata metadata() {
    return metadata;
  }

  /** {@return the frame metrics} */
  public FrameMetrics frames() {
    return frames;
  }

  /** {@return the metrics of each clip, in the given order} */
  public List<ClipResult> clips() {
    return clips;
  }

  /** {@return the ROC curve over all frames, simplified for plotting; empty with one class only} */
  public List<CurvePoint> roc() {
    return roc;
  }

  /**
   * {@return the precision-recall curve over all frames, simplified for plotting; empty with one
   * class only}
   */
  public List<CurvePoint> precisionRecall() {
    return precisionRecall;
  }

  /** {@return means and histograms of the scores} */
  public ScoreDistribution distribution() {
    return distribution;
  }

  /** {@return the pixel metrics, if maps and masks were given} */
  public Optional<PixelMetrics> pixels() {
    return pixels;
  }

  /** {@return the region- and track-based criteria, if maps and ground-truth regions were given} */
  public Optional<RegionMetrics> regions() {
    return regions;
  }

  /** {@return the event metrics, if events or an event rule were given} */
  public Optional<EventMetrics> events() {
    return events;
  }

  /** {@return the metrics of single channels and scorers, in the given order} */
  public List<SeriesMetrics> series() {
    return series;
  }

  /**
   * {@return the rule by which events were detected in the scores; empty if the detector reported
   * events}
   */
  public Optional<EventRule> eventRule() {
    return eventRule;
  }

  /** {@return confidence intervals of the frame metrics; empty with fewer than two clips} */
  public Optional<Bootstrap> bootstrap() {
    return bootstrap;
  }

  /** {@return the evaluation protocol, one or two sentences per element} */
  public List<String> protocol() {
    return protocol;
  }

  /**
   * {@return all metrics as nested maps, lists, numbers, strings and booleans in a fixed order, for
   * any JSON writer} Undefined metrics are absent; there are no nulls, NaNs or infinities. The
   * caller may modify the map.
   */
  public Map<String, Object> toMap() {
    return EvaluationMap.of(this);
  }

  /** {@return a report in plain text: metrics, the table of clips and the protocol} */
  public String toText() {
    return new EvaluationText(this).text();
  }

  /** {@return the same report in Markdown} */
  public String toMarkdown() {
    return new EvaluationText(this).markdown();
  }

  /** {@return {@link #toText()}} */
  @Override
  public String toString() {
    return toText();
  }
}
