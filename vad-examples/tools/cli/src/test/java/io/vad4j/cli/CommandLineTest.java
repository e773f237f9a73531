package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frobnicate",
        "train",
        "train --data x",
        "detect",
        "detect --format xml in.mp4",
        "detect --unknown in.mp4",
        "detect --model m.vad --scorer mog2 in.mp4",
        "evaluate --model m.vad",
        "benchmark in.mp4",
        "benchmark --model m.vad --seconds many in.mp4",
        "model",
        "model info",
        "train --data a --model m.vad --scorer mog2:history",
        "train --data a --model m.vad --pooling top",
        "train --data a --model m.vad --seed x"
      })
  void isUsageErrorWithAHint(String line) {
    Run run = Run.vad((Object[]) line.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("vad: ").contains("--help'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "demo --help",
        "train --help",
        "detect --help",
        "evaluate --help",
        "benchmark --help",
        "scorers --help",
        "model --help",
        "model info --help",
        "calibrate --help",
        "evaluate-scores --help",
        "compare --help",
        "accuracy --help",
        "robustness --help",
        "version --help",
        "generate-completion --help"
      })
  void explainsItself(String line) {
    Run run = Run.vad((Object[]) line.split(" "));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: vad").contains("--verbose");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void printsUsageWithoutArguments() {
    Run run = Run.vad();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("Usage: vad").contains("detect", "'vad demo'");
  }

  @Test
  void proposesTheCommandThatWasMeant() {
    assertThat(Run.vad("trian").err()).contains("train");
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "--version"})
  void printsItsVersion(String line) {
    Run run = Run.vad(line);

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines().get(0)).matches("vad \\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  void listsScorers() {
    Run run = Run.vad("scorers");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines().get(0)).startsWith("NAME").contains("TRAINING");
    assertThat(run.out()).contains("frame-difference").contains("masked-autoencoder");
  }

  @Test
  void listsTheOptionsOfScorersWhenVerbose() {
    assertThat(Run.vad("scorers", "--verbose").out().length())
        .isGreaterThan(Run.vad("scorers").out().length());
  }

  @Test
  void reportsTheSelectedProviders() {
    assertThat(Run.vad("scorers", "--verbose").lines())
        .anyMatch(line -> line.startsWith("Detector: default, version "))
        .contains(
            "Default scorers: masked-autoencoder, direction, appearance," + " stationary-object")
        .filteredOn(line -> line.matches("  (images|synthetic|video), version .*"))
        .isSorted();
  }

  @Test
  void listsAPlugin() {
    PluginScorer.whilePresent(
        () -> assertThat(Run.vad("scorers").out()).contains(PluginScorer.NAME));
  }

  @Test
  void listsScorersThatFailedToLoadBesideTheOthers() {
    PluginScorer.whileNamed(
        "com.example.NotThere",
        () ->
            assertThat(Run.vad("scorers").out())
                .contains("frame-difference", "failed to load", "com.example.NotThere"));
  }

  @Test
  void printsAScriptForCompletion() {
    assertThat(Run.vad("generate-completion").out()).contains("evaluate-scores", "--event-clips");
  }
}
