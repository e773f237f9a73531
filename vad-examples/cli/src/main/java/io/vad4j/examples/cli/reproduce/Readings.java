package io.vad4j.examples.cli.reproduce;

import io.vad4j.AnomalyMap;
import io.vad4j.core.detect.MapPooling;
import io.vad4j.core.detect.Perspective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One number a frame for each way of reading maps, of all clips. The first frame of a clip has no
 * predecessor, hence no maps; it takes the numbers of the first that has.
 */
final class Readings {
  private final List<WatchedClip> clips;
  private final Map<Signal, Perspective> perspectives;
  private final Map<Reading, Map<WatchedClip, double[]>> values = new LinkedHashMap<>();
  private final Map<Reading, Double> spreads = new HashMap<>();

  private Readings(
      List<WatchedClip> clips, List<Reading> ways, Map<Signal, Perspective> perspectives) {
    this.clips = List.copyOf(clips);
    this.perspectives = perspectives;
    ways.forEach(way -> values.put(way, new IdentityHashMap<>()));
  }

  /**
   * Looks at all clips: those that are normal first, for what is usual at each height.
   *
   * @param source whence the maps
   * @param clips of all roles
   * @param ways how numbers are made of the maps
   * @param watcher shown the maps of test clips, with what was read of other clips before
   */
  static Readings of(
      MapSource source, List<WatchedClip> clips, List<Reading> ways, Watcher watcher) {
    Map<WatchedClip, List<Map<Signal, AnomalyMap>>> normal = new LinkedHashMap<>();
    for (WatchedClip clip : clips) {
      if (clip.role() == WatchedClip.Role.NORMAL) {
        normal.put(clip, source.look(clip));
      }
    }
    Readings readings = new Readings(clips, ways, perspectives(normal.values(), ways));
    normal.forEach(readings::add);
    for (WatchedClip clip : clips) {
      if (clip.role() != WatchedClip.Role.NORMAL) {
        List<Map<Signal, AnomalyMap>> maps = source.look(clip);
        readings.add(clip, maps);
        if (clip.role() == WatchedClip.Role.TEST) {
          watcher.watch(readings, clip, maps);
        }
      }
    }
    return readings;
  }

  /** Shown the maps of test clips while they are read. */
  interface Watcher {
    void watch(Readings readings, WatchedClip clip, List<Map<Signal, AnomalyMap>> maps);
  }

  private static Map<Signal, Perspective> perspectives(
      Iterable<List<Map<Signal, AnomalyMap>>> normal, List<Reading> ways) {
    Map<Signal, Perspective> perspectives = new EnumMap<>(Signal.class);
    for (Reading way : ways) {
      if (way.perspective() && !perspectives.containsKey(way.signal())) {
        List<AnomalyMap> maps = new ArrayList<>();
        normal.forEach(
            clip ->
                clip.forEach(frame -> maps.add(Objects.requireNonNull(frame.get(way.signal())))));
        perspectives.put(way.signal(), Perspective.of(maps));
      }
    }
    return perspectives;
  }

  private void add(WatchedClip clip, List<Map<Signal, AnomalyMap>> maps) {
    values.forEach(
        (way, ofClips) ->
            ofClips.put(clip, maps.stream().mapToDouble(frame -> read(way, frame)).toArray()));
  }

  private double read(Reading way, Map<Signal, AnomalyMap> frame) {
    return MapPooling.pool(seen(way, frame), way.pooling());
  }

  /** The map that a way of reading looks at, before it is made a number. */
  AnomalyMap seen(Reading way, Map<Signal, AnomalyMap> frame) {
    AnomalyMap map = Objects.requireNonNull(frame.get(way.signal()), "map");
    return way.perspective()
        ? Objects.requireNonNull(perspectives.get(way.signal())).apply(map)
        : map;
  }

  /** The clips of a role, in order. */
  List<WatchedClip> clips(WatchedClip.Role role) {
    return clips.stream().filter(clip -> clip.role() == role).toList();
  }

  /** A number a frame. */
  double[] values(Reading way, WatchedClip clip) {
    return Objects.requireNonNull(Objects.requireNonNull(values.get(way), way::words).get(clip));
  }

  /** The standard deviation over all frames of held-out normal footage. */
  double spread(Reading way) {
    return spreads.computeIfAbsent(way, this::measuredSpread);
  }

  private double measuredSpread(Reading way) {
    double[] all =
        clips(WatchedClip.Role.NORMAL).stream()
            .flatMapToDouble(clip -> Arrays.stream(values(way, clip)))
            .toArray();
    double mean = Arrays.stream(all).average().orElse(0);
    double squares = Arrays.stream(all).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / all.length);
  }
}
