package io.vad4j.motion.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FlowHistogramTest {
  private static final float[] SPEED_EDGES = {10, 20, 40};
  private static final double UPPER_LANE = 0.44;
  private static final double LOWER_LANE = 0.56;
  private static final int WALK = 15;

  private final double[] coarse =
      new double[FlowHistogram.COARSE_ZONES.count() * FlowHistogram.BINS];
  private final double[] fine = new double[FlowHistogram.FINE_ZONES.count() * FlowHistogram.BINS];

  private void addCells(double y, double vx, double cellCount) {
    addCells(FlowHistogram.COARSE_ZONES, coarse, y, vx, cellCount);
    addCells(FlowHistogram.FINE_ZONES, fine, y, vx, cellCount);
  }

  private static void addCells(
      ZoneGrid zones, double[] counts, double y, double vx, double cellCount) {
    for (int x = 0; x < 24; x++) {
      FlowHistogram.interpolate(
          zones,
          SPEED_EDGES,
          (x + 0.5) / 24,
          y,
          vx,
          0,
          (zone, bin, weight) ->
              counts[zone * FlowHistogram.BINS + bin] += cellCount / 24 * weight);
    }
  }

  private FlowHistogram histogram() {
    return new FlowHistogram(SPEED_EDGES, FlowHistogram.estimate(coarse, fine), 0);
  }

  @Test
  void oppositeDirectionScoresHighThoughTheNeighboringLaneGoesThatWay() {
    addCells(UPPER_LANE, WALK, 100_000);
    addCells(LOWER_LANE, -WALK, 100_000);
    FlowHistogram histogram = histogram();

    assertThat(histogram.score(0.5, UPPER_LANE, -WALK, 0))
        .isGreaterThan(histogram.score(0.5, UPPER_LANE, WALK, 0) + 1);
    assertThat(histogram.score(0.5, LOWER_LANE, WALK, 0))
        .isGreaterThan(histogram.score(0.5, LOWER_LANE, -WALK, 0) + 1);
  }

  @Test
  void zoneWithFewObservationsBacksOffToItsNeighbors() {
    addCells(UPPER_LANE, WALK, 100_000);
    addCells(LOWER_LANE, -WALK, 10);
    FlowHistogram histogram = histogram();

    assertThat(histogram.score(0.5, LOWER_LANE, WALK, 0))
        .isLessThan(histogram.score(0.5, LOWER_LANE, -WALK, 0));
  }

  @Test
  void probabilitiesOfEachZoneSumToOne() {
    addCells(UPPER_LANE, WALK, 500);
    float[] probabilities = FlowHistogram.estimate(coarse, fine);

    for (int zone = 0; zone < FlowHistogram.FINE_ZONES.count(); zone++) {
      double sum = 0;
      for (int bin = 0; bin < FlowHistogram.BINS; bin++) {
        sum += probabilities[zone * FlowHistogram.BINS + bin];
      }
      assertThat(sum).isEqualTo(1, within(1e-5));
    }
  }
}
