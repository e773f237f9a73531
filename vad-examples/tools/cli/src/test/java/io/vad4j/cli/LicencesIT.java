package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/development/licences.md} lists the libraries that {@code target/vad} ships. */
class LicencesIT {
  private static final Path LIBRARIES = Path.of("target", "vad", "lib");
  private static final Path LIST = Path.of("..", "..", "..", "docs", "development", "licences.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `(\\S+)` \\| (\\S+) \\| ([^|]+) \\| ([^|]+) \\|");
  private static final Set<String> FREE_TO_USE =
      Set.of("Apache-2.0", "BSD-3-Clause", "MIT", "MIT-0");
  private static final Pattern PLATFORM =
      Pattern.compile("-(linux|macosx|windows)-(x86_64|arm64)(-gpu)?$");

  @Test
  void theListNamesEveryShippedLibraryInItsVersionAndNoOther() throws IOException {
    Set<String> shipped;
    try (Stream<Path> jars = Files.list(LIBRARIES)) {
      shipped =
          jars.map(jar -> jar.getFileName().toString())
              .filter(name -> name.endsWith(".jar"))
              .map(name -> name.replaceAll("\\.jar$", ""))
              .filter(name -> !name.startsWith("vad-"))
              .map(name -> PLATFORM.matcher(name).replaceAll(""))
              .collect(Collectors.toCollection(TreeSet::new));
    }
    Set<String> listed =
        rows()
            .map(row -> row.group(1) + "-" + row.group(2))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed).isEqualTo(shipped);
  }

  @Test
  void noLibraryBindsTheProgramsThatUseIt() throws IOException {
    assertThat(rows()).isNotEmpty().allMatch(row -> FREE_TO_USE.contains(row.group(3)));
    assertThat(rows())
        .noneMatch(
            row -> row.group(4).matches(".*(?<!L)GPL-[\\d.]++(-\\w++)*+(?! with the GCC).*"));
  }

  private static Stream<Matcher> rows() throws IOException {
    return Files.readAllLines(LIST).stream().map(ROW::matcher).filter(Matcher::matches);
  }
}
