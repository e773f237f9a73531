package io.vad4j.core.evaluate;

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
 * @param trueEvents the runs of abnormal frames, in the order of clips and times
 * @param foundTrueEvents how many of them were found
 * @param alarms events that were reported
 * @param falseAlarms those that overlap no true event
 * @param meanDelay mean delay of the true events that were found, in seconds, if any was
 * @param medianDelay their median delay in seconds, if any was found
 * @param normalHours how long the normal frames last
 * @param hours how long all frames last
 * @param falseAlarmsPerHour false alarms by hour of normal frames, since only there an alarm can be
 *     false; undefined without normal frames
 * @param normalTimeUnderAlarm the share of normal frames that lie within some alarm, 0 to 1;
 *     undefined without normal frames
 * @param found the reported events themselves
 * @since 0.1.0
 */
public record EventMetrics(
    List<TrueEvent> trueEvents,
    int foundTrueEvents,
    int alarms,
    int falseAlarms,
    OptionalDouble meanDelay,
    OptionalDouble medianDelay,
    double normalHours,
    double hours,
    OptionalDouble falseAlarmsPerHour,
    OptionalDouble normalTimeUnderAlarm,
    List<FoundEvent> found) {
  private static final double SLACK = 1e-6;

  /**
   * Keeps copies of the lists.
   *
   * @param trueEvents the runs of abnormal frames
   * @param foundTrueEvents how many of them were found
   * @param alarms events that were reported
   * @param falseAlarms those that overlap no true event
   * @param meanDelay mean delay of the true events that were found
   * @param medianDelay their median delay in seconds
   * @param normalHours how long the normal frames last
   * @param hours how long all frames last
   * @param falseAlarmsPerHour false alarms by hour of normal frames
   * @param normalTimeUnderAlarm the share of normal frames that lie within some alarm
   * @param found the reported events themselves
   */
  public EventMetrics {
    trueEvents = List.copyOf(trueEvents);
    found = List.copyOf(found);
  }

  /**
   * Compares reported events with labels.
   *
   * @param clips clips with times
   * @param found events reported in them
   * @return the metrics
   * @throws IllegalArgumentException if a clip has no times or an event names no clip
   */
  public static EventMetrics of(List<ScoredClip> clips, List<FoundEvent> found) {
    Map<String, List<FoundEvent>> alarms = byClip(clips, found);
    List<TrueEvent> truth = new ArrayList<>();
    int falseAlarms = 0;
    double hours = 0;
    double normalHours = 0;
    long normalFrames = 0;
    long normalUnderAlarm = 0;
    for (ScoredClip clip : clips) {
      List<FoundEvent> alarmsOfClip = alarms.getOrDefault(clip.name(), List.of());
      List<TrueEvent> truthOfClip = truth(clip, alarmsOfClip);
      truth.addAll(truthOfClip);
      falseAlarms += (int) alarmsOfClip.stream().filter(a -> !overlaps(a, truthOfClip)).count();
      double hoursPerFrame = clip.secondsPerFrame().orElse(0) / 3600;
      hours += clip.frames() * hoursPerFrame;
      normalHours += (clip.frames() - clip.abnormalFrames()) * hoursPerFrame;
      normalFrames += clip.frames() - clip.abnormalFrames();
      normalUnderAlarm += normalUnderAlarm(clip, alarmsOfClip);
    }
    double[] delays =
        truth.stream().flatMapToDouble(event -> event.delay().stream()).sorted().toArray();
    return new EventMetrics(
        truth,
        delays.length,
        found.size(),
        falseAlarms,
        Arrays.stream(delays).average(),
        median(delays),
        normalHours,
        hours,
        normalHours > 0 ? OptionalDouble.of(falseAlarms / normalHours) : OptionalDouble.empty(),
        normalFrames > 0
            ? OptionalDouble.of((double) normalUnderAlarm / normalFrames)
            : OptionalDouble.empty(),
        found);
  }

  private static Map<String, List<FoundEvent>> byClip(
      List<ScoredClip> clips, List<FoundEvent> found) {
    Map<String, List<FoundEvent>> alarms = new HashMap<>();
    for (ScoredClip clip : clips) {
      if (!clip.timed()) {
        throw new IllegalArgumentException(
            "Clip %s has no times, without which events cannot be judged; give it a frame rate."
                .formatted(clip.name()));
      }
      alarms.put(clip.name(), new ArrayList<>());
    }
    for (FoundEvent event : found) {
      List<FoundEvent> ofClip = alarms.get(event.clip());
      if (ofClip == null) {
        throw new IllegalArgumentException(
            "An event was found in clip %s, which is not among the clips to evaluate."
                .formatted(event.clip()));
      }
      ofClip.add(event);
    }
    return alarms;
  }

  private static List<TrueEvent> truth(ScoredClip clip, List<FoundEvent> alarms) {
    List<TrueEvent> events = new ArrayList<>();
    int frame = 0;
    while (frame < clip.frames()) {
      if (!clip.abnormal(frame)) {
        frame++;
        continue;
      }
      int last = frame;
      while (last + 1 < clip.frames() && clip.abnormal(last + 1)) {
        last++;
      }
      double start = clip.seconds(frame).getAsDouble();
      double end = clip.seconds(last).getAsDouble();
      OptionalDouble delay =
          alarms.stream()
              .filter(alarm -> overlaps(alarm, start, end))
              .mapToDouble(alarm -> Math.max(0, alarm.startSeconds() - start))
              .min();
      events.add(new TrueEvent(clip.name(), frame, last, start, end, delay));
      frame = last + 1;
    }
    return events;
  }

  private static long normalUnderAlarm(ScoredClip clip, List<FoundEvent> alarms) {
    return IntStream.range(0, clip.frames())
        .filter(frame -> !clip.abnormal(frame))
        .mapToDouble(frame -> clip.seconds(frame).getAsDouble())
        .filter(time -> alarms.stream().anyMatch(alarm -> overlaps(alarm, time, time)))
        .count();
  }

  private static boolean overlaps(FoundEvent alarm, List<TrueEvent> truth) {
    return truth.stream().anyMatch(event -> overlaps(alarm, event.start(), event.end()));
  }

  private static boolean overlaps(FoundEvent alarm, double start, double end) {
    return alarm.startSeconds() <= end + SLACK && alarm.endSeconds() >= start - SLACK;
  }

  private static OptionalDouble median(double[] rising) {
    int half = rising.length / 2;
    return rising.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            rising.length % 2 == 1 ? rising[half] : (rising[half - 1] + rising[half]) / 2);
  }
}
