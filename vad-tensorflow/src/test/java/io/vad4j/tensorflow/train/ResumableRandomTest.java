package io.vad4j.tensorflow.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ResumableRandomTest {

  @Test
  void givesTheNumbersOfASplittableRandom() {
    SplittableRandom expected = new SplittableRandom(11);
    ResumableRandom random = new ResumableRandom(11, 0);
    for (int i = 1; i < 50; i++) {
      assertThat(random.nextInt(i)).isEqualTo(expected.nextInt(i));
      assertThat(random.nextBoolean()).isEqualTo(expected.nextBoolean());
      assertThat(random.nextLong()).isEqualTo(expected.nextLong());
      assertThat(random.nextDouble()).isEqualTo(expected.nextDouble());
    }
  }

  @Test
  void resumesFromAPosition() {
    ResumableRandom whole = new ResumableRandom(11, 0);
    for (int i = 1; i < 50; i++) {
      whole.nextInt(i);
      whole.nextDouble();
    }
    ResumableRandom later = new ResumableRandom(11, whole.drawCount());
    assertThat(later.nextLong()).isEqualTo(whole.nextLong());
  }
}
