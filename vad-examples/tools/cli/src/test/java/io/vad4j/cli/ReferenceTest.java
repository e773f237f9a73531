package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.cli.console.Console;
import io.vad4j.cli.console.ResultStream;
import io.vad4j.cli.reference.AccuracyReference;
import io.vad4j.cli.reference.CommandReference;
import io.vad4j.cli.reference.GeneratedPage;
import io.vad4j.cli.reference.JavadocReference;
import io.vad4j.cli.reference.ModelFileReference;
import io.vad4j.cli.reference.SchemaReference;
import io.vad4j.cli.reference.ScorerReference;
import io.vad4j.cli.reference.SettingReference;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * The generated blocks of the reference, and the results in the README, are what the code and the
 * benchmarks say. {@code -Dvad4j.reference.update=true} writes them anew.
 */
class ReferenceTest {
  private static final Path ROOT = Path.of("..", "..", "..");
  private static final Path REFERENCE = ROOT.resolve("docs/reference");
  private static final Path API = ROOT.resolve("vad-api/src/main/java/io/vad4j");
  private static final Path METRICS =
      ROOT.resolve("vad-examples/tools/micrometer/src/main/java/io/vad4j/micrometer");

  private static final Map<String, Supplier<String>> GENERATORS =
      Map.of(
          "commands",
          () -> CommandReference.generate(commands()),
          "scorers",
          ScorerReference::generate,
          "settings",
          () ->
              SettingReference.generate(
                  API.resolve("DetectorBuilder.java"),
                  List.of(command("train"), command("detect"))),
          "results",
          () ->
              SchemaReference.generate(
                  ROOT.resolve(
                      "vad-examples/tools/json/src/main/resources/io/vad4j/json/vad4j.schema.json")),
          "cameras",
          () -> SchemaReference.generate(REFERENCE.resolve("cameras.schema.json")),
          "exceptions",
          () -> JavadocReference.exceptions(API),
          "reasons",
          () -> JavadocReference.constants(API.resolve("FrameSourceException.java"), "Reason"),
          "meters",
          () ->
              JavadocReference.meters(
                  List.of(
                      METRICS.resolve("DetectorMetrics.java"),
                      METRICS.resolve("MonitorMetrics.java"))),
          "model-file",
          ModelFileReference::generate,
          "accuracy",
          () -> AccuracyReference.generate(ROOT.resolve("docs/benchmarks/accuracy.md")));

  private static CommandLine commands() {
    return VadCommand.commandLine(
        new VadCommand(
            new Console(
                new ResultStream(OutputStream.nullOutputStream()), System.err, false, false)));
  }

  private static CommandLine command(String name) {
    return commands().getSubcommands().get(name);
  }

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(REFERENCE)) {
      return Stream.concat(
              files.filter(file -> file.toString().endsWith(".md")).sorted(),
              Stream.of(ROOT.resolve("README.md")))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void generatedBlocksAreUpToDate(Path page) throws IOException {
    String text = Files.readString(page);
    String generated = GeneratedPage.generate(text, GENERATORS);
    if (Boolean.getBoolean("vad4j.reference.update")) {
      Files.writeString(page, generated);
      return;
    }

    assertThat(text)
        .as("%s; write it anew with -Dvad4j.reference.update=true", page)
        .isEqualTo(generated);
  }

  @Test
  void everyBlockIsOnAPage() throws IOException {
    List<String> blocks = new ArrayList<>();
    for (Path page : pages()) {
      GeneratedPage.blocks(Files.readString(page)).forEach(blocks::add);
    }

    assertThat(blocks).containsExactlyInAnyOrderElementsOf(GENERATORS.keySet());
  }
}
