package io.vad4j.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.cli.Run;
import org.junit.jupiter.api.Test;

class AblationCommandTest {
  private static final String SCENE =
      "synthetic:speed?seed=2&train=3&test=1&frames=150&width=160&height=120";

  private static Run run(String... more) {
    String[] all = new String[10 + more.length];
    String[] first = {
      "ablation",
      "--data",
      SCENE,
      "--scorer",
      "frame-difference",
      "--scorer",
      "gradient-difference",
      "--synthetic-anomalies",
      "6",
      "--seeds=1"
    };
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return Run.vad((Object[]) all);
  }

  @Test
  void hasARowForEachScorerAndForTheirFusion() {
    Run run = run();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines()).hasSize(4);
    assertThat(run.lines().get(0)).contains(SCENE);
    assertThat(run.lines().subList(1, 4))
        .extracting(line -> line.split(" {2,}")[0])
        .containsExactly(
            "frame-difference alone",
            "gradient-difference alone",
            "fused");
    assertThat(run.lines().get(1)).containsPattern("\\.\\d{3} / (0\\.\\d{3}|1\\.000|NaN)");
  }

  @Test
  void printsMarkdown() {
    Run run = run("--markdown");

    assertThat(run.lines().get(0)).startsWith("| micro / macro AUC | synthetic:speed");
    assertThat(run.lines().get(1)).isEqualTo("|---|---|");
  }

  @Test
  void hasARowForTheSumWithStandaloneChannels() {
    Run run = run("--scorer", "stationary-object");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines().subList(1, 6))
        .extracting(line -> line.split(" {2,}")[0])
        .containsExactly(
            "frame-difference alone",
            "gradient-difference alone",
            "stationary-object alone (stand-alone channel)",
            "fused",
            "sum with stand-alone channels");
  }
}
