package io.vad4j.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.cli.Run;
import io.vad4j.core.simulation.SyntheticScenario;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyCommandTest {
  private static final String SCENE =
      "synthetic:speed?seed=2&train=3&test=1&frames=150&width=160&height=120";

  private static Run run(String... more) {
    List<Object> all =
        new ArrayList<>(
            List.of(
                "accuracy",
                "--data",
                SCENE,
                "--scorer",
                "frame-difference",
                "gradient-difference",
                "stationary-object",
                "--folds",
                "1",
                "--synthetic-anomalies",
                "0"));
    all.addAll(List.of(more));
    return Run.vad(all.toArray());
  }

  @Test
  void hasARowForEachScorerEachChannelAndOverall() {
    Run run = run("--seeds", "2");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines().get(0)).isEqualTo(SCENE);
    assertThat(run.lines().get(2))
        .contains("1 test clips, 150 frames", "mean ± standard deviation (range) of 2 seeds");
    assertThat(run.lines().get(4)).contains("micro AUC", "alarm recall", "false-alarm rate");
    assertThat(run.lines().subList(5, 11))
        .extracting(line -> line.split(" {2,}")[0])
        .containsExactly(
            "frame-difference alone",
            "gradient-difference alone",
            "fused",
            "stationary object",
            "any channel",
            "overall");
    assertThat(run.lines().get(5)).containsPattern("0\\.\\d{3} ± 0\\.\\d{3} \\(0\\.\\d{3}–");
  }

  @Test
  void everySyntheticScenarioIsAnEvaluatedDataSetByDefault() {
    assertThat(AccuracyCommand.syntheticDatasets())
        .hasSize(SyntheticScenario.values().length)
        .allSatisfy(dataset -> assertThat(dataset.test()).isNotEmpty());
  }

  @Test
  void printsMarkdown() {
    Run run = run("--format", "markdown", "--metrics", "micro,macro", "alarm-recall");

    assertThat(run.lines().get(0)).isEqualTo("## " + SCENE);
    assertThat(run.lines().get(4)).isEqualTo("| scores | micro AUC | macro AUC | alarm recall |");
    assertThat(run.lines().get(5)).startsWith("|---|---:|");
  }

  @Test
  void configurationsAreRowsComparedWithTheFirst() {
    String settings = "--folds 1 --synthetic-anomalies 0 --scorer ";
    Run run =
        Run.vad(
            "accuracy",
            "--data",
            SCENE.replace("test=1", "test=2"),
            "--metrics",
            "micro",
            "--config",
            settings + "frame-difference",
            "--config",
            settings + "gradient-difference");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines().get(4)).contains("micro AUC", "difference of micro AUC");
    assertThat(run.lines().get(5)).startsWith(settings + "frame-difference ");
    assertThat(run.lines().get(6)).containsPattern("no difference|within noise|better|worse");
  }

  @Test
  void settingsBesideConfigurationsAreRefused() {
    Run run = run("--config", "");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--config");
  }
}
