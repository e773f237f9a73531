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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows the guides to scorers step by step gets working scorers. */
@DisabledOnOs(OS.WINDOWS)
class TutorialIT {
  private static final Path GUIDES = Path.of("..", "..", "..", "docs", "guides");
  private static final Path SAMPLES = Path.of("..", "..", "samples");

  @TempDir private Path folder;

  private ProgramRun follow(String page) throws IOException, InterruptedException {
    Optional<String> maven = onPath("mvn");
    assumeTrue(maven.isPresent(), "there is no mvn on the PATH");
    Path tools = Files.createDirectories(folder.resolve("tools"));
    OfflineMaven.script(tools.resolve("mvn"), maven.orElseThrow(), folder);
    Path script = folder.resolve("tutorial.sh");
    Files.writeString(script, new Tutorial(GUIDES.resolve(page)).script());
    try (VadHome home = VadHome.in(folder)) {
      return ProgramRun.of(
          Files.createDirectories(folder.resolve("work")),
          Map.of(
              "VAD_HOME",
              home.folder().toString(),
              "PATH",
              tools + ":" + home.folder().resolve("bin") + ":" + System.getenv("PATH")),
          List.of("sh", "-eu", script.toString()));
    }
  }

  @Test
  void theTutorialEndsWithAScorerThatIsListedAndMeasured()
      throws IOException, InterruptedException {
    ProgramRun followed = follow("write-a-scorer.md");

    assertThat(followed.exitCode()).as(followed.output()).isZero();
    assertThat(followed.output().lines())
        .anyMatch(line -> line.matches("pixel-range .* pixel-range-1\\.0\\.jar"));
    assertThat(folder.resolve("work/pixel-range/range.json")).content().contains("\"auc\"");
  }

  @Test
  void theBackboneEndsInAReport() throws IOException, InterruptedException {
    copy(SAMPLES.resolve("backbone"), folder.resolve("work"));

    ProgramRun followed = follow("bring-a-backbone.md");

    assertThat(followed.exitCode()).as(followed.output()).isZero();
    assertThat(folder.resolve("work/report/report.html")).content().contains("feature-memory");
  }

  private static void copy(Path project, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(project)) {
      for (Path file : files.filter(file -> !file.startsWith(project.resolve("target"))).toList()) {
        Path copy = target.resolve(project.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        if (Files.isRegularFile(file)) {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static Optional<String> onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(entry -> Path.of(entry, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
