package io.vad4j.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.core.synthetic.ThingSize;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DepthTest {
  /**
   * Things all over the picture, whose height rises by so much of it from the top to the bottom.
   */
  private static List<ThingSize> things(int count, double rise) {
    Random random = new Random(1);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              double bottom = random.nextDouble();
              double height = 0.3 + rise * (bottom - 0.5) + 0.05 * random.nextGaussian();
              return new ThingSize(bottom, height);
            })
        .toList();
  }

  @Test
  void isSeenWhereThingsAreLargerTheLowerTheyStand() {
    assertThat(Depth.seenIn(things(60, 0.2))).isTrue();
  }

  @Test
  void isNotSeenWhereSizesHaveNothingToDoWithThePlace() {
    assertThat(Depth.seenIn(things(60, 0))).isFalse();
  }

  @Test
  void isNotSeenWhereThingsAreSmallerTheLowerTheyStand() {
    assertThat(Depth.seenIn(things(60, -0.2))).isFalse();
  }

  @Test
  void isNotSeenByAFewThings() {
    assertThat(Depth.seenIn(things(20, 0.2))).isFalse();
  }

  @Test
  void isNotSeenWhereNothingMoves() {
    assertThat(Depth.seenIn(List.of())).isFalse();
  }
}
