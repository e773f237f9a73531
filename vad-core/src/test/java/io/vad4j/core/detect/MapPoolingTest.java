package io.vad4j.core.detect;

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
  private static final AnomalyMap AVERAGED = MapPooling.average(MAP, Pooling.largestBox(3));

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
  void theLargestBoxIsTheLargestMeanOfAnySquare() {
    assertThat(MapPooling.pool(MAP, Pooling.largestBox(3)))
        .isCloseTo(boxMeansByDefinition(MAP, 3)[0], within(1e-6));
  }

  @Test
  void severalBoxesAreAveraged() {
    double expected = Arrays.stream(boxMeansByDefinition(MAP, 2)).limit(4).average().orElseThrow();

    assertThat(MapPooling.pool(MAP, Pooling.largestBoxes(2, 4))).isCloseTo(expected, within(1e-6));
  }

  @Test
  void aBoxLargerThanTheMapIsTheWholeMap() {
    assertThat(MapPooling.pool(MAP, Pooling.largestBox(50))).isCloseTo(MAP.mean(), within(1e-6));
  }

  @Test
  void aCellOfTheAveragedMapIsTheMeanOfABoxAroundIt() {
    assertThat((double) AVERAGED.value(4, 3)).isCloseTo(boxMean(MAP, 3, 2, 3), within(1e-6));
  }

  @Test
  void aBoxOfEvenSideReachesAsFarToBothSides() {
    assertThat(MapPooling.average(MAP, Pooling.largestBoxes(2, 5)).values())
        .isEqualTo(AVERAGED.values());
  }

  @Test
  void theBoxAroundACornerEndsWithTheMap() {
    assertThat((double) AVERAGED.value(6, 0)).isCloseTo(boxMean(MAP, 5, 0, 2), within(1e-6));
  }

  @Test
  void aMapOfWhichTheMeanIsTakenIsLeftAsItIs() {
    assertThat(MapPooling.average(MAP, Pooling.mean()).values()).isEqualTo(MAP.values());
  }

  @Test
  void theLargestOfBoxesShowsTheMeanEverywhere() {
    AnomalyMap averaged = MapPooling.average(MAP, Pooling.largestBox(Integer.MAX_VALUE));

    assertThat((double) averaged.value(0, 4)).isCloseTo(MAP.mean(), within(1e-6));
  }
}
