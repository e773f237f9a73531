package io.vad4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.BoundingBox;
import io.vad4j.DetectionListener;
import io.vad4j.EventRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventTrackerTest {
  private static final EventRule RULE =
      new EventRule(0.5, Duration.ofMillis(200), Duration.ofMillis(500));

  private final List<AnomalyEvent> started = new ArrayList<>();
  private final List<AnomalyEvent> ended = new ArrayList<>();
  private final EventTracker tracker =
      new EventTracker(
          2,
          1,
          RULE,
          new EventTracker.StreamIdentity(Optional.empty(), Optional.empty()),
          new DetectionListener() {
            @Override
            public void onEventStart(AnomalyEvent event) {
              started.add(event);
            }

            @Override
            public void onEventEnd(AnomalyEvent event) {
              ended.add(event);
            }
          });

  /** Feeds scores at ten frames a second. */
  private void feed(double... scores) {
    for (int i = 0; i < scores.length; i++) {
      float[] cells = new float[20];
      cells[7] = (float) scores[i];
      tracker.update(
          i,
          Duration.ofMillis(100L * i),
          scores[i],
          AnomalyMap.of(5, 4, cells),
          AnomalyKind.MOTION,
          List.of(),
          MapRegions.of(AnomalyMap.of(5, 4, cells), AnomalyKind.MOTION, false));
    }
  }

  @Test
  void aRunAboveTheThresholdIsOneEvent() {
    feed(0, 3, 4, 3, 0, 0, 0, 0, 0, 0, 0);

    assertThat(ended).hasSize(1);
    assertThat(ended.get(0).startFrame()).isEqualTo(1);
    assertThat(ended.get(0).endFrame()).isEqualTo(3);
    assertThat(ended.get(0).peakFrame()).isEqualTo(2);
  }

  @Test
  void anEventGoesOnWhileTheScoreStaysAboveTheLowerThreshold() {
    feed(3, 3, 1.5, 1.5, 3, 0, 0, 0, 0, 0, 0, 0);

    assertThat(ended).singleElement().extracting(AnomalyEvent::endFrame).isEqualTo(4L);
  }

  @Test
  void aScoreBetweenTheThresholdsDoesNotBeginAnEvent() {
    feed(1.9, 1.9, 1.9, 1.9, 0, 0, 0, 0, 0, 0);
    tracker.finish();

    assertThat(started).isEmpty();
  }

  @Test
  void aShortGapDoesNotEndAnEvent() {
    feed(3, 3, 3, 0, 0, 0, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0);

    assertThat(ended).singleElement().extracting(AnomalyEvent::endFrame).isEqualTo(8L);
  }

  @Test
  void aLongGapMakesTwoEvents() {
    feed(3, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3);
    tracker.finish();

    assertThat(ended).extracting(AnomalyEvent::number).containsExactly(1, 2);
  }

  @Test
  void aBlinkIsNoEvent() {
    feed(0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    tracker.finish();

    assertThat(started).isEmpty();
    assertThat(ended).isEmpty();
  }

  @Test
  void anEventIsAnnouncedAsSoonAsItHasLastedLongEnough() {
    feed(3, 3, 3);

    assertThat(started).singleElement().extracting(AnomalyEvent::endFrame).isEqualTo(2L);
  }

  @Test
  void theEndOfTheClipEndsTheEvent() {
    feed(3, 3, 3);
    tracker.finish();

    assertThat(ended).hasSize(1);
  }

  @Test
  void theRegionIsWhereTheMapPeaks() {
    feed(3, 3, 3);
    tracker.finish();

    BoundingBox region = ended.get(0).region();
    assertThat(region.x()).isCloseTo(0.4, within(1e-9));
    assertThat(region.y()).isCloseTo(0.25, within(1e-9));
    assertThat(region.width()).isCloseTo(0.2, within(1e-9));
  }

  private void feedAt(double second, double score) {
    float[] cells = new float[20];
    cells[7] = (float) score;
    Duration time = Duration.ofMillis(Math.round(1000 * second));
    AnomalyMap map = AnomalyMap.of(5, 4, cells);
    tracker.update(
        (long) second,
        time,
        score,
        map,
        AnomalyKind.MOTION,
        List.of(),
        MapRegions.of(map, AnomalyKind.MOTION, false));
  }

  @Test
  void oneFrameOfASecondIsAnEventOfASecond() {
    for (int second = 0; second < 10; second++) {
      feedAt(second, second == 5 ? 3 : 0);
    }

    assertThat(ended).hasSize(1);
    assertThat(ended.get(0).start()).isEqualTo(Duration.ofSeconds(5));
    assertThat(ended.get(0).end()).isEqualTo(Duration.ofSeconds(6));
    assertThat(ended.get(0).endFrame()).isEqualTo(5);
  }

  @Test
  void theLastFrameOfAStreamLastsAsLongAsTheOneBefore() {
    feedAt(0, 0);
    feedAt(1, 0);
    feedAt(2, 3);
    tracker.finish();

    assertThat(ended)
        .singleElement()
        .extracting(AnomalyEvent::end)
        .isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aGapIsNoEvent() {
    for (int i = 0; i < 10; i++) {
      feedAt(0.04 * i, i == 9 ? 3 : 0);
    }
    feedAt(400, 0);
    feedAt(400.04, 0);
    tracker.finish();

    assertThat(ended).isEmpty();
  }
}
