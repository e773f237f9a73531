package io.vad4j.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactDecimalTest {
  @Test
  void isAPlainDecimalThatReadsAsTheNumber() {
    assertThat(ExactDecimal.format(3)).isEqualTo("3.0");
    assertThat(ExactDecimal.format(0.1 + 0.2)).isEqualTo("0.30000000000000004");
    assertThat(ExactDecimal.format(1.5e-7)).isEqualTo("0.00000015");
    assertThat(ExactDecimal.format(-2.5e9)).isEqualTo("-2500000000.0");
  }

  @Test
  void neighboursHaveDifferentTexts() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      double value = Math.pow(10, 12 * random.nextDouble() - 6);
      String text = ExactDecimal.format(value);

      assertThat(Double.parseDouble(text)).isEqualTo(value);
      assertThat(text).isNotEqualTo(ExactDecimal.format(Math.nextUp(value))).matches("\\d+\\.\\d+");
    }
  }
}
