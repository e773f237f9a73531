package io.vad4j.core.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentBudgetTest {
  /** Adds a clip of a number of frames, one a second. */
  private static void addClip(SegmentBudget budget, String name, int frames) {
    SegmentBudget.Segment segment = null;
    for (int i = 0; i < frames; i++) {
      if (i % budget.segmentLength() == 0) {
        segment = budget.begin(name, i);
      }
      budget.add(segment, Duration.ofSeconds(i));
    }
  }

  private static long frames(List<SegmentBudget.Segment> segments) {
    return segments.stream().mapToLong(segment -> segment.times().size()).sum();
  }

  @Test
  void everythingIsKeptWithinTheBudget() {
    SegmentBudget budget = new SegmentBudget(1000);
    addClip(budget, "a", 730);
    addClip(budget, "b", 270);

    assertThat(frames(budget.segments())).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1001, 1700, 5000, 33_333})
  void theBudgetIsUsedAndEvenlySpread(int offered) {
    SegmentBudget budget = new SegmentBudget(1000);
    addClip(budget, "clip", offered);

    List<SegmentBudget.Segment> kept = budget.segments();
    assertThat(frames(kept)).isBetween(1000L - budget.segmentLength(), 1000L);
    double meanDistance = (double) offered / kept.size();
    for (int i = 1; i < kept.size(); i++) {
      assertThat((double) kept.get(i).start() - kept.get(i - 1).start())
          .isLessThan(3 * meanDistance);
    }
  }

  @Test
  void slotsOfDroppedSegmentsAreUsedAgain() {
    SegmentBudget budget = new SegmentBudget(1000);
    addClip(budget, "clip", 50_000);

    assertThat(budget.segments())
        .extracting(SegmentBudget.Segment::slot)
        .doesNotHaveDuplicates()
        .allMatch(slot -> slot <= 1000 / budget.segmentLength() + 1);
  }

  @Test
  void everyClipOfManyIsSeenEqually() {
    SegmentBudget budget = new SegmentBudget(3000);
    IntStream.range(0, 20).forEach(clip -> addClip(budget, "clip-" + clip, 3000));

    List<SegmentBudget.Segment> kept = budget.segments();
    for (int clip = 0; clip < 20; clip++) {
      String name = "clip-" + clip;
      assertThat(kept.stream().filter(segment -> segment.clip().equals(name)).count())
          .isBetween(2L, 4L);
    }
  }
}
