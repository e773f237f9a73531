package io.vad4j.tensorflow.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaskingTest {
  private static final int SIDE = 20;
  private final BlockMask blocks = new BlockMask(SIDE, SIDE, 5);
  private final float[] previous = new float[SIDE * SIDE];
  private final float[] current = new float[SIDE * SIDE];
  private final float[] hidden = new float[SIDE * SIDE];

  private double ratio() {
    return IntStream.range(0, hidden.length).mapToDouble(i -> hidden[i]).average().orElseThrow();
  }

  @Test
  void noneLeavesEveryPixelVisible() {
    hidden[7] = 1;
    Masking.none().hide(previous, current, new SplittableRandom(1), hidden);
    assertThat(ratio()).isZero();
  }

  @Test
  void hidesTheGivenRatio() {
    for (Masking masking :
        List.of(Masking.random(blocks, 0.25), Masking.foreground(blocks, 0.25))) {
      masking.hide(previous, current, new SplittableRandom(1), hidden);
      assertThat(ratio()).isEqualTo(0.25);
    }
  }

  @Test
  void foregroundHidesWhatMovesMoreOften() {
    current[7 * SIDE + 7] = 25;
    SplittableRandom random = new SplittableRandom(1);
    int moving = 0;
    int still = 0;
    for (int i = 0; i < 200; i++) {
      Masking.foreground(blocks, 0.25).hide(previous, current, random, hidden);
      moving += hidden[7 * SIDE + 7] > 0 ? 1 : 0;
      still += hidden[17 * SIDE + 17] > 0 ? 1 : 0;
    }
    assertThat(moving).isGreaterThan(190);
    assertThat(still).isBetween(10, 90);
  }

  @Test
  void complementaryMasksHideEachCellExactlyOnce() {
    for (int count = 2; count < 5; count++) {
      List<float[]> masks = blocks.complementaryMasks(count);
      for (int i = 0; i < SIDE * SIDE; i++) {
        int cell = i;
        assertThat(masks.stream().mapToDouble(mask -> mask[cell]).sum()).isEqualTo(1);
      }
    }
  }
}
