package io.vad4j.cli.output;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.cli.console.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The target of a command's results: text on the console, and JSON in the file of {@code --json}.
 */
public final class JsonOutput {
  static final String STANDARD_OUTPUT = "-";

  private final @Nullable String target;
  private final Console console;

  /**
   * Creates an output.
   *
   * @param target a file, {@code -} for standard output instead of text, or null for text only
   */
  public JsonOutput(@Nullable String target, Console console) {
    this.target = target;
    this.console = console;
  }

  /**
   * Writes the JSON, then prints the lines unless JSON goes to standard output: a reader of the
   * text may leave early.
   */
  public void write(List<String> lines, Map<String, Object> values) {
    if (STANDARD_OUTPUT.equals(target)) {
      console.print(toJson(values));
      return;
    }
    if (target != null) {
      OutputFiles.write(Path.of(target), toJson(values) + System.lineSeparator(), "--json");
    }
    lines.forEach(console::print);
  }

  private static String toJson(Map<String, Object> values) {
    try {
      return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
