package io.vad4j.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.cli.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerspectiveOptionTest {
  /** A street along which people are larger the lower they stand. */
  private static final String STREET = "synthetic:mixed?seed=1&train=4&frames=250";

  /** A street without pedestrians. */
  private static final String EMPTY = "synthetic:mixed?seed=1&train=4&frames=60&crowd=0";

  @TempDir private Path folder;

  @Test
  void isDetectedFromTheVideoByDefault() {
    assertThat(train(STREET)).contains("Perspective:");
    assertThat(train(EMPTY)).doesNotContain("Perspective:");
  }

  @Test
  void disablesPerspectiveThatTheVideoShows() {
    assertThat(train(STREET, "--no-perspective")).doesNotContain("Perspective:");
  }

  @Test
  void enablesPerspectiveThatTheVideoLacks() {
    assertThat(train(EMPTY, "--perspective")).contains("Perspective:");
  }

  private String train(String data, String... more) {
    List<Object> arguments = new ArrayList<>(List.of("train", "--data", data));
    arguments.addAll(List.of("--scorer", "frame-difference", "--synthetic-anomalies", "0"));
    arguments.addAll(List.of("--model", folder.resolve("model.vad")));
    arguments.addAll(List.of(more));
    Run run = Run.vad(arguments.toArray());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out() + run.err();
  }
}
