package io.vad4j.cli.output;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.cli.console.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The target of a command's results: text on the console, and JSON in the file of {@code --json}. */
public final class JsonOutput {
  private static final String STANDARD_OUTPUT = "-";

  private final @Nullable String target;
  private final Console console;

  /**
   * Checks that the target can be written.
   *
   * @param target a file, {@code -} for standard output instead of text, or null for text only
   */
  public JsonOutput(@Nullable String target, Console console) {
    if (target != null && !target.equals(STANDARD_OUTPUT)) {
      OutputFiles.checkFile(Path.of(target), "--json");
    }
    this.target = target;
    this.console = console;
  }

  /** Prints the lines, unless JSON goes to standard output, and writes the JSON. */
  public void write(List<String> lines, Map<String, Object> values) {
    if (!STANDARD_OUTPUT.equals(target)) {
      lines.forEach(console::print);
    }
    if (target == null) {
      return;
    }
    try {
      String text = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(values);
      if (target.equals(STANDARD_OUTPUT)) {
        console.print(text);
      } else {
        OutputFiles.write(Path.of(target), text + System.lineSeparator(), "--json");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
