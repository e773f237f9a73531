package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.spi.OptionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The links of the documentation, and the commands that it names, exist. */
class DocumentationTest {
  private static final Path ROOT = Path.of("..", "..", "..");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern SECTION_LINK = Pattern.compile("\\]\\(([^)#:]*)#([^)]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  /** Words of everyday language for which the glossary has a term. */
  private static final Pattern STOP_WORD =
      Pattern.compile(
          "(?i)\\b(footage|surprises?|surprising|judged? apart|made-up|intake|steadied"
              + "|sightings?|alarm bells?|fingerprints?|recipes?|dreams?)\\b");

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
  void linkedSectionsExist(Path page) throws IOException {
    Matcher link = SECTION_LINK.matcher(Files.readString(page));
    while (link.find()) {
      Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));

      assertThat(sections(target)).as("sections linked from " + page).contains(link.group(2));
    }
  }

  private static List<String> sections(Path page) throws IOException {
    return HEADING
        .matcher(withoutCode(page))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replace(' ', '-'))
        .toList();
  }

  private static String withoutCode(Path page) throws IOException {
    return Files.readString(page).replaceAll("(?s)```.*?```", "\n\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/getting-started.md"})
  void sentencesHaveAtMostThirtyWords(String page) throws IOException {
    String prose =
        withoutCode(ROOT.resolve(page))
            .replaceAll("\\]\\([^)]*\\)", "]")
            .replaceAll("(?m)^\\|.*$", "");

    assertThat(prose.split("\n\\s*\n|\n(?=[-*#])|(?<=[.!?])\\s"))
        .allSatisfy(
            sentence -> assertThat(sentence.strip().split("\\s+")).hasSizeLessThanOrEqualTo(30));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pagesUseTheTermsOfTheGlossary(Path page) throws IOException {
    String text = withoutCode(page).replaceAll("`[^`]*`", "");

    assertThat(STOP_WORD.matcher(text).results().map(MatchResult::group))
        .as(page.toString())
        .isEmpty();
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
  void everyKindOfOptionIsOnThePageOfScorers() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/guides/write-a-scorer.md"));

    assertThat(OptionSpec.class.getMethods())
        .filteredOn(method -> method.getReturnType() == OptionSpec.class)
        .hasSizeGreaterThan(4)
        .allSatisfy(method -> assertThat(page).contains("." + method.getName() + "("));
  }
}
