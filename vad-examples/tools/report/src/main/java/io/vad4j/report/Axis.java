package io.vad4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis of a chart.
 *
 * @param min smallest value
 * @param max largest value
 * @param label quantity and unit
 */
public record Axis(double min, double max, String label) {

  /** Widens an empty range. */
  public Axis {
    if (!(max > min)) {
      max = min + 1;
    }
  }

  /** {@return an axis from 0 to 1} */
  public static Axis unitInterval(String label) {
    return new Axis(0, 1, label);
  }

  /** {@return the position of a value, from 0 at {@code min} to 1 at {@code max}, clamped} */
  double normalize(double value) {
    return Math.max(0, Math.min(1, (value - min) / (max - min)));
  }

  /** {@return round values, about as many as the target} */
  List<Double> ticks(int targetCount) {
    double step = tickStep((max - min) / targetCount);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** {@return a tick as text, with as many decimals as the step needs} */
  String formatTick(double tick, int targetCount) {
    double step = tickStep((max - min) / targetCount);
    int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    return String.format(Locale.ROOT, "%." + Math.min(decimals, 9) + "f", tick == 0 ? 0.0 : tick);
  }

  private static double tickStep(double roughStep) {
    double power = Math.pow(10, Math.floor(Math.log10(roughStep)));
    double mantissa = roughStep / power;
    return power * (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10);
  }
}
