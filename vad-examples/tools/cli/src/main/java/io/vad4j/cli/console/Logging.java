package io.vad4j.cli.console;

/** Log level; the rest of the configuration is in {@code simplelogger.properties}. */
public final class Logging {

  private Logging() {}

  /** Sets the log level. Has an effect only before the first logger is created. */
  public static void configure(boolean verbose) {
    if (verbose) {
      System.setProperty("org.slf4j.simpleLogger.log.io.vad4j", "debug");
    }
  }
}
