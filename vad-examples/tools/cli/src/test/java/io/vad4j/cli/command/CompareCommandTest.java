package io.vad4j.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.cli.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  private static final String STREET =
      "synthetic:speed?seed=2&train=3&frames=100&width=160&height=120";

  @TempDir private Path folder;

  @Test
  void comparesConfigurationsWithTheirUncertainty() {
    Run run =
        Run.vad(
            "compare",
            "--data",
            STREET,
            "--config",
            "--scorer frame-difference --synthetic-anomalies 6",
            "--config",
            "--scorer frame-difference --synthetic-anomalies 6 --pooling mean");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines().get(0)).startsWith("CONFIGURATION").contains("AUC", "RECALL");
    assertThat(run.lines().get(1))
        .contains("--scorer frame-difference --synthetic-anomalies 6")
        .contains(" to ");
    assertThat(run.lines().get(2)).contains("--pooling mean").containsPattern("noise|better|worse");
  }

  @Test
  void writesFiguresAsJson() throws IOException {
    Run run =
        Run.vad(
            "compare",
            "--data",
            STREET,
            "--config",
            "--scorer frame-difference --synthetic-anomalies 3",
            "--json",
            "-");

    Map<String, Object> values = JSON.std.mapFrom(run.out());
    assertThat(values.get("configurations"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(1);
  }

  @Test
  void writesPreviewSheets() {
    Run run = Run.vad("compare", "--data", STREET, "--preview", folder);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(folder.resolve("double-speed.png")).isNotEmptyFile();
    assertThat(folder.resolve("texture.png")).isNotEmptyFile();
    assertThat(run.out()).contains("twice as fast: file:", "reversed (not used)");
  }

  @Test
  void refusesAConfigurationThatCannotBeUnderstood() {
    for (String wrong : List.of("--scorer frame-difference --smoothing fast", "--frobnicate")) {
      Run run = Run.vad("compare", "--data", STREET, "--config", wrong);

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("--config '" + wrong + "'");
    }
  }
}
