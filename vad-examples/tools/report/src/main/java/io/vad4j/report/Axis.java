package io.vad4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One axis of a chart.
 *
 * @param min the value where it starts
 * @param max the value where it ends, above {@code from}
 * @param label what it shows, with the unit
 */
record Axis(double min, double max, String label) {

  /** An axis that holds at least {@code from} to {@code to}, however close they are. */
  Axis {
    if (!(max > min)) {
      max = min + 1;
    }
  }

  /** An axis of rates, 0 to 1. */
  static Axis unitInterval(String label) {
    return new Axis(0, 1, label);
  }

  /** Where a value lies, from 0 at the start to 1 at the end; values beyond lie on the edge. */
  double normalize(double value) {
    return Math.max(0, Math.min(1, (value - min) / (max - min)));
  }

  /** Round values to mark, about as many as asked for. */
  List<Double> ticks(int targetCount) {
    double step = tickStep((max - min) / targetCount);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** A tick as text, with as many decimals as the step needs. */
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
