package io.vad4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.AnomalyRegion;
import io.vad4j.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapRegionsTest {

  private static List<AnomalyRegion> regions(float... cells) {
    return regions(false, cells);
  }

  private static List<AnomalyRegion> regions(boolean anomalous, float... cells) {
    return MapRegions.of(AnomalyMap.of(4, cells.length / 4, cells), AnomalyKind.MOTION, anomalous);
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

  @Test
  void anAnomalousFrameHasTheRegionOfThePeakWhereNoCellReachesTheThreshold() {
    assertThat(regions(true, 0, 0.5f, 0, 0, 0, 0.8f, 0.3f, 0.6f))
        .containsExactly(
            AnomalyRegion.of(new BoundingBox(0.25, 0, 0.25, 1), 0.8f, AnomalyKind.MOTION));
  }

  @Test
  void aMapOfZerosHasNoRegion() {
    assertThat(regions(true, 0, 0, 0, 0)).isEmpty();
  }

  @Test
  void anAnomalousFrameHasTheRegionsAtTheThresholdWhereThereAreAny() {
    assertThat(regions(true, 1, 0, 0.9f, 0)).isEqualTo(regions(false, 1, 0, 0.9f, 0)).hasSize(1);
  }
}
