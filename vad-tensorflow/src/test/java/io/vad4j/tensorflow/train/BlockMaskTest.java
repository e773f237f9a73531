package io.vad4j.tensorflow.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlockMaskTest {
  private final BlockMask mask = new BlockMask(45, 30, 5);

  @Test
  void hidesTheGivenRatioInWholeBlocks() {
    float[] hidden = new float[1350];
    mask.fillRandom(0.75, new SplittableRandom(1), hidden);
    assertThat(sum(hidden)).isEqualTo(Math.round(0.75 * 54) * 25);
    for (int row = 0; row < 30; row++) {
      for (int column = 0; column < 45; column++) {
        assertThat(hidden[row * 45 + column]).isEqualTo(hidden[row / 5 * 5 * 45 + column / 5 * 5]);
      }
    }
  }

  @Test
  void hidesDifferentBlocksEachTime() {
    SplittableRandom random = new SplittableRandom(1);
    float[] first = new float[1350];
    float[] second = new float[1350];
    mask.fillRandom(0.5, random, first);
    mask.fillRandom(0.5, random, second);
    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void hidesEveryBlockEquallyOften() {
    SplittableRandom random = new SplittableRandom(1);
    float[] hidden = new float[1350];
    float[] frequency = new float[1350];
    for (int i = 0; i < 2000; i++) {
      mask.fillRandom(0.5, random, hidden);
      for (int j = 0; j < hidden.length; j++) {
        frequency[j] += hidden[j] / 2000;
      }
    }
    for (float share : frequency) {
      assertThat(share).isBetween(0.44f, 0.56f);
    }
  }

  @Test
  void hidesOneToAllButOneBlockUnlessTheRatioIsOne() {
    float[] hidden = new float[1350];
    mask.fillRandom(0.001, new SplittableRandom(1), hidden);
    assertThat(sum(hidden)).isEqualTo(25);
    mask.fillRandom(0.999, new SplittableRandom(1), hidden);
    assertThat(sum(hidden)).isEqualTo(1350 - 25);
    mask.fillRandom(1, new SplittableRandom(1), hidden);
    assertThat(sum(hidden)).isEqualTo(1350);
  }

  @Test
  void twoComplementaryMasksHideEachCellExactlyOnce() {
    List<float[]> boards = new BlockMask(12, 8, 5).complementaryMasks(2);
    for (int i = 0; i < 96; i++) {
      assertThat(boards.get(0)[i] + boards.get(1)[i]).isEqualTo(1);
    }
    assertThat(sum(boards.get(0))).isPositive().isLessThan(96);
  }

  @Test
  void hidesAGridSmallerThanABlockEntirely() {
    float[] hidden = new float[6];
    new BlockMask(3, 2, 5).fillRandom(0.75, new SplittableRandom(1), hidden);
    assertThat(hidden).containsOnly(1);
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}
