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
 * How well reported events match the runs of abnormal frames. A true event is found when an alarm
 * overlaps it by at least a frame's time; an alarm that overlaps none is false. An alarm that never
 * ends would find everything and never be false, so look at the share of normal time under alarm,
 * too.
 *
 * @param groundTruthEvents the runs of abnormal frames, in the order of clips and times
 * @param detectedGroundTruthEvents how many of them were found
 * @param alarms events that were reported
 * @param falseAlarms those that overlap no true event
 * @param meanDelay mean delay of the true events that were found, in seconds, if any was
 * @param medianDelay their median delay in seconds, if any was found
 * @param normalHours how long the normal frames last
 * @param hours how long all frames last
 * @param falseAlarmsPerHour false alarms by hour of normal frames, since only there an alarm can be
 *     false; undefined without normal frames
 * @param falseAlarmTimeFraction the share of normal frames that lie within some alarm, 0 to 1;
 *     undefined without normal frames
 * @param detectedEvents the reported events themselves
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
   * Keeps copies of the lists.
   *
   * @param groundTruthEvents the runs of abnormal frames
   * @param detectedGroundTruthEvents how many of them were found
   * @param alarms events that were reported
   * @param falseAlarms those that overlap no true event
   * @param meanDelay mean delay of the true events that were found
   * @param medianDelay their median delay in seconds
   * @param normalHours how long the normal frames last
   * @param hours how long all frames last
   * @param falseAlarmsPerHour false alarms by hour of normal frames
   * @param falseAlarmTimeFraction the share of normal frames that lie within some alarm
   * @param detectedEvents the reported events themselves
   */
  public EventMetrics {
    groundTruthEvents = List.copyOf(groundTruthEvents);
    detectedEvents = List.copyOf(detectedEvents);
  }

  /**
   * Compares reported events with labels.
   *
   * @param clips clips with times
   * @param detectedEvents events reported in them
   * @return the metrics
   * @throws IllegalArgumentException if a clip has no times or an event names no clip
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
            "Clip %s has no times, without which events cannot be judged; give it a frame rate."
                .formatted(clip.name()));
      }
      alarms.put(clip.name(), new ArrayList<>());
    }
    for (DetectedEvent event : detectedEvents) {
      List<DetectedEvent> ofClip = alarms.get(event.clip());
      if (ofClip == null) {
        throw new IllegalArgumentException(
            "An event was found in clip %s, which is not among the clips to evaluate."
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
