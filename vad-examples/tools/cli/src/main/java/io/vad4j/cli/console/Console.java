package io.vad4j.cli.console;

import java.io.PrintStream;

/**
 * Output streams of a command: results go to one, status and errors to the other.
 *
 * @param out results
 * @param err progress, warnings and errors
 * @param terminal whether {@code err} is a terminal, on which a line may be overwritten
 * @param resultsOnTerminal whether {@code out} is a terminal, so that results show the progress
 */
public record Console(
    PrintStream out, PrintStream err, boolean terminal, boolean resultsOnTerminal) {

  /**
   * Writes one line of results.
   *
   * @throws OutputClosedException if standard output was closed by its reader
   */
  public void print(String line) {
    out.println(line);
    if (out.checkError()) {
      throw new OutputClosedException();
    }
  }

  /** Writes one line of status. */
  public void printStatus(String line) {
    err.println(line);
  }
}
