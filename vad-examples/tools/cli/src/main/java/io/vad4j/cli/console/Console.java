package io.vad4j.cli.console;

import io.vad4j.VadException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Output streams of a command: results go to one, status and errors to the other.
 *
 * @param out results
 * @param err progress, warnings and errors
 * @param terminal whether {@code err} is a terminal, on which a line may be overwritten
 * @param resultsOnTerminal whether {@code out} is a terminal, so that results show the progress
 */
public record Console(
    ResultStream out, PrintStream err, boolean terminal, boolean resultsOnTerminal) {

  /**
   * Writes one line of results.
   *
   * @throws OutputClosedException if standard output was closed by its reader
   * @throws VadException if it cannot be written
   */
  public void print(String line) {
    out.println(line);
    checkWritten();
  }

  /**
   * Checks that all results so far were written.
   *
   * @throws OutputClosedException if standard output was closed by its reader
   * @throws VadException if it cannot be written
   */
  public void checkWritten() {
    Optional<IOException> failure = out.flushAndCheck();
    if (failure.isPresent()) {
      String reason = String.valueOf(failure.get().getMessage());
      if (isClosedPipe(reason)) {
        throw new OutputClosedException();
      }
      throw new VadException(
          "The results cannot be written to standard output: %s. They are incomplete."
              .formatted(reason),
          failure.get());
    }
  }

  /** Whether the reader has closed the pipe, as Linux, macOS and Windows report it. */
  private static boolean isClosedPipe(String reason) {
    String lower = reason.toLowerCase(Locale.ROOT);
    return lower.contains("broken pipe")
        || lower.contains("pipe is being closed")
        || lower.contains("pipe has been ended");
  }

  /** Writes one line of status. */
  public void printStatus(String line) {
    err.println(line);
  }
}
