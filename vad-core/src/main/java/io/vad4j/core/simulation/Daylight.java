package io.vad4j.core.simulation;

import io.vad4j.core.simulation.render.ValueNoise;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Daylight and sun of a clip over its time. Immutable. */
final class Daylight {
  /** Light of the night as a fraction of that of the day. */
  private static final double NIGHT_LEVEL = 0.02;

  /** Daylight at which street lamps are switched on. */
  private static final double LAMP_LEVEL = 0.2;

  private static final double LAMP_SECONDS = 1;

  private final boolean dusk;
  private final boolean day;
  private final double timeScale;
  private final ValueNoise clouds;

  Daylight(Set<Disturbance> kinds, double timeScale, long seed) {
    this.dusk = kinds.contains(Disturbance.DUSK);
    this.day = kinds.contains(Disturbance.DAY);
    this.timeScale = timeScale;
    this.clouds = new ValueNoise(seed);
  }

  /** The light of the sky; 1 is that of the day. */
  double level(double time) {
    double night = 0;
    if (dusk) {
      double part = Math.abs(hours(time) % 1 - 0.5);
      night = 1 - SwitchTimes.smooth((part - 0.05) / 0.3);
    }
    if (day) {
      night = Math.max(night, 1 - SwitchTimes.smooth((elevation(time) + 0.15) / 0.6));
    }
    return night == 0 ? 1 : Math.pow(NIGHT_LEVEL, night);
  }

  /** The strength of the sun of a day, 0 to 1. */
  double sun(double time) {
    if (!day) {
      return 0;
    }
    double clear = SwitchTimes.smooth(0.5 + 1.6 * clouds.fractal(1.5 * hours(time), 0, 3));
    return clear * SwitchTimes.smooth((elevation(time) - 0.05) / 0.3);
  }

  /** The direction of the sun of a day: −1 in the morning, 0 at noon, 1 in the evening. */
  double hourAngle(double time) {
    return day ? Math.sin(2 * Math.PI * hours(time) / 24) : 0;
  }

  /** The times at which street lamps are switched. */
  SwitchTimes lampTimes(double seconds) {
    List<Double> starts = new ArrayList<>();
    if (dusk || day) {
      boolean on = false;
      for (double time = 0; time < seconds; time += 0.25) {
        if (level(time) < LAMP_LEVEL != on) {
          on = !on;
          starts.add(time);
        }
      }
    }
    return new SwitchTimes(starts, LAMP_SECONDS);
  }

  /** The sine of the height of the sun, from noon on. */
  private double elevation(double time) {
    return Math.cos(2 * Math.PI * hours(time) / 24);
  }

  private double hours(double time) {
    return timeScale * time / 3600;
  }
}
