package io.vad4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AxisTest {

  @Test
  void returnsRoundTicks() {
    assertThat(new Axis(0, 19.9, "seconds").ticks(10))
        .containsExactly(0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0, 16.0, 18.0);
  }

  @Test
  void writesAsManyDecimalsAsTheStepNeeds() {
    assertThat(new Axis(0, 1, "rate").formatTick(0.2, 5)).isEqualTo("0.2");
    assertThat(new Axis(0, 100, "percent").formatTick(20, 5)).isEqualTo("20");
    assertThat(new Axis(0, 0.1, "rate").formatTick(0.02, 5)).isEqualTo("0.02");
  }

  @Test
  void clampsValuesOutsideTheRange() {
    Axis axis = new Axis(10, 20, "seconds");

    assertThat(axis.normalize(5)).isZero();
    assertThat(axis.normalize(15)).isEqualTo(0.5);
    assertThat(axis.normalize(25)).isEqualTo(1);
  }

  @Test
  void acceptsAnEmptyRange() {
    assertThat(new Axis(3, 3, "seconds").ticks(4)).isNotEmpty();
  }
}
