package io.vad4j.json;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Numbers as results are written: rounded to six decimals, in plain notation.
 *
 * @since 0.1.0
 */
public final class Decimals {
  private Decimals() {}

  /**
   * {@return a number rounded to six decimals}
   *
   * @param value any number
   */
  public static double round(double value) {
    double scaled = Math.rint(value * 1e6) / 1e6;
    return Double.isFinite(scaled) ? scaled : value;
  }

  /**
   * {@return a time in seconds, to the microsecond}
   *
   * @param time any duration
   */
  public static double toSeconds(Duration time) {
    return round(time.toNanos() / 1e9);
  }

  /**
   * {@return a number as a plain decimal, without an exponent}
   *
   * @param value a finite number
   */
  public static String format(double value) {
    String text = new BigDecimal(Double.toString(value)).toPlainString();
    return text.contains(".") ? text : text + ".0";
  }

  /**
   * {@return a time in seconds as a plain decimal}
   *
   * @param time any duration
   */
  public static String formatSeconds(Duration time) {
    return format(toSeconds(time));
  }
}
