package io.vad4j.cli.console;

/** Standard output was closed by its reader, such as {@code head}; the command ends quietly. */
public final class OutputClosedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutputClosedException() {
    super("The output was closed.", null, false, false);
  }
}
