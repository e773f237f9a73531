package io.vad4j.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.AnomalyMap;
import io.vad4j.EventRule;
import io.vad4j.core.evaluation.event.DetectedEvent;
import io.vad4j.core.evaluation.frame.ClipResult;
import io.vad4j.core.evaluation.frame.ConfusionMatrix;
import io.vad4j.core.evaluation.frame.ScoreDistribution;
import io.vad4j.core.evaluation.frame.ScoredClip;
import io.vad4j.core.evaluation.region.PixelScores;
import io.vad4j.core.evaluation.region.RegionScores;
import io.vad4j.core.image.PixelMask;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

public class EvaluationTest {
  private static final ScoredClip MIXED = mixed("Test001", 1);
  private static final ScoredClip NORMAL =
      ScoredClip.of("Test002", new double[] {0.1, 0.2}, new boolean[2]);

  public static ScoredClip mixed(String name, long seed) {
    Random random = new Random(seed);
    double[] scores = new double[100];
    boolean[] labels = new boolean[100];
    for (int i = 0; i < 100; i++) {
      labels[i] = i >= 40 && i < 80;
      scores[i] = random.nextGaussian() + (labels[i] ? 2 : 0);
    }
    return ScoredClip.of(name, scores, labels);
  }

  @Test
  void mapHasEveryMetric() {
    PixelScores pixels = new PixelScores();
    pixels.add(AnomalyMap.of(2, 1, new float[] {1, 0}), PixelMask.rectangle(2, 1, 0, 0, 1, 1));

    Map<String, Object> map =
        Evaluator.create()
            .dataset("simulated")
            .scorers(List.of("optical-flow"))
            .seed(7)
            .causal(true)
            .framesPerSecond(150)
            .threshold(1)
            .pixels(pixels)
            .evaluate(List.of(MIXED, NORMAL))
            .toMap();

    assertThat(map)
        .containsEntry("dataset", "simulated")
        .containsEntry("clips", 2)
        .containsEntry("frames", 102)
        .containsEntry("abnormalFrames", 40)
        .containsEntry("threshold", 1.0)
        .containsEntry("framesPerSecond", 150.0)
        .containsEntry("scorers", List.of("optical-flow"))
        .containsEntry("seed", 7L)
        .containsEntry("causal", true)
        .containsKeys("averagePrecision", "eer", "truePositiveRate", "falsePositiveRate");
    assertThat(map.get("auc"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsKeys("micro", "perClip", "macro", "macroPadded")
        .containsEntry("pixel", 1.0);
  }

  @Test
  void mapHoldsPlainValuesOnly() {
    assertPlain(Evaluator.create().threshold(1).evaluate(List.of(MIXED, NORMAL)).toMap());
    assertPlain(Evaluator.create().evaluate(List.of(NORMAL)).toMap());
  }

  static void assertPlain(Object value) {
    if (value instanceof Map<?, ?> map) {
      map.keySet().forEach(key -> assertThat(key).isInstanceOf(String.class));
      map.values().forEach(EvaluationTest::assertPlain);
    } else if (value instanceof List<?> list) {
      list.forEach(EvaluationTest::assertPlain);
    } else if (value instanceof Double number) {
      assertThat(number).isFinite();
    } else {
      assertThat(value).isInstanceOfAny(Integer.class, Long.class, String.class, Boolean.class);
    }
  }

  @Test
  void undefinedMetricsAreAbsent() {
    Evaluation evaluation = Evaluator.create().threshold(0.15).evaluate(List.of(NORMAL));

    Map<String, Object> map = evaluation.toMap();

    assertThat(map)
        .doesNotContainKeys("averagePrecision", "eer", "bestF1", "truePositiveRate", "dataset")
        .containsEntry("falsePositiveRate", 0.5);
    assertThat(map.get("auc"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .doesNotContainKeys("micro", "pixel");
    assertThat(evaluation.protocol()).anyMatch(sentence -> sentence.contains("undefined"));
  }

  @Test
  void seriesHaveAucsAlarmRecallAndFalseAlarmRateBesideEachOther() {
    boolean[] flagged = new boolean[100];
    Arrays.fill(flagged, 30, 60, true);
    ScoredClip clip = MIXED.withFrameRate(10).withDecisions(flagged);
    DetectedEvent event =
        new DetectedEvent("Test001", Duration.ofSeconds(5), Duration.ofSeconds(6));
    Evaluation evaluation =
        Evaluator.create()
            .series(
                List.of(
                    new ScoredSeries("scorer alone", List.of(MIXED), Optional.empty()),
                    new ScoredSeries("fused", List.of(clip), Optional.of(List.of(event)))))
            .evaluate(List.of(MIXED));

    SeriesMetrics fused = evaluation.series().get(1);

    assertThat(fused.toMap())
        .containsEntry("alarmRecall", 0.5)
        .containsEntry("falseAlarmRate", 10.0 / 60)
        .containsEntry("detectedGroundTruthEvents", 1.0)
        .containsEntry("medianDelaySeconds", 1.0);
    assertThat(evaluation.series().get(0).toMap())
        .containsOnlyKeys("micro", "perClip", "macro", "macroPadded", "averagePrecision", "eer");
    assertThat(evaluation.toMap().get("series"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsOnlyKeys("scorer alone", "fused");
    assertThat(evaluation.toText())
        .containsPattern("scores +micro AUC +macro AUC +alarm recall +false-alarm rate +detected")
        .containsPattern("fused .* 0\\.500 +0\\.167 +1 of 1 +0 +1\\.00");
  }

  @Test
  void protocolStatesHowMapsAreThresholdedAndThatThePixelAucIsNoFortyPercentCriterion() {
    PixelScores pixels = new PixelScores();
    RegionScores regions = new RegionScores();
    AnomalyMap map = AnomalyMap.of(2, 1, new float[] {1, 0});
    pixels.add(map, PixelMask.rectangle(2, 1, 0, 0, 1, 1));
    regions.add(map, PixelMask.rectangle(2, 1, 0, 0, 1, 1));
    regions.skipUnlabelled();

    Evaluation evaluation =
        Evaluator.create().pixels(pixels).regions(regions).evaluate(List.of(MIXED));

    assertThat(String.join("\n", evaluation.protocol()))
        .contains("not the pixel-level criterion", "40 %")
        .contains("thresholds above 0 in relative steps of 2^-10", "flagged together")
        .contains("Region metrics leave out 1 abnormal frames without a mask");
    assertThat(evaluation.toText()).contains("TBDC, derived tracks");
  }

  @Test
  void protocolStatesTheSampleSizeOfEachMetric() {
    Evaluation evaluation =
        Evaluator.create()
            .causal(false)
            .note("Frames before the first score count as 0.")
            .evaluate(List.of(MIXED, NORMAL));

    assertThat(String.join("\n", evaluation.protocol()))
        .contains("102 frames of 2 clips")
        .contains("1 of 2 clips")
        .contains("not to be causal")
        .contains("Frames before the first score count as 0.");
  }

  @Test
  void theTableOfClipsLeavesTheAucOfAClipWithOneClassUndefined() {
    List<ClipResult> clips =
        Evaluator.create().threshold(0.15).evaluate(List.of(MIXED, NORMAL)).clips();

    assertThat(clips.get(0).auc()).isPresent();
    assertThat(clips.get(1).auc()).isEmpty();
    assertThat(clips.get(1).meanAbnormal()).isEmpty();
    assertThat(clips.get(1).confusion()).hasValue(new ConfusionMatrix(0, 1, 1, 0));
  }

  @Test
  void theHistogramsHoldEveryFrame() {
    ScoreDistribution distribution =
        Evaluator.create().evaluate(List.of(MIXED, NORMAL)).distribution();

    assertThat(distribution.normal().stream().mapToInt(count -> count).sum()).isEqualTo(62);
    assertThat(distribution.abnormal().stream().mapToInt(count -> count).sum()).isEqualTo(40);
    assertThat(distribution.meanAbnormal().getAsDouble())
        .isGreaterThan(distribution.meanNormal().getAsDouble());
  }

  @Test
  void twoClipsOfOneNameAreRefused() {
    assertThatThrownBy(() -> Evaluator.create().evaluate(List.of(MIXED, MIXED)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Test001");
  }

  @Test
  void noClipsAreRefused() {
    assertThatThrownBy(() -> Evaluator.create().evaluate(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** An evaluation with everything in it. */
  static Evaluation whole() {
    PixelScores pixels = new PixelScores();
    RegionScores regions = new RegionScores();
    AnomalyMap map = AnomalyMap.of(2, 1, new float[] {1, 0});
    pixels.add(map, PixelMask.rectangle(2, 1, 0, 0, 1, 1));
    regions.add(map, PixelMask.rectangle(2, 1, 0, 0, 1, 1));
    return Evaluator.create()
        .dataset("made | up")
        .scorers(List.of("optical-flow", "gradient"))
        .seed(7)
        .causal(true)
        .framesPerSecond(150)
        .threshold(1)
        .pixels(pixels)
        .regions(regions)
        .eventRule(EventRule.defaults())
        .evaluate(List.of(MIXED.withFrameRate(25), NORMAL.withFrameRate(25)));
  }

  @Test
  void mapOfACompleteEvaluationHoldsPlainValuesOnly() {
    Map<String, Object> map = whole().toMap();

    assertPlain(map);
    assertThat(map).containsKeys("regions", "events", "intervals", "pixels", "curves", "protocol");
  }

  @Test
  void theTextHasMetricsClipsAndProtocol() {
    String text = whole().toText();

    assertThat(text)
        .contains("Evaluation on made | up: optical-flow, gradient")
        .containsPattern("AUC, micro +0\\.\\d{4} +0\\.\\d{4} to [01]\\.\\d{4}")
        .contains("RBDC", "events detected", "Test002", "Protocol", "derived")
        .doesNotContain("NaN", "OptionalDouble");
  }

  @Test
  void undefinedMetricsArePrintedAsUndefined() {
    String text = Evaluator.create().evaluate(List.of(NORMAL)).toText();

    assertThat(text).containsPattern("AUC, micro +undefined");
  }

  @Test
  void markdownEscapesWhatWouldBreakItsTables() {
    String markdown = whole().toMarkdown();

    assertThat(markdown).startsWith("## Evaluation on made \\| up").contains("| AUC, micro | 0.");
    assertThat(markdown.lines().filter(line -> line.startsWith("| AUC, micro")))
        .allMatch(line -> line.chars().filter(c -> c == '|').count() == 4);
  }

  @Test
  void eventsOfScoresNeedAThreshold() {
    assertThatThrownBy(
            () ->
                Evaluator.create()
                    .eventRule(EventRule.defaults())
                    .evaluate(List.of(MIXED.withFrameRate(25))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("threshold");
  }

  @Test
  void eventsOfScoresNeedTimes() {
    assertThatThrownBy(
            () ->
                Evaluator.create()
                    .threshold(1)
                    .eventRule(EventRule.defaults())
                    .evaluate(List.of(MIXED)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Test001");
  }

  @Test
  void twoEvaluationsOfTheSameScoresAreTheSame() {
    assertThat(whole().toMap()).isEqualTo(whole().toMap());
  }
}
