package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows {@code docs/guides/write-a-scorer.md} step by step gets a working scorer. */
@DisabledOnOs(OS.WINDOWS)
class TutorialIT {
  private static final Path PAGE = Path.of("..", "..", "..", "docs", "guides", "write-a-scorer.md");

  @TempDir private Path folder;

  @Test
  void theTutorialEndsWithAScorerThatIsListedAndMeasured()
      throws IOException, InterruptedException {
    Optional<String> maven = onPath("mvn");
    assumeTrue(maven.isPresent(), "there is no mvn on the PATH");
    Path tools = Files.createDirectories(folder.resolve("tools"));
    OfflineMaven.script(tools.resolve("mvn"), maven.orElseThrow(), folder);
    Path script = folder.resolve("tutorial.sh");
    Files.writeString(script, new Tutorial(PAGE).script());

    try (VadHome home = VadHome.in(folder)) {
      ProgramRun followed =
          ProgramRun.of(
              Files.createDirectories(folder.resolve("empty")),
              Map.of(
                  "VAD_HOME",
                  home.folder().toString(),
                  "PATH",
                  tools + ":" + home.folder().resolve("bin") + ":" + System.getenv("PATH")),
              List.of("sh", "-eu", script.toString()));

      assertThat(followed.exitCode()).as(followed.output()).isZero();
      assertThat(followed.output().lines())
          .anyMatch(line -> line.matches("pixel-range .* pixel-range-1\\.0\\.jar"));
    }
    assertThat(folder.resolve("empty/pixel-range/range.json")).content().contains("\"auc\"");
  }

  private static Optional<String> onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(entry -> Path.of(entry, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
