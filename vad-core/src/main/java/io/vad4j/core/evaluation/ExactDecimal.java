package io.vad4j.core.evaluation;

import java.math.BigDecimal;

/**
 * Exact text of thresholds and other numbers that are compared with scores.
 *
 * @since 0.1.0
 */
public final class ExactDecimal {

  private ExactDecimal() {}

  /**
   * {@return the shortest plain decimal that is read as this number, without an exponent} Different
   * numbers have different texts.
   *
   * @param value a finite number
   */
  public static String format(double value) {
    String text = new BigDecimal(Double.toString(value)).toPlainString();
    return text.contains(".") ? text : text + ".0";
  }
}
