package io.vad4j.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private long seconds;

  @Test
  void writesPlainLinesNowAndThenWhereThereIsNoTerminal() {
    ProgressDisplay display = display(false);

    for (int done = 0; done <= 100; done++) {
      display.onProgress(new Progress("training", done, OptionalLong.of(100), "loss 0.5"));
      seconds++;
    }

    assertThat(lines()).hasSizeBetween(5, 15);
    assertThat(lines().get(0)).isEqualTo("training: 10 of 100, about 1 min 30 s left (loss 0.5)");
    assertThat(lines().get(lines().size() - 1)).startsWith("training: done, 100 in 1 min 40 s");
  }

  @Test
  void drawsNothingOverWhereThereIsNoTerminal() {
    ProgressDisplay display = display(false);

    display.onProgress(new Progress("reading", 5, OptionalLong.of(5), ""));
    display.close();

    assertThat(text()).doesNotContain("\r").doesNotContain("\u001b");
  }

  @Test
  void writesOneLineForAStageThatIsDoneAtOnce() {
    ProgressDisplay display = display(false);

    display.onProgress(new Progress("reading", 1, OptionalLong.of(2), ""));
    display.onProgress(new Progress("reading", 2, OptionalLong.of(2), ""));
    display.onProgress(new Progress("reading", 2, OptionalLong.of(2), ""));

    assertThat(lines()).containsExactly("reading: done, 2 in 0.0 s");
  }

  @Test
  void reportsProgressWithoutATotal() {
    ProgressDisplay display = display(false);

    display.onProgress(new Progress("reading", 0, OptionalLong.empty(), "a.mp4"));
    seconds = 20;
    display.onProgress(new Progress("reading", 1500, OptionalLong.empty(), "a.mp4"));

    assertThat(lines()).containsExactly("reading: 1,500 (a.mp4)");
  }

  @Test
  void drawsABarOnATerminal() {
    try (ProgressDisplay display = display(true)) {
      display.onProgress(new Progress("training", 5, OptionalLong.of(10), ""));
    }

    assertThat(text()).contains("training").contains("5/10").contains("\r");
  }

  private ProgressDisplay display(boolean terminal) {
    PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);
    return new ProgressDisplay(
        new Console(new ResultStream(err), err, terminal, false), () -> seconds * 1_000_000_000L);
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  private List<String> lines() {
    return text().lines().toList();
  }
}
