package io.vad4j.cli.console;

import java.io.PrintStream;

/**
 * Where a command writes: results to one stream, anything about its work to the other.
 *
 * @param out results
 * @param err progress, warnings and errors
 * @param terminal whether {@code err} is a terminal, on which a line may be drawn over
 * @param resultsOnTerminal whether {@code out} is a terminal, so that results show the progress
 */
public record Console(
    PrintStream out, PrintStream err, boolean terminal, boolean resultsOnTerminal) {

  /**
   * Writes one line of results.
   *
   * @throws OutputClosedException if nobody reads them any more
   */
  public void print(String line) {
    out.println(line);
    if (out.checkError()) {
      throw new OutputClosedException();
    }
  }

  /** Says something about the work. */
  public void printStatus(String line) {
    err.println(line);
  }
}
