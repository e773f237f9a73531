package io.vad4j.core.evaluation.event;

import io.vad4j.core.evaluation.frame.ScoredClip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Metrics of detected events against the runs of abnormal frames. An alarm matches a run that it
 * overlaps in time and, where there are masks, in place: its region overlaps abnormal pixels in a
 * frame of both. A run is detected if a matching alarm begins within it. An alarm is false if it
 * matches no run, or begins more than {@value #MAX_LEAD_SECONDS} s before the first that it
 * matches.
 *
 * @param groundTruthEvents runs of abnormal frames, in the order of clips and times
 * @param detectedGroundTruthEvents how many of them were detected
 * @param alreadyOn in how many others a matching alarm that began before the run was on
 * @param alarms number of detected events
 * @param falseAlarms how many of them are false
 * @param comparedPlaces whether alarms were matched by place too
 * @param meanDelay mean delay of the detected ground-truth events in seconds; empty if there is
 *     none
 * @param medianDelay their median delay in seconds; empty if there is none
 * @param normalHours duration of the normal frames
 * @param hours duration of all frames
 * @param falseAlarmsPerHour false alarms per hour of normal frames; empty without normal frames
 * @param falseAlarmTimeFraction fraction of normal frames within an alarm, 0 to 1; empty without
 *     normal frames
 * @param detectedEvents the detected events
 * @since 0.1.0
 */
public record EventMetrics(
    List<GroundTruthEvent> groundTruthEvents,
    int detectedGroundTruthEvents,
    int alreadyOn,
    int alarms,
    int falseAlarms,
    boolean comparedPlaces,
    OptionalDouble meanDelay,
    OptionalDouble medianDelay,
    double normalHours,
    double hours,
    OptionalDouble falseAlarmsPerHour,
    OptionalDouble falseAlarmTimeFraction,
    List<DetectedEvent> detectedEvents) {
  /** An alarm that begins this long before a run that it matches is not false, in seconds. */
  public static final double MAX_LEAD_SECONDS = 1;

  static final double TOLERANCE = 1e-6;

  /** Copies the lists. {@inheritDoc} */
  public EventMetrics {
    groundTruthEvents = List.copyOf(groundTruthEvents);
    detectedEvents = List.copyOf(detectedEvents);
  }

  /**
   * Computes the metrics.
   *
   * @param clips clips with timestamps
   * @param detectedEvents events detected in them
   * @return the metrics
   * @throws IllegalArgumentException if a clip has no timestamps or an event names no clip
   */
  public static EventMetrics of(List<ScoredClip> clips, List<DetectedEvent> detectedEvents) {
    Map<String, List<DetectedEvent>> alarms = groupByClip(clips, detectedEvents);
    List<GroundTruthEvent> groundTruth = new ArrayList<>();
    int falseAlarms = 0;
    double hours = 0;
    double normalHours = 0;
    long normalFrames = 0;
    long normalUnderAlarm = 0;
    for (ScoredClip clip : clips) {
      List<DetectedEvent> alarmsOfClip = alarms.getOrDefault(clip.name(), List.of());
      List<GroundTruthEvent> groundTruthOfClip = findGroundTruth(clip, alarmsOfClip);
      groundTruth.addAll(groundTruthOfClip);
      falseAlarms +=
          (int) alarmsOfClip.stream().filter(alarm -> isFalse(alarm, groundTruthOfClip)).count();
      double hoursPerFrame = clip.secondsPerFrame().orElse(0) / 3600;
      hours += clip.frameCount() * hoursPerFrame;
      normalHours += (clip.frameCount() - clip.abnormalFrameCount()) * hoursPerFrame;
      normalFrames += clip.frameCount() - clip.abnormalFrameCount();
      normalUnderAlarm += countNormalUnderAlarm(clip, alarmsOfClip);
    }
    double[] delays =
        groundTruth.stream().flatMapToDouble(event -> event.delay().stream()).sorted().toArray();
    return new EventMetrics(
        groundTruth,
        delays.length,
        (int) groundTruth.stream().filter(e -> e.outcome() == EventOutcome.ALREADY_ON).count(),
        detectedEvents.size(),
        falseAlarms,
        detectedEvents.stream().anyMatch(event -> event.hitFrames().isPresent()),
        Arrays.stream(delays).average(),
        median(delays),
        normalHours,
        hours,
        normalHours > 0 ? OptionalDouble.of(falseAlarms / normalHours) : OptionalDouble.empty(),
        normalFrames > 0
            ? OptionalDouble.of((double) normalUnderAlarm / normalFrames)
            : OptionalDouble.empty(),
        detectedEvents);
  }

  private static Map<String, List<DetectedEvent>> groupByClip(
      List<ScoredClip> clips, List<DetectedEvent> detectedEvents) {
    Map<String, List<DetectedEvent>> alarms = new HashMap<>();
    for (ScoredClip clip : clips) {
      if (!clip.hasTimestamps()) {
        throw new IllegalArgumentException(
            "Clip %s has no timestamps, without which events cannot be evaluated; set a frame rate."
                .formatted(clip.name()));
      }
      alarms.put(clip.name(), new ArrayList<>());
    }
    for (DetectedEvent event : detectedEvents) {
      List<DetectedEvent> ofClip = alarms.get(event.clip());
      if (ofClip == null) {
        throw new IllegalArgumentException(
            "An event was detected in clip %s, which is not among the evaluated clips."
                .formatted(event.clip()));
      }
      ofClip.add(event);
    }
    return alarms;
  }

  private static List<GroundTruthEvent> findGroundTruth(
      ScoredClip clip, List<DetectedEvent> alarms) {
    List<GroundTruthEvent> events = new ArrayList<>();
    int frame = 0;
    while (frame < clip.frameCount()) {
      if (!clip.isAbnormal(frame)) {
        frame++;
        continue;
      }
      int last = frame;
      while (last + 1 < clip.frameCount() && clip.isAbnormal(last + 1)) {
        last++;
      }
      events.add(match(clip, frame, last, alarms));
      frame = last + 1;
    }
    return events;
  }

  private static GroundTruthEvent match(
      ScoredClip clip, int first, int last, List<DetectedEvent> alarms) {
    double start = clip.seconds(first).getAsDouble();
    double end = clip.seconds(last).getAsDouble();
    GroundTruthEvent run =
        new GroundTruthEvent(
            clip.name(), first, last, start, end, EventOutcome.MISSED, OptionalDouble.empty());
    double[] delays =
        alarms.stream()
            .filter(alarm -> alarm.matches(run))
            .mapToDouble(alarm -> alarm.startSeconds() - start)
            .toArray();
    OptionalDouble delay =
        Arrays.stream(delays).filter(d -> d >= -TOLERANCE).map(d -> Math.max(0, d)).min();
    EventOutcome outcome =
        delay.isPresent()
            ? EventOutcome.DETECTED
            : delays.length > 0 ? EventOutcome.ALREADY_ON : EventOutcome.MISSED;
    return new GroundTruthEvent(clip.name(), first, last, start, end, outcome, delay);
  }

  private static boolean isFalse(DetectedEvent alarm, List<GroundTruthEvent> runs) {
    return runs.stream()
        .filter(alarm::matches)
        .findFirst()
        .map(run -> alarm.startSeconds() < run.start() - MAX_LEAD_SECONDS - TOLERANCE)
        .orElse(true);
  }

  private static long countNormalUnderAlarm(ScoredClip clip, List<DetectedEvent> alarms) {
    return IntStream.range(0, clip.frameCount())
        .filter(frame -> !clip.isAbnormal(frame))
        .mapToDouble(frame -> clip.seconds(frame).getAsDouble())
        .filter(time -> alarms.stream().anyMatch(alarm -> alarm.overlaps(time, time)))
        .count();
  }

  private static OptionalDouble median(double[] ascending) {
    int middle = ascending.length / 2;
    return ascending.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            ascending.length % 2 == 1
                ? ascending[middle]
                : (ascending[middle - 1] + ascending[middle]) / 2);
  }
}
