package io.vad4j.cli.console;

/** What every subcommand takes from the {@code vad} command: its console and verbosity. */
public interface CommandContext {

  /** {@return the console that results, progress and errors go to} */
  Console console();

  /** {@return whether {@code --verbose} was given} */
  boolean verbose();
}
