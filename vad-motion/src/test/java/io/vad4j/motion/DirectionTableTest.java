package io.vad4j.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DirectionTableTest {
  private static final float[] SPEED_EDGES = {10, 20, 40};
  private static final double UPPER_LANE = 0.44;
  private static final double LOWER_LANE = 0.56;
  private static final int WALK = 15;

  private final double[] large =
      new double[DirectionTable.LARGE_ZONES.zones() * DirectionTable.KINDS];
  private final double[] small = new double[DirectionTable.ZONES.zones() * DirectionTable.KINDS];

  private void count(double y, double across, double cells) {
    count(DirectionTable.LARGE_ZONES, large, y, across, cells);
    count(DirectionTable.ZONES, small, y, across, cells);
  }

  private static void count(
      ZoneGrid zones, double[] counts, double y, double across, double cells) {
    for (int x = 0; x < 24; x++) {
      DirectionTable.spread(
          zones,
          SPEED_EDGES,
          (x + 0.5) / 24,
          y,
          across,
          0,
          (zone, kind, share) -> counts[zone * DirectionTable.KINDS + kind] += cells / 24 * share);
    }
  }

  private DirectionTable table() {
    return new DirectionTable(SPEED_EDGES, DirectionTable.probabilities(large, small), 0);
  }

  @Test
  void goingTheOtherWayIsUnusualThoughThatIsTheWayOfTheLaneBeside() {
    count(UPPER_LANE, WALK, 100_000);
    count(LOWER_LANE, -WALK, 100_000);
    DirectionTable table = table();

    assertThat(table.evidence(0.5, UPPER_LANE, -WALK, 0))
        .isGreaterThan(table.evidence(0.5, UPPER_LANE, WALK, 0) + 1);
    assertThat(table.evidence(0.5, LOWER_LANE, WALK, 0))
        .isGreaterThan(table.evidence(0.5, LOWER_LANE, -WALK, 0) + 1);
  }

  @Test
  void aPlaceWhereLittleWasSeenSaysWhatThePlacesAroundItSay() {
    count(UPPER_LANE, WALK, 100_000);
    count(LOWER_LANE, -WALK, 10);
    DirectionTable table = table();

    assertThat(table.evidence(0.5, LOWER_LANE, WALK, 0))
        .isLessThan(table.evidence(0.5, LOWER_LANE, -WALK, 0));
  }

  @Test
  void theProbabilitiesOfEachZoneAddUpToOne() {
    count(UPPER_LANE, WALK, 500);
    float[] probabilities = DirectionTable.probabilities(large, small);

    for (int zone = 0; zone < DirectionTable.ZONES.zones(); zone++) {
      double sum = 0;
      for (int kind = 0; kind < DirectionTable.KINDS; kind++) {
        sum += probabilities[zone * DirectionTable.KINDS + kind];
      }
      assertThat(sum).isEqualTo(1, within(1e-5));
    }
  }
}
