package io.vad4j.examples.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where {@code --json} is to go: a file, or standard output. */
final class JsonTarget {
  private static final String STANDARD_OUTPUT = "-";

  private final String target;
  private final Console console;

  private JsonTarget(String target, Console console) {
    this.target = target;
    this.console = console;
  }

  /**
   * The target, checked, where one is given.
   *
   * @param target a file, {@code -} for standard output, or null for none
   */
  static Optional<JsonTarget> of(@Nullable String target, Console console) {
    if (target == null) {
      return Optional.empty();
    }
    if (!target.equals(STANDARD_OUTPUT)) {
      Targets.checkFile(Path.of(target), "--json");
    }
    return Optional.of(new JsonTarget(target, console));
  }

  /** Whether the numbers go to standard output, which they then have for themselves. */
  boolean standardOutput() {
    return target.equals(STANDARD_OUTPUT);
  }

  /** Writes the numbers. */
  void write(Map<String, Object> numbers) {
    try {
      String text = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(numbers);
      if (standardOutput()) {
        console.print(text);
      } else {
        Targets.write(Path.of(target), text + System.lineSeparator(), "--json");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
