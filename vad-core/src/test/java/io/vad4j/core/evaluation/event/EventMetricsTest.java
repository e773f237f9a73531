package io.vad4j.core.evaluation.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.DetectionListener;
import io.vad4j.EventRule;
import io.vad4j.core.evaluation.frame.ScoredClip;
import io.vad4j.core.event.EventTracker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clips have ten frames a second. */
class EventMetricsTest {
  private static final Offset<Double> NEAR = within(1e-9);

  /** 100 frames; abnormal from 20 to 39 and from 60 to 69. */
  private static ScoredClip clip(String name) {
    boolean[] labels = new boolean[100];
    Arrays.fill(labels, 20, 40, true);
    Arrays.fill(labels, 60, 70, true);
    return ScoredClip.of(name, new double[100], labels).withFrameRate(10);
  }

  private static DetectedEvent event(String clip, double start, double end) {
    return new DetectedEvent(
        clip, Duration.ofMillis((long) (1000 * start)), Duration.ofMillis((long) (1000 * end)));
  }

  @Test
  void delayRunsFromTheFirstAbnormalFrameToTheFirstFrameOfTheAlarm() {
    EventMetrics metrics = EventMetrics.of(List.of(clip("a")), List.of(event("a", 2.5, 3)));

    assertThat(metrics.detectedGroundTruthEvents()).isEqualTo(1);
    assertThat(metrics.meanDelay().getAsDouble()).isCloseTo(0.5, NEAR);
    assertThat(metrics.falseAlarms()).isZero();
    assertThat(metrics.groundTruthEvents())
        .extracting(GroundTruthEvent::outcome)
        .containsExactly(EventOutcome.DETECTED, EventOutcome.MISSED);
  }

  @Test
  void anAlarmThatIsAlreadyOnIsNoDetectionAndHasNoDelay() {
    EventMetrics metrics = EventMetrics.of(List.of(clip("a")), List.of(event("a", 1, 9)));

    assertThat(metrics.detectedGroundTruthEvents()).isZero();
    assertThat(metrics.alreadyOn()).isEqualTo(2);
    assertThat(metrics.meanDelay()).isEmpty();
  }

  @Test
  void anAlarmThatBeginsWithinTheRunDetectsItThoughAnotherIsOn() {
    EventMetrics metrics =
        EventMetrics.of(List.of(clip("a")), List.of(event("a", 1, 9), event("a", 2.4, 3)));

    assertThat(metrics.detectedGroundTruthEvents()).isEqualTo(1);
    assertThat(metrics.alreadyOn()).isEqualTo(1);
    assertThat(metrics.meanDelay().getAsDouble()).isCloseTo(0.4, NEAR);
  }

  @Test
  void anAlarmThatBeginsLongBeforeTheRunThatItOverlapsIsFalse() {
    assertThat(EventMetrics.of(List.of(clip("a")), List.of(event("a", 0.9, 3))).falseAlarms())
        .isEqualTo(1);
    assertThat(EventMetrics.of(List.of(clip("a")), List.of(event("a", 1.1, 3))).falseAlarms())
        .isZero();
  }

  @Test
  void anAlarmElsewhereInTheFrameNeitherDetectsNorIsTrue() {
    DetectedEvent elsewhere = placed(2.5, 3, Set.of());
    DetectedEvent inPlace = placed(2.5, 3, Set.of(29));

    EventMetrics missed = EventMetrics.of(List.of(clip("a")), List.of(elsewhere));
    EventMetrics detected = EventMetrics.of(List.of(clip("a")), List.of(inPlace));

    assertThat(missed.detectedGroundTruthEvents()).isZero();
    assertThat(missed.falseAlarms()).isEqualTo(1);
    assertThat(missed.comparedPlaces()).isTrue();
    assertThat(detected.detectedGroundTruthEvents()).isEqualTo(1);
    assertThat(detected.falseAlarms()).isZero();
  }

  private static DetectedEvent placed(double start, double end, Set<Integer> hitFrames) {
    DetectedEvent event = event("a", start, end);
    return new DetectedEvent("a", "fused", event.start(), event.end(), Optional.of(hitFrames));
  }

  @Test
  void twoAlarmsInOneEventDetectItOnceAndTheFirstCounts() {
    EventMetrics metrics =
        EventMetrics.of(List.of(clip("a")), List.of(event("a", 3, 3.2), event("a", 2.2, 2.4)));

    assertThat(metrics.detectedGroundTruthEvents()).isEqualTo(1);
    assertThat(metrics.meanDelay().getAsDouble()).isCloseTo(0.2, NEAR);
    assertThat(metrics.falseAlarms()).isZero();
  }

  @Test
  void anAlarmThatOverlapsNoEventIsFalseAndCountsPerHourOfNormalFrames() {
    EventMetrics metrics =
        EventMetrics.of(
            List.of(clip("a"), clip("b")), List.of(event("a", 5, 5.5), event("b", 4.1, 5.9)));

    assertThat(metrics.falseAlarms()).isEqualTo(2);
    assertThat(metrics.hours()).isCloseTo(20.0 / 3600, NEAR);
    assertThat(metrics.normalHours()).isCloseTo(14.0 / 3600, NEAR);
    assertThat(metrics.falseAlarmsPerHour().getAsDouble()).isCloseTo(2 * 3600 / 14.0, within(1e-6));
    assertThat(metrics.meanDelay()).isEmpty();
  }

  @Test
  void anAlarmThatMeetsTheLastFrameDetectsTheEvent() {
    EventMetrics metrics = EventMetrics.of(List.of(clip("a")), List.of(event("a", 3.9, 5)));

    assertThat(metrics.detectedGroundTruthEvents()).isEqualTo(1);
    assertThat(metrics.meanDelay().getAsDouble()).isCloseTo(1.9, NEAR);
  }

  @Test
  void anAlarmThatNeverEndsShowsInTheFalseAlarmTimeFraction() {
    List<DetectedEvent> always = List.of(event("a", 0, 9.9));
    List<DetectedEvent> some = List.of(event("a", 1.5, 2.5));

    assertThat(EventMetrics.of(List.of(clip("a")), always).falseAlarmTimeFraction()).hasValue(1);
    assertThat(EventMetrics.of(List.of(clip("a")), some).falseAlarmTimeFraction().getAsDouble())
        .isCloseTo(5 / 70.0, NEAR);
  }

  @Test
  void theMedianDelayIsTheMiddleOne() {
    EventMetrics metrics =
        EventMetrics.of(
            List.of(clip("a"), clip("b")),
            List.of(event("a", 2, 2.1), event("a", 6.3, 6.4), event("b", 3, 3.1)));

    assertThat(metrics.medianDelay().getAsDouble()).isCloseTo(0.3, NEAR);
  }

  @Test
  void withoutNormalFramesTheRateOfFalseAlarmsIsUndefined() {
    ScoredClip abnormal =
        ScoredClip.of("a", new double[2], new boolean[] {true, true}).withFrameRate(10);

    assertThat(EventMetrics.of(List.of(abnormal), List.of()).falseAlarmsPerHour()).isEmpty();
  }

  @Test
  void aClipWithoutTimesIsRefusedByName() {
    ScoredClip untimed = ScoredClip.of("a", new double[2], new boolean[2]);

    assertThatThrownBy(() -> EventMetrics.of(List.of(untimed), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Clip a", "frame rate");
  }

  @Test
  void anEventOfAnUnknownClipIsRefusedByName() {
    assertThatThrownBy(() -> EventMetrics.of(List.of(clip("a")), List.of(event("other", 1, 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("other");
  }

  private static List<DetectedEvent> found(double threshold, EventRule rule, double... scores) {
    ScoredClip clip = ScoredClip.of("a", scores, new boolean[scores.length]).withFrameRate(10);
    return new EventFinder(threshold, rule).find(clip);
  }

  private static EventRule rule(double exitRatio, long minimumMillis, long gapMillis) {
    return new EventRule(exitRatio, Duration.ofMillis(minimumMillis), Duration.ofMillis(gapMillis));
  }

  @Test
  void eventsEndWhereTheScoreFallsBelowTheFractionOfTheThreshold() {
    assertThat(found(2, rule(0.5, 0, 0), 1.5, 2, 1.5, 1, 0.9, 1.5, 0))
        .containsExactly(event("a", 0.1, 0.3));
  }

  @Test
  void shortRunsAreNoEvents() {
    assertThat(found(2, rule(1, 200, 0), 2, 2, 0, 2, 2, 2, 0))
        .containsExactly(event("a", 0.3, 0.5));
  }

  @Test
  void runsCloseToEachOtherAreOneEvent() {
    assertThat(found(2, rule(1, 0, 200), 2, 0, 2, 0, 0, 2, 0))
        .containsExactly(event("a", 0, 0.2), event("a", 0.5, 0.5));
  }

  @Test
  void runsThatAreTooShortAloneMakeAnEventTogether() {
    assertThat(found(2, rule(1, 300, 200), 2, 0, 2, 0, 2, 0, 0, 0))
        .containsExactly(event("a", 0, 0.4));
  }

  @Test
  void aRareFrameLastsToTheNext() {
    ScoredClip clip =
        ScoredClip.of("a", new double[] {0, 2, 0, 0}, new boolean[4]).withFrameRate(1);

    assertThat(new EventFinder(2, rule(1, 300, 0)).find(clip)).containsExactly(event("a", 1, 2));
  }

  @ParameterizedTest
  @ValueSource(longs = {40, 100, 500})
  void eventsAreThoseThatTheTrackerReports(long intervalMillis) {
    EventRule rule = rule(0.5, 300, 1000);
    SplittableRandom random = new SplittableRandom(7);
    double[] scores = random.doubles(600).map(value -> 3 * value * value).toArray();
    ScoredClip clip =
        ScoredClip.of("a", scores, new boolean[600]).withFrameRate(1e3 / intervalMillis);
    List<DetectedEvent> reported = new ArrayList<>();
    EventTracker tracker =
        new EventTracker(
            2.5,
            1.25,
            rule,
            new EventTracker.StreamIdentity(Optional.empty(), Optional.empty()),
            DetectionListener.eventEnds(
                event -> reported.add(new DetectedEvent("a", event.start(), event.end()))));
    for (int i = 0; i < scores.length; i++) {
      tracker.update(
          i,
          Duration.ofMillis(intervalMillis * i),
          scores[i],
          AnomalyMap.of(1, 1, new float[1]),
          AnomalyKind.MOTION,
          List.of(),
          List.of());
    }
    tracker.finish();

    assertThat(new EventFinder(2.5, rule).find(clip)).hasSizeGreaterThan(3).isEqualTo(reported);
  }

  @Test
  void aNegativeThresholdIsLeftWhereItIsEntered() {
    assertThat(found(-2, rule(0.5, 0, 0), -3, -2, -1, -2.5)).containsExactly(event("a", 0.1, 0.2));
  }
}
