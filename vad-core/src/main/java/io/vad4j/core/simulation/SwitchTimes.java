package io.vad4j.core.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Times at which something is switched on and off in turn, off at first. Immutable.
 *
 * @param starts times in seconds at which it begins to change, ascending
 * @param duration seconds of each change
 */
record SwitchTimes(List<Double> starts, double duration) {

  /** Random times in a clip: the first after half an interval or more. */
  static SwitchTimes random(double duration, double interval, double seconds, Random random) {
    List<Double> starts = new ArrayList<>();
    double time = interval * (0.5 + 0.5 * random.nextDouble());
    while (time < seconds) {
      starts.add(time);
      time += interval * (0.7 + 0.6 * random.nextDouble());
    }
    return new SwitchTimes(starts, Math.min(duration, interval / 3));
  }

  /** The position at a time: 0 is off and 1 is on. */
  double position(double time) {
    int changes = 0;
    while (changes < starts.size() && starts.get(changes) <= time) {
      changes++;
    }
    if (changes == 0) {
      return 0;
    }
    double part = smooth((time - starts.get(changes - 1)) / duration);
    return changes % 2 == 1 ? part : 1 - part;
  }

  /** A smooth step from 0 to 1. */
  static double smooth(double value) {
    double part = Math.max(0, Math.min(1, value));
    return part * part * (3 - 2 * part);
  }
}
