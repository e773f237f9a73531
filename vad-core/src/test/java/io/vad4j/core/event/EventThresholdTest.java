package io.vad4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.DetectionListener;
import io.vad4j.EventRateEstimate;
import io.vad4j.EventRule;
import io.vad4j.core.signal.ScoreSeries;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventThresholdTest {
  private static final EventRule RULE =
      new EventRule(1, Duration.ofMillis(300), Duration.ofSeconds(1));
  private static final AnomalyMap MAP = AnomalyMap.of(1, 1, new float[1]);

  /** Surprisals at ten frames a second: objects that pass with exponential heights. */
  private static ScoreSeries passers(long seed, double seconds) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] scores = new double[(int) (10 * seconds)];
    for (double time = 0; time < seconds; time -= 5 * Math.log(1 - random.nextDouble())) {
      double height = -Math.log10(1 - random.nextDouble());
      double width = 0.5 + random.nextDouble();
      for (int i = 0; i < scores.length; i++) {
        double distance = (i / 10.0 - time) / width;
        scores[i] = Math.max(scores[i], height * Math.exp(-distance * distance));
      }
    }
    return new ScoreSeries(
        IntStream.range(0, scores.length).mapToDouble(i -> i / 10.0).toArray(), scores);
  }

  private static List<ScoreSeries> clips(long seed, int count, double seconds) {
    return IntStream.range(0, count).mapToObj(i -> passers(1000 * seed + i, seconds)).toList();
  }

  @Test
  void eventsAreCountedAsTheTrackerReportsThem() {
    assertCountedAsReported(100);
  }

  @Test
  void eventsOfRareFramesAreCountedAsTheTrackerReportsThem() {
    assertCountedAsReported(500);
  }

  private static void assertCountedAsReported(long intervalMillis) {
    double[] scores = passers(3, 600).scores();
    double[] seconds =
        IntStream.range(0, scores.length).mapToDouble(i -> i * intervalMillis / 1e3).toArray();
    ScoreSeries clip = new ScoreSeries(seconds, scores);
    for (double entry : new double[] {0.5, 1, 1.7}) {
      AtomicInteger events = new AtomicInteger();
      EventTracker tracker =
          new EventTracker(
              entry,
              0.4,
              RULE,
              new EventTracker.StreamIdentity(Optional.empty(), Optional.empty()),
              new DetectionListener() {
                @Override
                public void onEventEnd(AnomalyEvent event) {
                  events.incrementAndGet();
                }
              });
      for (int i = 0; i < clip.scores().length; i++) {
        tracker.update(
            i,
            Duration.ofMillis(intervalMillis * i),
            clip.scores()[i],
            MAP,
            AnomalyKind.MOTION,
            List.of(),
            List.of());
      }
      tracker.finish();

      assertThat(EventCounter.count(List.of(clip), entry, 0.4, RULE)).isEqualTo(events.get());
    }
  }

  @Test
  void theMeasuredNumberIsWithinTheStatedInterval() {
    int within = 0;
    for (int seed = 1; seed <= 20; seed++) {
      EventThreshold threshold = EventThreshold.fit(clips(seed, 4, 300), 1, RULE, 2);
      int measured =
          EventCounter.count(
              List.of(passers(-seed, 3600)), threshold.entry(), threshold.exit(), RULE);
      EventRateEstimate stated = threshold.estimate();
      within += measured >= stated.lowerBound() && measured <= stated.upperBound() ? 1 : 0;
    }

    assertThat(within).isGreaterThanOrEqualTo(17);
  }

  @Test
  void littleVideoAimsAtTheNumberOfEvents() {
    int events = 0;
    for (int seed = 1; seed <= 40; seed++) {
      EventThreshold threshold = EventThreshold.fit(clips(seed, 1, 120), 1, RULE, 2);
      events +=
          EventCounter.count(
              List.of(passers(-seed, 3600)), threshold.entry(), threshold.exit(), RULE);
    }

    assertThat(events).as("80 asked for in 40 hours").isBetween(54, 120);
  }

  @Test
  void moreVideoNarrowsTheInterval() {
    EventRateEstimate little = EventThreshold.fit(clips(1, 1, 60), 1, RULE, 2).estimate();
    EventRateEstimate much = EventThreshold.fit(clips(1, 12, 600), 1, RULE, 2).estimate();

    assertThat(little.eventsPerHour()).isCloseTo(2, within(1e-6));
    assertThat(much.upperBound()).isLessThan(little.upperBound());
    assertThat(much.effectiveHours()).isGreaterThan(little.effectiveHours());
    assertThat(much.hours()).isCloseTo(2, within(0.01));
  }

  @Test
  void fewerEventsHaveAHigherThreshold() {
    List<ScoreSeries> clips = clips(5, 4, 300);

    assertThat(EventThreshold.fit(clips, 1, RULE, 1).entry())
        .isGreaterThan(EventThreshold.fit(clips, 1, RULE, 10).entry());
  }

  @Test
  void noEventBeginsBelowTheThresholdOfFrames() {
    EventThreshold threshold = EventThreshold.fit(clips(5, 4, 300), 4, RULE, 100);

    assertThat(threshold.entry()).isEqualTo(4);
    assertThat(threshold.estimate().eventsPerHour()).isLessThan(100);
  }

  @Test
  void staysBeginAtTheThresholdOfFrames() {
    EventThreshold threshold = EventThreshold.ofStays(clips(5, 4, 300), 1.5, RULE);

    assertThat(threshold.entry()).isEqualTo(1.5);
    assertThat(threshold.estimate().eventsPerHour()).isPositive();
  }

  @Test
  void aWellKnownRateHasTheIntervalOfAPoissonDistribution() {
    EventRate rate = new EventRate(2, 1e9, 1000);

    assertThat(rate.estimate().lowerBound()).isEqualTo(0);
    assertThat(rate.estimate().upperBound()).isEqualTo(5);
  }

  @Test
  void theEventsOfAllChannelsAddUp() {
    EventThreshold one = EventThreshold.fit(clips(5, 4, 300), 1, RULE, 1);

    assertThat(EventThreshold.sum(List.of(one, one)).eventsPerHour()).isCloseTo(2, within(1e-6));
  }
}
