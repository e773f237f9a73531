package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.spi.OptionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The links of the documentation, and the commands that it names, exist. */
class DocumentationTest {
  private static final Path ROOT = Path.of("..", "..", "..");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern COMMAND = Pattern.compile("(?m)(?:`|^)vad ([a-z-]+)");

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(ROOT)) {
      files.filter(DocumentationTest::isPage).forEach(pages::add);
    }
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      files.filter(DocumentationTest::isPage).forEach(pages::add);
    }
    Collections.sort(pages);
    return pages;
  }

  private static boolean isPage(Path file) {
    return file.toString().endsWith(".md");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linkedFilesExist(Path page) throws IOException {
    Matcher link = LINK.matcher(Files.readString(page));
    while (link.find()) {
      assertThat(page.resolveSibling(link.group(1))).as("linked from " + page).exists();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void namedCommandsExist(Path page) throws IOException {
    List<String> help = List.of(Run.vad("--help").out().split("[^a-z-]+"));
    Matcher command = COMMAND.matcher(Files.readString(page));
    while (command.find()) {
      assertThat(help).as("commands that " + page + " names").contains(command.group(1));
    }
  }

  @Test
  void referenceHasARowForEveryCommand() throws IOException {
    String reference = Files.readString(ROOT.resolve("docs/reference/cli.md"));
    List<String> commands =
        Pattern.compile("(?m)^  ([a-z-]+)  ")
            .matcher(Run.vad("--help").out())
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(commands).contains("watch", "detect");
    assertThat(commands)
        .allSatisfy(command -> assertThat(reference).contains("\n| `vad " + command));
  }

  @Test
  void referenceHasTheOptionsOfWatch() throws IOException {
    String row =
        Files.readString(ROOT.resolve("docs/reference/cli.md"))
            .lines()
            .filter(line -> line.startsWith("| `vad watch"))
            .findFirst()
            .orElseThrow();

    assertThat(
            Pattern.compile("--[a-z]+")
                .matcher(Run.vad("watch", "--help").out())
                .results()
                .map(match -> match.group())
                .filter(option -> !List.of("--help", "--verbose").contains(option))
                .distinct())
        .isNotEmpty()
        .allSatisfy(option -> assertThat(row).contains(option));
  }

  @Test
  void everyKindOfOptionIsOnThePageOfScorers() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/guides/write-a-scorer.md"));

    assertThat(OptionSpec.class.getMethods())
        .filteredOn(method -> method.getReturnType() == OptionSpec.class)
        .hasSizeGreaterThan(4)
        .allSatisfy(method -> assertThat(page).contains("." + method.getName() + "("));
  }
}
