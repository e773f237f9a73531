package io.vad4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.FalseAlarmEstimate;
import io.vad4j.core.evaluation.Evaluation;
import io.vad4j.core.evaluation.Evaluator;
import io.vad4j.core.evaluation.event.DetectedEvent;
import io.vad4j.core.evaluation.frame.ScoredClip;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clips of 100 frames at 10 frames a second, of which 40 to 59 are abnormal. */
class ReportSummaryTest {

  @Test
  void ratesTheSeparation() {
    assertThat(ReportSummary.headline(report(40, 60, 0.01))).contains("very well");
    assertThat(ReportSummary.headline(report(0, 20, 0.01)))
        .contains("hardly better than by chance");
  }

  @Test
  void comparesFalseAlarmsWithTheEstimate() {
    assertThat(ReportSummary.thresholdSentence(report(40, 60, 0.02)))
        .contains("100 % of the abnormal frames", "0.0 % of the normal ones")
        .contains("less than the");
    assertThat(ReportSummary.thresholdSentence(report(40, 61, 0.01)))
        .contains("as held-out normal video predicts");
  }

  @Test
  void attributesFalseAlarmsNearAnomalies() {
    assertThat(ReportSummary.thresholdSentence(report(40, 68, 0.01)))
        .contains("more than", "within a second of an abnormal segment");
  }

  @Test
  void reportsUnseenNormalContent() {
    assertThat(ReportSummary.thresholdSentence(report(10, 60, 0.01)))
        .contains("more than", "normal objects or motion that it does not show");
  }

  @Test
  void tellsWhatBeganWithinTheSegmentFromWhatWasOn() {
    Evaluation evaluation =
        Evaluator.create()
            .threshold(2)
            .events(
                List.of(
                    new DetectedEvent("clip", Duration.ofMillis(4500), Duration.ofSeconds(5)),
                    new DetectedEvent("clip", Duration.ofSeconds(1), Duration.ofMillis(1900))))
            .evaluate(
                report(40, 60, 0.01).clips().stream().map(ReportSummaryTest::scored).toList());

    assertThat(ReportSummary.eventSentence(evaluation.events().orElseThrow()))
        .isEqualTo(
            "Alarms that began within them detected 1 of 1 abnormal segments, after 0.5 s (median);"
                + " 1 of 2 alarms are false, and 12.5 % of the normal time is under alarm.");
  }

  private static ScoredClip scored(ClipTrace clip) {
    return ScoredClip.of(clip.name(), clip.scores(), clip.abnormal()).withFrameRate(10);
  }

  /** Frames from one to another have a high score, the others a low one. */
  private static Report report(int from, int to, double rate) {
    double[] seconds = new double[100];
    double[] scores = new double[100];
    boolean[] abnormal = new boolean[100];
    Arrays.setAll(seconds, i -> i / 10.0);
    Arrays.setAll(scores, i -> i >= from && i < to ? 5 : 1);
    Arrays.fill(abnormal, 40, 60, true);
    Evaluation evaluation =
        Evaluator.create().threshold(2).evaluate(List.of(ScoredClip.of("clip", scores, abnormal)));
    return new Report(
        "title",
        evaluation,
        FalseAlarmEstimate.builder()
            .rate(rate)
            .interval(rate / 2, rate * 2)
            .frameCount(1000)
            .effectiveSampleSize(100)
            .build(),
        List.of(new ClipTrace("clip", seconds, scores, abnormal, List.of())),
        List.of(),
        Map.of());
  }
}
