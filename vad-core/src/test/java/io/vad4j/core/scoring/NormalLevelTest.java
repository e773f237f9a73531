package io.vad4j.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyMap;
import org.junit.jupiter.api.Test;

class NormalLevelTest {
  private static AnomalyMap map(float... values) {
    return AnomalyMap.of(values.length, 1, values);
  }

  private static final NormalLevel LEVEL = NormalLevel.of(map(8, 2, 0)).withCeiling(4);

  @Test
  void scoresUpToTheLevelAreReducedInProportionToThatOfAnOrdinaryFrame() {
    assertThat(LEVEL.apply(map(8, 0, 0)).values()).containsExactly(4, 0, 0);
    assertThat(LEVEL.apply(map(6, 0, 0)).values()).containsExactly(3, 0, 0);
  }

  @Test
  void scoresAboveTheLevelStay() {
    assertThat(LEVEL.apply(map(9, 3, 1)).values()).containsExactly(9, 3, 1);
  }

  @Test
  void ordinaryScoresStayWhereTheLevelIsOrdinary() {
    assertThat(LEVEL.apply(map(0, 2, 0)).values()).containsExactly(0, 2, 0);
  }

  @Test
  void higherOfTwoLevelsHoldsAtEachCell() {
    NormalLevel both = LEVEL.max(NormalLevel.of(map(1, 16, 0)));

    assertThat(both.apply(map(8, 16, 0)).values()).containsExactly(4, 4, 0);
    assertThat(LEVEL.max(NormalLevel.NONE)).isEqualTo(LEVEL);
  }

  @Test
  void mapsOfAnotherSizeStay() {
    assertThat(LEVEL.apply(map(1, 1)).values()).containsExactly(1, 1);
    assertThat(NormalLevel.NONE.apply(map(5)).values()).containsExactly(5);
  }
}
