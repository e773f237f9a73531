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
        double sum = 0;
        for (int y = 0; y < box; y++) {
          for (int x = 0; x < box; x++) {
            sum += map.value(left + x, top + y);
          }
        }
        means.add(sum / (box * box));
      }
    }
    return means
        .build()
        .sorted(Comparator.reverseOrder())
        .mapToDouble(Double::doubleValue)
        .toArray();
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
  void aBoxOverTheEdgesIsTheMeanOfItsCellsWithin() {
    float[] values = new float[7 * 5];
    values[2 * 7] = 1;
    AnomalyMap atTheEdge = AnomalyMap.of(7, 5, values);

    assertThat(MapPooling.pool(atTheEdge, Pooling.largestBox(3))).isCloseTo(1 / 9.0, within(1e-6));
    assertThat(MapPooling.pool(atTheEdge, Pooling.largestBox(3).reachingOverEdges()))
        .isCloseTo(1 / 3.0, within(1e-6));
  }

  @Test
  void aBoxOverACornerMayHoldTheCornerAlone() {
    float[] values = new float[7 * 5];
    values[4 * 7 + 6] = 1;
    AnomalyMap inTheCorner = AnomalyMap.of(7, 5, values);

    assertThat(MapPooling.pool(inTheCorner, Pooling.largestBox(3).reachingOverEdges()))
        .isCloseTo(1, within(1e-6));
  }

  @Test
  void boxesOverTheEdgesAreCountedOnceForEachPlace() {
    AnomalyMap even = AnomalyMap.of(2, 2, new float[] {1, 1, 1, 1});
    int places = 9;

    assertThat(MapPooling.pool(even, Pooling.largestBoxes(2, places - 1).reachingOverEdges()))
        .isCloseTo(1, within(1e-6));
    AnomalyMap one = AnomalyMap.of(2, 2, new float[] {1, 0, 0, 0});
    double sum = 1 + 0.5 + 0.5 + 0.25;
    assertThat(MapPooling.pool(one, Pooling.largestBoxes(2, places - 1).reachingOverEdges()))
        .isCloseTo(sum / (places - 1), within(1e-6));
  }

  @Test
  void aBoxLargerThanTheMapIsTheWholeMap() {
    assertThat(MapPooling.pool(MAP, Pooling.largestBox(50))).isCloseTo(MAP.mean(), within(1e-6));
  }
}
