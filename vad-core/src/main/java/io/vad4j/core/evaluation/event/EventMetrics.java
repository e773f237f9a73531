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
 * Metrics of detected events against the runs of abnormal frames. A ground-truth event is detected
 * if an alarm overlaps it by at least one frame; an alarm that overlaps none is false. An alarm
 * that never ends would detect all events and never be false, which {@code falseAlarmTimeFraction}
 * shows.
 *
 * @param groundTruthEvents runs of abnormal frames, in the order of clips and times
 * @param detectedGroundTruthEvents how many of them were detected
 * @param alarms number of detected events
 * @param falseAlarms how many of them overlap no ground-truth event
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
    int alarms,
    int falseAlarms,
    OptionalDouble meanDelay,
    OptionalDouble medianDelay,
    double normalHours,
    double hours,
    OptionalDouble falseAlarmsPerHour,
    OptionalDouble falseAlarmTimeFraction,
    List<DetectedEvent> detectedEvents) {
  private static final double TOLERANCE = 1e-6;

  /**
   * Copies the lists.
   *
   * @param groundTruthEvents runs of abnormal frames
   * @param detectedGroundTruthEvents how many of them were detected
   * @param alarms number of detected events
   * @param falseAlarms how many of them overlap no ground-truth event
   * @param meanDelay mean delay in seconds
   * @param medianDelay median delay in seconds
   * @param normalHours duration of the normal frames
   * @param hours duration of all frames
   * @param falseAlarmsPerHour false alarms per hour of normal frames
   * @param falseAlarmTimeFraction fraction of normal frames within an alarm
   * @param detectedEvents the detected events
   */
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
          (int) alarmsOfClip.stream().filter(a -> !overlaps(a, groundTruthOfClip)).count();
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
        detectedEvents.size(),
        falseAlarms,
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
      double start = clip.seconds(frame).getAsDouble();
      double end = clip.seconds(last).getAsDouble();
      OptionalDouble delay =
          alarms.stream()
              .filter(alarm -> overlaps(alarm, start, end))
              .mapToDouble(alarm -> Math.max(0, alarm.startSeconds() - start))
              .min();
      events.add(new GroundTruthEvent(clip.name(), frame, last, start, end, delay));
      frame = last + 1;
    }
    return events;
  }

  private static long countNormalUnderAlarm(ScoredClip clip, List<DetectedEvent> alarms) {
    return IntStream.range(0, clip.frameCount())
        .filter(frame -> !clip.isAbnormal(frame))
        .mapToDouble(frame -> clip.seconds(frame).getAsDouble())
        .filter(time -> alarms.stream().anyMatch(alarm -> overlaps(alarm, time, time)))
        .count();
  }

  private static boolean overlaps(DetectedEvent alarm, List<GroundTruthEvent> groundTruth) {
    return groundTruth.stream().anyMatch(event -> overlaps(alarm, event.start(), event.end()));
  }

  private static boolean overlaps(DetectedEvent alarm, double start, double end) {
    return alarm.startSeconds() <= end + TOLERANCE && alarm.endSeconds() >= start - TOLERANCE;
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
