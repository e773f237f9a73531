package io.vad4j.core;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Conventions of all modules that are visible in the source text only. */
class ConventionsTest {
  private static final List<SourceFile> PRODUCT = SourceFile.product();
  private static final Set<String> STOP_WORDS = stopWords();
  private static final int MAX_TYPES = 20;

  /** What applications use stands in one package. */
  private static final String API = "io.vad4j";

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?(io\\.vad4j(?:\\.[a-z]\\w*)*)\\.[A-Z]");
  private static final Pattern CONSTANT =
      Pattern.compile("static final [\\w<>?,.\\[\\] ]+ ([A-Z][A-Z0-9_]*)\\b");
  private static final Pattern PUBLIC_NAME =
      Pattern.compile(
          "(?m)^ *public [\\w ]*(?:class|interface|enum|record) (\\w+)"
              + "|^ +public [^=;({]* (\\w+)\\(");
  private static final Pattern INTERFACE_METHOD =
      Pattern.compile("(?m)^  (?:default |static )?[\\w<>?,.\\[\\] ]+ (\\w+)\\(");
  private static final Pattern RECORD_HEADER =
      Pattern.compile("public record \\w+(?:<[^>]*>)?\\(([^)]*)\\)");
  private static final Pattern COMPONENT = Pattern.compile("(\\w+)\\s*(?:,|$)");
  private static final Pattern MEASUREMENT =
      Pattern.compile("(?<![\\w.])0?\\.\\d{3,}\\b|\\b\\d+(?:\\.\\d+)? ?(?:ms|fps)\\b");

  @Test
  void noPackageHasMoreThanTwentyTypes() {
    Map<String, Long> types =
        PRODUCT.stream().collect(groupingBy(SourceFile::packageName, TreeMap::new, counting()));
    types.remove(API);
    types.values().removeIf(count -> count <= MAX_TYPES);

    assertThat(types).isEmpty();
  }

  @Test
  void noTwoTypesShareASimpleName() {
    Map<String, List<SourceFile>> types =
        PRODUCT.stream().collect(groupingBy(SourceFile::typeName, TreeMap::new, toList()));
    types.values().removeIf(files -> files.size() == 1);

    assertThat(types).isEmpty();
  }

  @Test
  void packagesAreFreeOfCycles() {
    Map<String, Set<String>> uses =
        PRODUCT.stream()
            .filter(file -> !file.toString().startsWith("vad-api/"))
            .collect(
                groupingBy(
                    SourceFile::packageName,
                    flatMapping(file -> names(IMPORT, file.text()), toSet())));
    boolean removed;
    do {
      removed = uses.keySet().removeIf(name -> !usesAny(uses, name) || !isUsed(uses, name));
    } while (removed);

    assertThat(uses.keySet()).as("packages in cycles or between them").isEmpty();
  }

  private static boolean usesAny(Map<String, Set<String>> uses, String name) {
    return uses.get(name).stream().anyMatch(used -> !used.equals(name) && uses.containsKey(used));
  }

  private static boolean isUsed(Map<String, Set<String>> uses, String name) {
    return uses.entrySet().stream()
        .anyMatch(other -> !other.getKey().equals(name) && other.getValue().contains(name));
  }

  @Test
  void constantsOfBoundsAreCalledMinAndMax() {
    List<String> prefixes = STOP_WORDS.stream().filter(word -> word.endsWith("_")).toList();

    assertThat(prefixes).isNotEmpty();
    assertThat(
            violations(
                PRODUCT.stream(), ConventionsTest::constants, name -> isPrefixed(name, prefixes)))
        .isEmpty();
  }

  private static boolean isPrefixed(String constant, List<String> prefixes) {
    return prefixes.stream().anyMatch(constant.toLowerCase(Locale.ROOT)::startsWith);
  }

  private static Stream<String> constants(SourceFile file) {
    return names(CONSTANT, file.text());
  }

  @Test
  void publicNamesAreTermsOfTheGlossary() {
    Set<String> exported = SourceFile.exportedPackages();

    assertThat(
            violations(
                PRODUCT.stream().filter(file -> exported.contains(file.packageName())),
                ConventionsTest::publicNames,
                name -> words(name).anyMatch(STOP_WORDS::contains)))
        .isEmpty();
  }

  private static Stream<String> publicNames(SourceFile file) {
    String text = file.text();
    Stream<String> components =
        RECORD_HEADER.matcher(text).results().flatMap(header -> names(COMPONENT, header.group(1)));
    Stream<String> methods =
        text.contains("public interface " + file.typeName())
            ? names(INTERFACE_METHOD, text)
            : Stream.empty();
    return Stream.of(names(PUBLIC_NAME, text), components, methods, constants(file))
        .flatMap(names -> names);
  }

  private static Stream<String> words(String name) {
    return Stream.of(name.split("_|(?<=[a-z0-9])(?=[A-Z])"))
        .map(word -> word.toLowerCase(Locale.ROOT));
  }

  @Test
  void measuredNumbersStandWithTheBenchmarksOnly() {
    List<SourceFile> pages =
        Stream.of("guides", "concepts", "reference", "development")
            .flatMap(
                name ->
                    SourceFile.find(SourceFile.ROOT.resolve("docs").resolve(name), ".md").stream())
            .toList();

    assertThat(pages).isNotEmpty();
    assertThat(pages.stream().flatMap(page -> measurements(page, prose(page)))).isEmpty();
    SourceFile readme = SourceFile.read(SourceFile.ROOT.resolve("README.md"));
    assertThat(measurements(readme, prose(readme).filter(line -> !line.startsWith("|")))).isEmpty();
  }

  /** The lines of a page outside code, and outside the ranges that are generated from it. */
  private static Stream<String> prose(SourceFile page) {
    return page.text().replaceAll("(?s)```.*?```|<!-- generated: .*?<!-- end -->", "").lines();
  }

  private static Stream<String> measurements(SourceFile page, Stream<String> lines) {
    return lines.filter(line -> MEASUREMENT.matcher(line).find()).map(line -> page + ": " + line);
  }

  private static Set<String> stopWords() {
    String glossary =
        SourceFile.read(SourceFile.ROOT.resolve("docs/development/glossary.md")).text();
    Matcher list = Pattern.compile("(?s)```stop-words\\R(.*?)```").matcher(glossary);
    assertThat(list.find()).as("a list of stop words in the glossary").isTrue();
    return list.group(1).lines().collect(toSet());
  }

  private static List<String> violations(
      Stream<SourceFile> files,
      Function<SourceFile, Stream<String>> names,
      Predicate<String> violates) {
    return files
        .flatMap(file -> names.apply(file).filter(violates).map(name -> file + ": " + name))
        .toList();
  }

  /** What the groups of a pattern match, each once. */
  private static Stream<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(
            match ->
                match.groupCount() == 1 || match.group(1) != null ? match.group(1) : match.group(2))
        .distinct();
  }
}
