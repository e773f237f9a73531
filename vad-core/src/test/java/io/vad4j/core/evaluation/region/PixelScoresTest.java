package io.vad4j.core.evaluation.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.AnomalyMap;
import io.vad4j.core.evaluation.frame.RandomScores;
import io.vad4j.core.evaluation.frame.RankedScores;
import io.vad4j.core.image.PixelMask;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PixelScoresTest {

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void metricsEqualThoseOverSinglePixels(long seed) {
    Random random = new Random(seed);
    PixelScores collected = new PixelScores();
    List<Double> scores = new ArrayList<>();
    List<Boolean> labels = new ArrayList<>();
    for (int frame = 0; frame < 5; frame++) {
      AnomalyMap map = map(1 + random.nextInt(9), 1 + random.nextInt(7), 6, random);
      PixelMask mask = mask(7 + random.nextInt(20), 5 + random.nextInt(20), random);
      collected.add(map, mask);
      for (int y = 0; y < mask.height(); y++) {
        for (int x = 0; x < mask.width(); x++) {
          int column = (int) Math.floor((x + 0.5) * map.columns() / mask.width());
          int row = (int) Math.floor((y + 0.5) * map.rows() / mask.height());
          scores.add((double) map.value(column, row));
          labels.add(mask.contains(x, y));
        }
      }
    }

    boolean[] abnormal = new boolean[labels.size()];
    for (int i = 0; i < abnormal.length; i++) {
      abnormal[i] = labels.get(i);
    }
    RandomScores pixels =
        new RandomScores(scores.stream().mapToDouble(score -> score).toArray(), abnormal);
    RankedScores ranked = collected.rank();
    assertThat(ranked.positiveCount() + ranked.negativeCount()).isEqualTo(abnormal.length);
    assertThat(ranked.rocAuc().getAsDouble()).isCloseTo(pixels.pairwiseAuc(), within(1e-9));
    assertThat(ranked.averagePrecision().getAsDouble())
        .isCloseTo(pixels.ranked().averagePrecision().getAsDouble(), within(1e-9));
    assertThat(ranked.confusionAt(2)).isEqualTo(pixels.countAt(2));
  }

  @Test
  void manyFramesAreMergedWithoutLosingPixels() {
    Random random = new Random(3);
    PixelScores collected = new PixelScores();
    PixelMask mask = PixelMask.rectangle(360, 240, 50, 60, 30, 40);
    for (int frame = 0; frame < 500; frame++) {
      collected.add(map(45, 30, 1 << 20, random), mask);
    }

    RankedScores ranked = collected.rank();

    assertThat(ranked.positiveCount()).isEqualTo(500L * 30 * 40);
    assertThat(ranked.negativeCount()).isEqualTo(500L * (360 * 240 - 30 * 40));
    assertThat(ranked.rocAuc().getAsDouble()).isCloseTo(0.5, within(0.01));
  }

  @Test
  void framesWithoutMaskCountAsNormal() {
    PixelScores collected = new PixelScores();
    collected.addNormal(AnomalyMap.of(1, 1, new float[] {1}), 4, 3);
    collected.add(AnomalyMap.of(1, 1, new float[] {2}), PixelMask.rectangle(4, 3, 0, 0, 1, 1));

    PixelMetrics metrics = PixelMetrics.of(collected);

    assertThat(metrics.frames()).isEqualTo(2);
    assertThat(metrics.maskedFrames()).isEqualTo(1);
    assertThat(metrics.normalPixels()).isEqualTo(23);
    assertThat(metrics.auc().getAsDouble()).isCloseTo((12 + 11 / 2.0) / 23, within(1e-12));
  }

  @Test
  void withoutAbnormalPixelsThereIsNoAuc() {
    PixelScores collected = new PixelScores();
    collected.addNormal(AnomalyMap.of(1, 1, new float[] {1}), 4, 3);

    assertThat(PixelMetrics.of(collected).auc()).isEmpty();
    assertThat(PixelMetrics.of(new PixelScores()).auc()).isEmpty();
  }

  @Test
  void collectingContinuesAfterRanking() {
    PixelScores collected = new PixelScores();
    PixelMask half = PixelMask.rectangle(2, 1, 0, 0, 1, 1);
    collected.add(AnomalyMap.of(2, 1, new float[] {1, 0}), half);
    assertThat(collected.rank().rocAuc()).hasValue(1);

    collected.add(AnomalyMap.of(2, 1, new float[] {0, 1}), half);

    assertThat(collected.rank().rocAuc()).hasValue(0.5);
  }

  private static AnomalyMap map(int columns, int rows, int levels, Random random) {
    float[] values = new float[columns * rows];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(levels) / 2f;
    }
    return AnomalyMap.of(columns, rows, values);
  }

  private static PixelMask mask(int width, int height, Random random) {
    BitSet pixels = new BitSet();
    for (int i = 0; i < width * height; i++) {
      pixels.set(i, random.nextInt(4) == 0);
    }
    return PixelMask.of(width, height, pixels);
  }
}
