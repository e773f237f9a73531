package io.vad4j.core.simulation;

import io.vad4j.core.simulation.scenery.Conditions;
import io.vad4j.core.simulation.scenery.Layout;
import io.vad4j.core.simulation.scenery.Light;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Disturbances of one clip over its time. Deterministic for a seed; immutable. */
final class SceneDisturbances {
  /** Mean seconds between two changes. */
  private static final double MAX_INTERVAL = 120;

  /** Changes in a short clip. */
  private static final int MIN_CHANGES = 6;

  /** The camera adapts its exposure to the mean light of this number of past moments. */
  private static final int EXPOSURE_MOMENTS = 5;

  private static final double EXPOSURE_STEP = 0.4;
  private static final double EXPOSURE_COMPENSATION = 0.7;
  private static final double MIN_EXPOSURE = 0.5;
  private static final double MAX_EXPOSURE = 8;

  private static final double SUN_STRENGTH = 1.1;
  private static final double LAMP_STRENGTH = 1.3;
  private static final double STREET_LAMP_STRENGTH = 0.12;

  /** Metres by which a shadow moves to either side, and seconds of its way back and forth. */
  private static final double SHADOW_PATH = 5;

  private static final double SHADOW_PERIOD = 2400;

  private final Set<Disturbance> kinds;
  private final Layout layout;
  private final Daylight daylight;
  private final Map<Disturbance, SwitchTimes> switches = new EnumMap<>(Disturbance.class);
  private final SwitchTimes streetLamps;
  private final double timeScale;
  private final double shadowPhase;
  private final double sunEdge;
  private final double sunSlope;
  private final double windPhase;

  SceneDisturbances(SyntheticScene scene, long clipSeed, double seconds) {
    long seed = 31 * scene.seed() + clipSeed;
    kinds = scene.disturbances();
    layout = scene.street().layout();
    timeScale = scene.timeScale();
    daylight = new Daylight(kinds, timeScale, seed);
    double interval = Math.min(MAX_INTERVAL, seconds / MIN_CHANGES);
    addSwitch(Disturbance.INTERMITTENT_SUN, 8, interval, seconds, seed);
    addSwitch(Disturbance.LAMP_SWITCH, 0.2, interval, seconds, seed);
    addSwitch(Disturbance.CURTAIN, 4, interval, seconds, seed);
    streetLamps = daylight.lampTimes(seconds);
    Random random = random(seed, 99);
    shadowPhase = 2 * Math.PI * random.nextDouble();
    double near = layout.nearestDepth();
    sunEdge = near + (layout.promenadeEnd() - near) * (0.25 + 0.5 * random.nextDouble());
    sunSlope = 0.6 * random.nextDouble() - 0.3;
    windPhase = 1000 * random.nextDouble();
  }

  private void addSwitch(
      Disturbance kind, double duration, double interval, double seconds, long seed) {
    if (kinds.contains(kind)) {
      switches.put(
          kind, SwitchTimes.random(duration, interval, seconds, random(seed, kind.ordinal())));
    }
  }

  /** What the street is like at a time in seconds. */
  Conditions at(double time) {
    Light light = light(time);
    double level = 0;
    for (int i = 0; i < EXPOSURE_MOMENTS; i++) {
      level += light(Math.max(0, time - i * EXPOSURE_STEP)).level() / EXPOSURE_MOMENTS;
    }
    double exposure =
        Math.max(MIN_EXPOSURE, Math.min(MAX_EXPOSURE, Math.pow(level, -EXPOSURE_COMPENSATION)));
    return new Conditions(
        light.withExposure(exposure), position(Disturbance.CURTAIN, time), time + windPhase);
  }

  /** The changes of the clip in the order of their start. */
  List<SceneChange> changes() {
    List<SceneChange> changes = new ArrayList<>();
    for (Disturbance kind : kinds) {
      if (!switches.containsKey(kind)) {
        changes.add(new SceneChange(kind, Duration.ZERO, Duration.ZERO));
      }
    }
    switches.forEach((kind, times) -> addChanges(kind, times, changes));
    addChanges(
        kinds.contains(Disturbance.DAY) ? Disturbance.DAY : Disturbance.DUSK, streetLamps, changes);
    changes.sort(Comparator.comparing(SceneChange::start).thenComparing(SceneChange::kind));
    return List.copyOf(changes);
  }

  private static void addChanges(Disturbance kind, SwitchTimes times, List<SceneChange> changes) {
    for (double start : times.starts()) {
      changes.add(new SceneChange(kind, duration(start), duration(start + times.duration())));
    }
  }

  private Light light(double time) {
    double day = daylight.level(time);
    double hourAngle = daylight.hourAngle(time);
    double sun = Math.max(position(Disturbance.INTERMITTENT_SUN, time), daylight.sun(time));
    double lamp =
        Math.max(
            LAMP_STRENGTH * Math.max(0.2, day) * position(Disturbance.LAMP_SWITCH, time),
            STREET_LAMP_STRENGTH * streetLamps.position(time));
    double shadow =
        kinds.contains(Disturbance.WANDERING_SHADOW)
            ? SHADOW_PATH * Math.sin(2 * Math.PI * timeScale * time / SHADOW_PERIOD + shadowPhase)
            : Light.NO_SHADOW;
    return new Light(
        day * (1 - 0.2 * sun),
        SUN_STRENGTH * day * sun,
        sun > 0 ? sunEdge - 3 * hourAngle * hourAngle : 0,
        sun > 0 ? sunSlope + 0.8 * hourAngle : 0,
        shadow,
        lamp,
        1);
  }

  private double position(Disturbance kind, double time) {
    SwitchTimes times = switches.get(kind);
    return times == null ? 0 : times.position(time);
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private static Random random(long seed, int purpose) {
    return new Random(seed * 0x9E3779B97F4A7C15L + 7_000_003L * purpose);
  }
}
