package io.vad4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerspectiveOptionTest {
  /** A street along which people are larger the lower they stand. */
  private static final String STREET = "synthetic:mixed?seed=1&train=4&frames=250";

  /** A street in which nobody is seen who is larger or smaller than others. */
  private static final String EMPTY = "synthetic:mixed?seed=1&train=4&frames=60&crowd=0";

  @TempDir private Path folder;

  @Test
  void isLeftToTheFootageWhereNotGiven() {
    assertThat(train(STREET)).contains("Perspective:");
    assertThat(train(EMPTY)).doesNotContain("Perspective:");
  }

  @Test
  void forbidsPerspectiveWhereTheFootageShowsIt() {
    assertThat(train(STREET, "--no-perspective")).doesNotContain("Perspective:");
  }

  @Test
  void demandsPerspectiveWhereTheFootageShowsNone() {
    assertThat(train(EMPTY, "--perspective")).contains("Perspective:");
  }

  private String train(String data, String... more) {
    List<Object> arguments = new ArrayList<>(List.of("train", "--data", data));
    arguments.addAll(List.of("--scorer", "frame-difference", "--self-test", "0"));
    arguments.addAll(List.of("--model", folder.resolve("model.vad")));
    arguments.addAll(List.of(more));
    Run run = Run.vad(arguments.toArray());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out() + run.err();
  }
}
