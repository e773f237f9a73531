package io.vad4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A run of the command within this process.
 *
 * @param exitCode its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error, without what was logged
 */
public record Run(int exitCode, String out, String err) {
  private static final String LOG_LEVEL = "org.slf4j.simpleLogger.log.io.vad4j";

  /** Runs {@code vad} with these arguments, paths and numbers among them. */
  public static Run vad(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String level = System.getProperty(LOG_LEVEL, "info");
    int exitCode =
        VadCommand.run(
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    // A run with --verbose raises it for the whole process.
    System.setProperty(LOG_LEVEL, level);
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The lines of standard output. */
  public List<String> lines() {
    return out.lines().toList();
  }
}
