package io.vad4j.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FloatArraysTest {
  @Test
  void encodesLittleEndian() {
    assertThat(FloatArrays.encode(1)).containsExactly(0, 0, 0x80, 0x3f);
  }

  @Test
  void restoresValuesExactly() {
    float[] values = {0.1f, -3, Float.MIN_VALUE};

    assertThat(FloatArrays.decode(FloatArrays.encode(values))).containsExactly(values);
  }

  @Test
  void joinsArrays() {
    assertThat(FloatArrays.encode(new float[][] {{1}, {2, 3}}))
        .isEqualTo(FloatArrays.encode(1, 2, 3));
  }
}
