package io.vad4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.ScoreDrift;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreDriftDetectorTest {
  private final ScoreDriftDetector detector = new ScoreDriftDetector();
  private final Random random = new Random(1);
  private final List<ScoreDrift> drifts = new ArrayList<>();
  private Duration now = Duration.ZERO;

  /** Updates with the surprisals of normal video plus a shift, at 5 frames per second. */
  private void feed(Duration length, double shift) {
    Duration end = now.plus(length);
    while (now.compareTo(end) < 0) {
      double score = Math.max(0, -Math.log10(1 - random.nextDouble()) + shift);
      detector.update(now, score).ifPresent(drifts::add);
      now = now.plusMillis(200);
    }
  }

  @Test
  void normalVideoDoesNotDrift() {
    feed(Duration.ofHours(2), 0);

    assertThat(drifts).isEmpty();
  }

  @Test
  void anAnomalyOfHalfAMinuteIsNoDrift() {
    feed(Duration.ofMinutes(20), 0);
    feed(Duration.ofSeconds(30), 4);
    feed(Duration.ofMinutes(20), 0);

    assertThat(drifts).isEmpty();
  }

  @Test
  void scoresThatStayHighAreReportedOnce() {
    feed(Duration.ofMinutes(10), 0);
    feed(Duration.ofMinutes(60), 1);

    assertThat(drifts).hasSize(1);
    assertThat(drifts.get(0).meanPercentile()).isGreaterThan(0.75);
    assertThat(drifts.get(0).timestamp()).isBetween(Duration.ofMinutes(12), Duration.ofMinutes(30));
  }

  @Test
  void scoresThatStayLowAreADriftToo() {
    feed(Duration.ofMinutes(40), -2);

    assertThat(drifts).hasSize(1);
    assertThat(drifts.get(0).meanPercentile()).isLessThan(0.25);
  }

  @Test
  void aDriftThatRecursIsReportedAgain() {
    feed(Duration.ofMinutes(30), 1);
    feed(Duration.ofMinutes(60), 0);
    feed(Duration.ofMinutes(30), 1);

    assertThat(drifts).hasSize(2);
  }

  @Test
  void aGapIsNoTimeWatched() {
    for (Duration gap : List.of(Duration.ofSeconds(400), Duration.ofDays(20 * 365))) {
      feed(Duration.ofSeconds(10), 0);
      now = now.plus(gap);
      feed(Duration.ofSeconds(10), 4);
      now = now.plus(gap);
    }

    assertThat(drifts).isEmpty();
  }

  @Test
  void aClockThatIsSetBackIsNoDrift() {
    feed(Duration.ofMinutes(30), 0);
    now = Duration.ZERO;
    feed(Duration.ofSeconds(10), 4);

    assertThat(drifts).isEmpty();
  }
}
