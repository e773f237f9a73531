package io.vad4j.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.cli.Run;
import org.junit.jupiter.api.Test;

class RobustnessCommandTest {

  @Test
  void hasARowForEveryCondition() {
    Run run =
        Run.vad(
            "robustness",
            "--condition=day",
            "--condition=flicker",
            "--minutes=0.5",
            "--anomaly-minutes=0.5",
            "--rate=4",
            "--train=2",
            "--scorer=frame-difference",
            "--input-size=160",
            "--synthetic-anomalies=0");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines())
        .extracting(line -> line.split(" {2,}")[0])
        .containsExactly("condition", "none", "day", "flicker");
    assertThat(run.lines().get(0)).contains("flagged", "by fused", "highest hour", "AUC");
    assertThat(run.lines().get(2)).containsPattern("\\d+\\.\\d\\d % .* \\d+ of \\d+ .* 0\\.\\d{3}");
  }

  @Test
  void namesTheValidConditions() {
    Run run = Run.vad("robustness", "--condition=flood");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("flood", "intermittent-sun", "night");
  }
}
