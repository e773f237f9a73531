package io.vad4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Looks at the sources of all library modules, as some promises are kept in comments. */
class PublicTypesTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final List<String> MODULES =
      List.of("vad-api", "vad-core", "vad-motion", "vad-tensorflow");
  private static final Pattern EXPORT = Pattern.compile("exports ([\\w.]+);");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("(?m)^public (\\w+ )*?(class|interface|@interface|enum|record) ");

  @Test
  void everyPublicTypeOfAnExportedPackageHasASinceTag() {
    List<Path> silent =
        exportedSources()
            .filter(
                file -> {
                  String text = read(file);
                  int start = PUBLIC_TYPE.matcher(text).results().findFirst().orElseThrow().start();
                  return !text.substring(0, start).contains(" * @since ");
                })
            .toList();
    assertThat(silent).as("public types without @since").isEmpty();
  }

  @Test
  void everyExportedPackageHasAnOverview() {
    List<Path> silent =
        exportedPackages()
            .map(folder -> folder.resolve("package-info.java"))
            .filter(file -> !Files.exists(file) || !read(file).contains("/**"))
            .toList();
    assertThat(silent).as("packages without an overview").isEmpty();
  }

  @Test
  void theSignaturesOfEveryExportedPackageAreComparedWithTheBaseline() {
    for (String module : MODULES) {
      List<String> exported =
          EXPORT
              .matcher(read(ROOT.resolve(module).resolve("src/main/java/module-info.java")))
              .results()
              .map(export -> export.group(1))
              .toList();
      assertThat(read(ROOT.resolve(module).resolve("pom.xml")))
          .as(module)
          .contains(
              "<vad4j.exported.packages>"
                  + String.join(",", exported)
                  + "</vad4j.exported.packages>");
    }
  }

  private static Stream<Path> exportedSources() {
    return exportedPackages()
        .flatMap(PublicTypesTest::files)
        .filter(file -> file.toString().endsWith(".java"))
        .filter(file -> PUBLIC_TYPE.matcher(read(file)).find());
  }

  private static Stream<Path> exportedPackages() {
    return MODULES.stream()
        .map(module -> ROOT.resolve(module).resolve("src/main/java"))
        .flatMap(
            sources ->
                EXPORT
                    .matcher(read(sources.resolve("module-info.java")))
                    .results()
                    .map((MatchResult export) -> export.group(1).replace('.', '/'))
                    .map(sources::resolve));
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
