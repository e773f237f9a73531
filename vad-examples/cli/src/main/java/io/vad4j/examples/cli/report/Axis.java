package io.vad4j.examples.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One axis of a chart.
 *
 * @param from the value where it starts
 * @param to the value where it ends, above {@code from}
 * @param label what it shows, with the unit
 */
record Axis(double from, double to, String label) {

  /** An axis that holds at least {@code from} to {@code to}, however close they are. */
  Axis {
    if (!(to > from)) {
      to = from + 1;
    }
  }

  /** An axis of rates, 0 to 1. */
  static Axis rate(String label) {
    return new Axis(0, 1, label);
  }

  /** Where a value lies, from 0 at the start to 1 at the end; values beyond lie on the edge. */
  double place(double value) {
    return Math.max(0, Math.min(1, (value - from) / (to - from)));
  }

  /** Round values to mark, about as many as asked for. */
  List<Double> ticks(int about) {
    double step = step((to - from) / about);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** A tick as text, with as many decimals as the step needs. */
  String text(double tick, int about) {
    double step = step((to - from) / about);
    int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    return String.format(Locale.ROOT, "%." + Math.min(decimals, 9) + "f", tick == 0 ? 0.0 : tick);
  }

  private static double step(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double mantissa = rough / power;
    return power * (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10);
  }
}
