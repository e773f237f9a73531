package io.vad4j.cli.run;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyMap;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.FalseAlarmTarget;
import io.vad4j.Frame;
import io.vad4j.FrameSourceException;
import io.vad4j.core.dataset.GroundTruth;
import io.vad4j.core.evaluation.event.DetectedEvent;
import io.vad4j.core.evaluation.frame.ScoredClip;
import io.vad4j.core.evaluation.region.GroundTruthRegion;
import io.vad4j.core.evaluation.region.LocalizationScores;
import io.vad4j.json.Decimals;
import io.vad4j.report.ClipTrace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** Scores, maps and events of one clip, collected frame by frame. */
final class ClipScoreCollector implements DetectionListener {
  private final String name;
  private final GroundTruth labels;
  private final SeriesCollector series;
  private final EventPlaces places;
  private final List<Duration> times = new ArrayList<>();
  private final Set<Integer> scored = new HashSet<>();
  private final List<Optional<AnomalyMap>> maps = new ArrayList<>();
  private final List<AnomalyEvent> events = new ArrayList<>();
  private int width;
  private int height;

  ClipScoreCollector(String name, GroundTruth labels, FalseAlarmTarget target) {
    this.name = name;
    this.labels = labels;
    this.series = new SeriesCollector(labels.frameCount(), target);
    this.places = new EventPlaces(labels);
  }

  /**
   * Adds the next frame. Without a detection it keeps the score of the frame before: 0 during
   * warm-up, the last score where frames are skipped.
   *
   * @return whether the frame is abnormal
   */
  boolean add(Frame frame, Optional<Detection> detection) {
    scored.add(times.size());
    return addNext(frame, frame.timestamp(), detection);
  }

  /** Adds frames without a score for those that are missing before a frame. */
  void fillGapBefore(Frame frame) {
    int missing = (int) Math.min(frame.index(), labels.frameCount()) - times.size();
    if (missing <= 0) {
      return;
    }
    Duration last = times.isEmpty() ? Duration.ZERO : times.get(times.size() - 1);
    int steps = times.isEmpty() ? missing : missing + 1;
    Duration interval = frame.timestamp().minus(last).dividedBy(steps);
    Duration next = times.isEmpty() ? last : last.plus(interval);
    for (int i = 0; i < missing; i++) {
      addNext(frame, next.plus(interval.multipliedBy(i)), Optional.empty());
    }
  }

  private boolean addNext(Frame frame, Duration time, Optional<Detection> detection) {
    int position = times.size();
    if (position == labels.frameCount()) {
      throw wrongLength("more");
    }
    width = frame.width();
    height = frame.height();
    times.add(time);
    detection.ifPresent(
        found -> {
          series.add(found);
          places.add(position, found);
        });
    series.endFrame();
    Optional<AnomalyMap> last = position == 0 ? Optional.empty() : maps.get(position - 1);
    maps.add(detection.map(Detection::map).or(() -> last));
    return labels.isAbnormal(position);
  }

  @Override
  public void onEventEnd(AnomalyEvent event) {
    events.add(event);
  }

  /** Checks that as many frames were added as have labels. */
  void checkComplete() {
    if (times.size() < labels.frameCount()) {
      throw wrongLength("fewer");
    }
  }

  /** The frames that were scored. */
  Set<Integer> scoredFrames() {
    return scored;
  }

  private int frameCount() {
    return times.size();
  }

  private boolean[] frameLabels() {
    return Arrays.copyOf(labels.frameLabels(), frameCount());
  }

  /** The series of scores. */
  SeriesCollector series() {
    return series;
  }

  /** Scores and decisions of a series with their labels. */
  ScoredClip scoredClip(SeriesCollector.Values values) {
    return ScoredClip.of(name, Arrays.copyOf(values.scores(), frameCount()), frameLabels())
        .withDecisions(Arrays.copyOf(values.flagged(), frameCount()))
        .withIncreasingTimestamps(times);
  }

  /** The events, for the evaluation. */
  List<DetectedEvent> foundEvents() {
    return events.stream()
        .map(
            event ->
                new DetectedEvent(
                    name,
                    places.channel(event),
                    event.start(),
                    event.end(),
                    places.hitFrames(event, times, width, height)))
        .toList();
  }

  /** The scores and events, for the report. */
  ClipTrace trace() {
    double[] seconds = times.stream().mapToDouble(Decimals::toSeconds).toArray();
    List<ClipTrace.Alarm> alarms = events.stream().map(this::toAlarm).toList();
    double[] scores = Arrays.copyOf(series.channel(ChannelScore.FUSED).scores(), frameCount());
    return new ClipTrace(name, seconds, scores, frameLabels(), alarms);
  }

  /** Moves the maps of the clip to a collection, with its masks and tracks. */
  void takeMaps(LocalizationScores scores) {
    Optional<IntFunction<List<GroundTruthRegion>>> tracks =
        labels.tracks().map(known -> position -> known.regions(position, width, height));
    scores.addClip(frameMaps(), frameLabels(), labels::mask, tracks, width, height);
    maps.clear();
  }

  private ClipTrace.Alarm toAlarm(AnomalyEvent event) {
    double start = Decimals.toSeconds(event.start());
    double end = Decimals.toSeconds(event.end());
    String channel = places.channel(event);
    return new ClipTrace.Alarm(
        channel,
        new ClipTrace.Span(
            start,
            end,
            String.format(
                Locale.ROOT,
                "event %d: %s, channel: %s, %.1f to %.1f s, highest score %.1f",
                event.number(),
                event.kind().description(),
                channel,
                start,
                end,
                event.peakScore())));
  }

  /**
   * The maps of all frames, all zero before the first detection; no maps if there was no detection
   * at all.
   */
  List<AnomalyMap> frameMaps() {
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
            .formatted(name, comparison, labels.frameCount()));
  }
}
