package io.vad4j.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MedianTest {
  @Test
  void isTheUpperMiddleOfAnEvenCount() {
    assertThat(Median.of(new float[] {4, 1, 3, 2})).isEqualTo(3);
  }

  @RepeatedTest(20)
  void equalsTheMiddleOfTheSortedValues(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    float[] values = new float[1 + random.nextInt(40)];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(8);
    }
    float[] sorted = values.clone();
    Arrays.sort(sorted);

    assertThat(Median.of(values)).isEqualTo(sorted[sorted.length / 2]);
  }

  @RepeatedTest(20)
  void isExactForValuesOfAnySignAndMagnitude(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    float[] values = new float[200 + random.nextInt(40)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(5) - 2));
    }
    float[] sorted = values.clone();
    Arrays.sort(sorted);

    assertThat(Median.of(values)).isEqualTo(sorted[sorted.length / 2]);
  }
}
