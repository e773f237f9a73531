package io.vad4j.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.AnomalyMap;
import io.vad4j.FrameMask;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerspectiveNormalizationTest {
  private static AnomalyMap rows(float... perRow) {
    float[] values = new float[perRow.length * 4];
    for (int i = 0; i < values.length; i++) {
      values[i] = perRow[i / 4];
    }
    return AnomalyMap.of(4, perRow.length, values);
  }

  @Test
  void scoresThatGrowTowardsTheCameraAreEqualized() {
    AnomalyMap map = rows(8, 9, 10, 11, 12);

    AnomalyMap equalized = PerspectiveNormalization.fit(List.of(map), FrameMask.none()).apply(map);

    assertThat(equalized.value(0, 0)).isCloseTo(equalized.value(0, 4), within(1e-4f));
  }

  @Test
  void uniformScoresAreUnchanged() {
    AnomalyMap map = rows(3, 3, 3, 3);

    assertThat(PerspectiveNormalization.fit(List.of(map), FrameMask.none()).apply(map))
        .isEqualTo(map);
  }

  @Test
  void zeroScoresGiveNoNormalization() {
    assertThat(PerspectiveNormalization.fit(List.of(rows(0, 0, 0)), FrameMask.none()))
        .isEqualTo(PerspectiveNormalization.NONE);
  }

  @Test
  void noRowIsRaisedByMuchMoreThanAnother() {
    AnomalyMap map = rows(0, 0, 1, 5, 9);

    AnomalyMap scaled =
        PerspectiveNormalization.fit(List.of(map), FrameMask.none()).apply(rows(1, 1, 1, 1, 1));

    assertThat(scaled.max()).isLessThanOrEqualTo(1.6f * scaled.value(0, 4));
  }

  @Test
  void isKeptWhereScoresAreHigherNearTheCamera() {
    PerspectiveNormalization near =
        PerspectiveNormalization.fit(List.of(rows(2, 3, 4)), FrameMask.none());

    assertThat(near.orNoneIfInverted()).isEqualTo(near);
  }

  @Test
  void isDroppedWhereScoresAreHigherFarAway() {
    assertThat(
            PerspectiveNormalization.fit(List.of(rows(4, 3, 2)), FrameMask.none())
                .orNoneIfInverted())
        .isEqualTo(PerspectiveNormalization.NONE);
  }

  @Test
  void ignoredRowsDoNotCount() {
    AnomalyMap map = rows(0, 0, 2, 3, 4);

    assertThat(PerspectiveNormalization.fit(List.of(map), FrameMask.parse("0,0 1,0 1,0.4 0,0.4")))
        .isEqualTo(PerspectiveNormalization.fit(List.of(rows(0, 1, 2, 3, 4)), FrameMask.none()));
  }
}
