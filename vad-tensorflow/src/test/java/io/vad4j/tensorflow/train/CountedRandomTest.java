package io.vad4j.tensorflow.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CountedRandomTest {

  @Test
  void givesTheNumbersOfASplittableRandom() {
    SplittableRandom expected = new SplittableRandom(11);
    CountedRandom random = new CountedRandom(11, 0);
    for (int i = 1; i < 50; i++) {
      assertThat(random.nextInt(i)).isEqualTo(expected.nextInt(i));
      assertThat(random.nextBoolean()).isEqualTo(expected.nextBoolean());
      assertThat(random.nextLong()).isEqualTo(expected.nextLong());
      assertThat(random.nextDouble()).isEqualTo(expected.nextDouble());
    }
  }

  @Test
  void goesOnFromAPosition() {
    CountedRandom whole = new CountedRandom(11, 0);
    for (int i = 1; i < 50; i++) {
      whole.nextInt(i);
      whole.nextDouble();
    }
    CountedRandom later = new CountedRandom(11, whole.draws());
    assertThat(later.nextLong()).isEqualTo(whole.nextLong());
  }
}
