package io.vad4j.cli.console;

/** Nobody reads the results any more, as when they go to {@code head}; the command just ends. */
public final class OutputClosedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutputClosedException() {
    super("The output was closed.", null, false, false);
  }
}
