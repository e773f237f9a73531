package io.vad4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnomalyMapTest {
  @Test
  void returnsTheValueOfACell() {
    AnomalyMap map = AnomalyMap.of(3, 2, new float[] {0, 1, 2, 3, 4, 5});

    assertThat(map.value(2, 1)).isEqualTo(5);
    assertThat(map.max()).isEqualTo(5);
    assertThat(map.mean()).isEqualTo(2.5);
  }

  @Test
  void keepsACopyOfItsValues() {
    float[] values = {1, 2};
    AnomalyMap map = AnomalyMap.of(2, 1, values);
    values[0] = 9;
    map.values()[1] = 9;

    assertThat(map.values()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, -0.1f})
  void rejectsAnInvalidValueAndNamesTheCell(float value) {
    assertThatThrownBy(() -> AnomalyMap.of(2, 2, new float[] {0, 0, 0, value}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column 1, row 1");
  }

  @Test
  void rejectsAColumnOutOfBounds() {
    AnomalyMap map = AnomalyMap.of(2, 2, new float[4]);

    assertThatThrownBy(() -> map.value(2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
