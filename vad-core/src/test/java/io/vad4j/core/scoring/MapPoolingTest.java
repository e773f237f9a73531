package io.vad4j.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.AnomalyMap;
import io.vad4j.Pooling;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MapPoolingTest {
  private static final AnomalyMap MAP = random(7, 5, 11);
  private static final AnomalyMap BLURRED = MapPooling.boxBlur(MAP, Pooling.max(3));

  private static AnomalyMap random(int columns, int rows, long seed) {
    Random random = new Random(seed);
    float[] values = new float[columns * rows];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return AnomalyMap.of(columns, rows, values);
  }

  private static double[] boxMeansByDefinition(AnomalyMap map, int box) {
    Stream.Builder<Double> means = Stream.builder();
    for (int top = 0; top + box <= map.rows(); top++) {
      for (int left = 0; left + box <= map.columns(); left++) {
        means.add(boxMean(map, left, top, box));
      }
    }
    return means
        .build()
        .sorted(Comparator.reverseOrder())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static double boxMean(AnomalyMap map, int left, int top, int box) {
    double sum = 0;
    for (int y = 0; y < box; y++) {
      for (int x = 0; x < box; x++) {
        sum += map.value(left + x, top + y);
      }
    }
    return sum / (box * box);
  }

  @Test
  void theMeanIsTheMeanOfAllCells() {
    assertThat(MapPooling.pool(MAP, Pooling.mean())).isCloseTo(MAP.mean(), within(1e-9));
  }

  @Test
  void theMaxIsTheLargestMeanOfAnyWindow() {
    assertThat(MapPooling.pool(MAP, Pooling.max(3)))
        .isCloseTo(boxMeansByDefinition(MAP, 3)[0], within(1e-6));
  }

  @Test
  void topKWindowsAreAveraged() {
    double expected = Arrays.stream(boxMeansByDefinition(MAP, 2)).limit(4).average().orElseThrow();

    assertThat(MapPooling.pool(MAP, Pooling.topK(2, 4))).isCloseTo(expected, within(1e-6));
  }

  @Test
  void aBoxLargerThanTheMapIsTheWholeMap() {
    assertThat(MapPooling.pool(MAP, Pooling.max(50))).isCloseTo(MAP.mean(), within(1e-6));
  }

  @Test
  void aCellOfTheBlurredMapIsTheMeanOfABoxAroundIt() {
    assertThat((double) BLURRED.value(4, 3)).isCloseTo(boxMean(MAP, 3, 2, 3), within(1e-6));
  }

  @Test
  void aBoxOfEvenSideReachesAsFarToBothSides() {
    assertThat(MapPooling.boxBlur(MAP, Pooling.topK(2, 5)).values()).isEqualTo(BLURRED.values());
  }

  @Test
  void theBoxAroundACornerEndsWithTheMap() {
    assertThat((double) BLURRED.value(6, 0)).isCloseTo(boxMean(MAP, 5, 0, 2), within(1e-6));
  }

  @Test
  void aMapOfWhichTheMeanIsTakenIsLeftAsItIs() {
    assertThat(MapPooling.boxBlur(MAP, Pooling.mean()).values()).isEqualTo(MAP.values());
  }

  @Test
  void aFullSizeWindowGivesTheMeanEverywhere() {
    AnomalyMap blurred = MapPooling.boxBlur(MAP, Pooling.max(Integer.MAX_VALUE));

    assertThat((double) blurred.value(0, 4)).isCloseTo(MAP.mean(), within(1e-6));
  }
}
