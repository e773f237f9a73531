package io.vad4j.cli.output;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.cli.console.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where {@code --json} is to go: a file, or standard output. */
public final class JsonOutput {
  private static final String STANDARD_OUTPUT = "-";

  private final String target;
  private final Console console;

  private JsonOutput(String target, Console console) {
    this.target = target;
    this.console = console;
  }

  /**
   * The target, checked, where one is given.
   *
   * @param target a file, {@code -} for standard output, or null for none
   */
  public static Optional<JsonOutput> parse(@Nullable String target, Console console) {
    if (target == null) {
      return Optional.empty();
    }
    if (!target.equals(STANDARD_OUTPUT)) {
      OutputFiles.checkFile(Path.of(target), "--json");
    }
    return Optional.of(new JsonOutput(target, console));
  }

  /** Whether the numbers go to standard output, which they then have for themselves. */
  public boolean isStandardOutput() {
    return target.equals(STANDARD_OUTPUT);
  }

  /** Writes the numbers. */
  public void write(Map<String, Object> numbers) {
    try {
      String text = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(numbers);
      if (isStandardOutput()) {
        console.print(text);
      } else {
        OutputFiles.write(Path.of(target), text + System.lineSeparator(), "--json");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
