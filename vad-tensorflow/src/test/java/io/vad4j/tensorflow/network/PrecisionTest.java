package io.vad4j.tensorflow.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrecisionTest {

  @Test
  void float32IsAlwaysAvailable() {
    assertThat(Precision.select("float32")).isEqualTo(Precision.FLOAT32);
  }

  @Test
  void bfloat16IsUsedWhereTheProcessorHasItsInstructions() {
    assertThat(Precision.select("bfloat16"))
        .isEqualTo(Precision.isBfloat16Supported() ? Precision.BFLOAT16 : Precision.FLOAT32);
  }
}
