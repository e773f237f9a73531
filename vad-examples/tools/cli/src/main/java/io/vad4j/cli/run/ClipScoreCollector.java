package io.vad4j.cli.run;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyMap;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Frame;
import io.vad4j.FrameSourceException;
import io.vad4j.cli.output.DetectionWriter;
import io.vad4j.core.dataset.GroundTruth;
import io.vad4j.core.evaluation.event.DetectedEvent;
import io.vad4j.core.evaluation.frame.ScoredClip;
import io.vad4j.report.ClipTrace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Scores, maps and events of one clip, collected frame by frame. */
final class ClipScoreCollector implements DetectionListener {
  private final String name;
  private final GroundTruth labels;
  private final double[] scores;
  private final List<Duration> times = new ArrayList<>();
  private final List<Optional<AnomalyMap>> maps = new ArrayList<>();
  private final List<AnomalyEvent> events = new ArrayList<>();

  ClipScoreCollector(String name, GroundTruth labels) {
    this.name = name;
    this.labels = labels;
    this.scores = new double[labels.frameCount()];
  }

  /**
   * Adds the next frame. Without a detection it keeps the score of the frame before: 0 during
   * warm-up, the last score where frames are skipped.
   */
  void add(Frame frame, Optional<Detection> detection) {
    int position = times.size();
    if (position == scores.length) {
      throw wrongLength("more");
    }
    times.add(frame.timestamp());
    double previous = position == 0 ? 0 : scores[position - 1];
    scores[position] = detection.map(found -> found.fused().score()).orElse(previous);
    Optional<AnomalyMap> last = position == 0 ? Optional.empty() : maps.get(position - 1);
    maps.add(detection.map(Detection::map).or(() -> last));
  }

  @Override
  public void onEventEnd(AnomalyEvent event) {
    events.add(event);
  }

  /** Checks that as many frames were added as have labels. */
  void checkComplete() {
    if (times.size() < scores.length) {
      throw wrongLength("fewer");
    }
  }

  /** The scores with their labels, for the evaluation. */
  ScoredClip scoredClip() {
    ScoredClip clip = ScoredClip.of(name, scores, labels.frameLabels());
    boolean increasing =
        IntStream.range(1, times.size())
            .allMatch(i -> times.get(i).compareTo(times.get(i - 1)) > 0);
    return increasing ? clip.withTimestamps(times) : clip;
  }

  /** The events, for the evaluation. */
  List<DetectedEvent> foundEvents() {
    return events.stream().map(event -> DetectedEvent.of(name, event)).toList();
  }

  /** The scores and events, for the report. */
  ClipTrace trace() {
    double[] seconds = times.stream().mapToDouble(DetectionWriter::toSeconds).toArray();
    List<ClipTrace.Span> spans = events.stream().map(ClipScoreCollector::toSpan).toList();
    return new ClipTrace(name, seconds, scores, labels.frameLabels(), spans);
  }

  private static ClipTrace.Span toSpan(AnomalyEvent event) {
    double start = DetectionWriter.toSeconds(event.start());
    double end = DetectionWriter.toSeconds(event.end());
    return new ClipTrace.Span(
        start,
        end,
        String.format(
            Locale.ROOT,
            "event %d: %s, %.1f to %.1f s, highest score %.1f",
            event.number(),
            event.kind().description(),
            start,
            end,
            event.peakScore()));
  }

  /**
   * The maps of all frames, all zero before the first detection; no maps if there was no detection
   * at all.
   */
  List<AnomalyMap> maps() {
    Optional<AnomalyMap> first = maps.stream().flatMap(Optional::stream).findFirst();
    if (first.isEmpty()) {
      return List.of();
    }
    int columns = first.get().columns();
    int rows = first.get().rows();
    AnomalyMap emptyMap = AnomalyMap.of(columns, rows, new float[columns * rows]);
    return maps.stream().map(map -> map.orElse(emptyMap)).toList();
  }

  private FrameSourceException wrongLength(String comparison) {
    return new FrameSourceException(
        "%s has %s frames than the %d that are labelled; its labels belong to another video."
            .formatted(name, comparison, scores.length));
  }
}
