package io.vad4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.AnomalyRegion;
import io.vad4j.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdRegionsTest {

  private static List<AnomalyRegion> regions(float... cells) {
    return ThresholdRegions.of(AnomalyMap.of(4, cells.length / 4, cells), AnomalyKind.MOTION);
  }

  @Test
  void findsEachConnectedComponentWithTheLargestScoreFirst() {
    List<AnomalyRegion> regions = regions(1, 0, 0, 0, 0, 1.5f, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0.9f);

    assertThat(regions)
        .containsExactly(
            AnomalyRegion.of(new BoundingBox(0.75, 0.5, 0.25, 0.25), 2, AnomalyKind.MOTION),
            AnomalyRegion.of(new BoundingBox(0, 0, 0.5, 0.5), 1.5, AnomalyKind.MOTION));
  }

  @Test
  void aMapBelowTheThresholdHasNoRegion() {
    assertThat(regions(0.9f, 0, 0, 0)).isEmpty();
  }
}
