package io.vad4j.cli.table;

import io.vad4j.core.evaluation.frame.Estimate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Difference of two metrics in words and for JSON. */
public final class Difference {
  private Difference() {}

  /**
   * {@return the difference, its interval, and whether it is better, worse or within noise; one
   * that rounds to nothing is no difference}
   */
  public static String describe(Estimate difference) {
    String value = format(difference.value());
    return value.equals("0.000")
        ? "no difference"
        : "%s%s (%s to %s): %s"
            .formatted(
                difference.value() > 0 ? "+" : "",
                value,
                format(difference.interval().lowerBound()),
                format(difference.interval().upperBound()),
                !difference.isSignificant()
                    ? "within noise"
                    : difference.value() > 0 ? "better" : "worse");
  }

  private static String format(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.equals("-0.000") ? "0.000" : text;
  }

  /** {@return the difference for JSON} */
  static Map<String, Object> toMap(Estimate difference) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("difference", difference.value());
    map.put("lowerBound", difference.interval().lowerBound());
    map.put("upperBound", difference.interval().upperBound());
    map.put("significant", difference.isSignificant());
    return map;
  }
}
