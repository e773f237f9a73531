package io.vad4j.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.core.cutpaste.ObjectSize;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PerspectiveCriterionTest {
  /** Objects all over the image whose height increases from top to bottom by a share of it. */
  private static List<ObjectSize> objectSizes(int count, double slope) {
    Random random = new Random(1);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              double bottom = random.nextDouble();
              double height = 0.3 + slope * (bottom - 0.5) + 0.05 * random.nextGaussian();
              return new ObjectSize(bottom, height);
            })
        .toList();
  }

  @Test
  void isMetWhereObjectsAreLargerTheLowerTheyStand() {
    assertThat(PerspectiveCriterion.isMet(objectSizes(60, 0.2))).isTrue();
  }

  @Test
  void isNotMetWhereSizesAreIndependentOfPosition() {
    assertThat(PerspectiveCriterion.isMet(objectSizes(60, 0))).isFalse();
  }

  @Test
  void isNotMetWhereObjectsAreSmallerTheLowerTheyStand() {
    assertThat(PerspectiveCriterion.isMet(objectSizes(60, -0.2))).isFalse();
  }

  @Test
  void isNotMetByAFewObjects() {
    assertThat(PerspectiveCriterion.isMet(objectSizes(20, 0.2))).isFalse();
  }

  @Test
  void isNotMetWhereNothingMoves() {
    assertThat(PerspectiveCriterion.isMet(List.of())).isFalse();
  }
}
