package io.vad4j.cli.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.core.evaluation.Evaluation;
import io.vad4j.core.evaluation.Evaluator;
import io.vad4j.core.evaluation.Metric;
import io.vad4j.core.evaluation.frame.ConfidenceInterval;
import io.vad4j.core.evaluation.frame.Estimate;
import io.vad4j.core.evaluation.frame.ScoredClip;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class ResultTableTest {
  private static final List<ScoredClip> CLIPS = List.of(clip("a"), clip("b"), clip("c"));

  private static ScoredClip clip(String name) {
    Random random = new Random(name.hashCode());
    double[] scores = random.doubles(40).toArray();
    boolean[] labels = new boolean[40];
    for (int frame = 20; frame < 40; frame++) {
      labels[frame] = true;
      scores[frame] += 0.3;
    }
    return ScoredClip.of(name, scores, labels);
  }

  private static ResultTable table() {
    Evaluation evaluation = Evaluator.create().dataset("50 % of Ped_2").evaluate(CLIPS);
    ResultRow one =
        new ResultRow(
            "one",
            List.of(Map.of("micro", 0.75), Map.of("micro", 0.25, "rbdc", 0.5)),
            List.of(CLIPS, CLIPS));
    ResultRow other =
        new ResultRow("other", List.of(Map.of("micro", 0.5), Map.of()), List.of(CLIPS));
    return new ResultTable(
        evaluation, List.of(one, other), one, List.of(Metric.MICRO, Metric.MACRO, Metric.RBDC));
  }

  @Test
  void cellsHaveMeanDeviationAndRange() {
    List<String> lines = table().lines(TableOptions.Format.MARKDOWN);

    assertThat(lines.get(0)).isEqualTo("## 50 % of Ped_2");
    assertThat(lines)
        .contains(
            "| scores | micro AUC | RBDC | difference of micro AUC |",
            "| one | 0.500 ± 0.354 (0.250–0.750) | 0.500 |  |",
            "| other | 0.500 | - | no difference |");
  }

  @Test
  void csvHasALineForEachRowAndMetricInFullPrecision() {
    assertThat(table().lines(TableOptions.Format.CSV).get(0))
        .startsWith("\"50 % of Ped_2\",\"one\",micro,2,0.5,0.353553390593273")
        .endsWith(",0.25,0.75,,,");
    assertThat(table().lines(TableOptions.Format.CSV)).hasSize(3);
  }

  @Test
  void latexEscapesItsSpecialCharacters() {
    assertThat(table().lines(TableOptions.Format.LATEX))
        .contains("\\begin{tabular}{lrrr}", "\\toprule", "\\bottomrule")
        .anyMatch(line -> line.contains("50 \\% of Ped\\_2"))
        .contains("one & 0.500 $\\pm$ 0.354 (0.250--0.750) & 0.500 &  \\\\");
  }

  @Test
  void jsonHasTheValueOfEachSeed() {
    assertThat(table().toMap().get("rows"))
        .extracting("other")
        .extracting("micro")
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("mean", 0.5)
        .containsEntry("difference", 0.0)
        .extractingByKey("values")
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactly(0.5, null);
  }

  @Test
  void aDifferenceThatRoundsToNothingIsNone() {
    ConfidenceInterval interval = new ConfidenceInterval(0.0001, 0.0004, 100);

    assertThat(Difference.describe(new Estimate(0.0002, interval))).isEqualTo("no difference");
    assertThat(Difference.describe(new Estimate(-0.0004, interval))).isEqualTo("no difference");
    assertThat(Difference.describe(new Estimate(0.01, new ConfidenceInterval(0.001, 0.02, 100))))
        .isEqualTo("+0.010 (0.001 to 0.020): better");
    assertThat(Difference.describe(new Estimate(-0.01, new ConfidenceInterval(-0.03, 0.002, 100))))
        .isEqualTo("-0.010 (-0.030 to 0.002): within noise");
  }

  @Test
  void anUnknownMetricIsRefusedWithThoseThatThereAre() {
    assertThatThrownBy(() -> new TableOptions.MetricConverter().convert("accuracy"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContainingAll("accuracy", "micro", "false-alarms-per-hour");
    assertThat(Stream.of(Metric.values()).map(Metric::id)).doesNotHaveDuplicates();
  }
}
