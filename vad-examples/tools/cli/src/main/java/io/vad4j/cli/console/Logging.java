package io.vad4j.cli.console;

/** Sets how much is logged; the rest is in {@code simplelogger.properties}. */
public final class Logging {

  private Logging() {}

  /** Takes effect only before the first logger is made, which is why commands log late. */
  public static void configure(boolean verbose) {
    if (verbose) {
      System.setProperty("org.slf4j.simpleLogger.log.io.vad4j", "debug");
    }
  }
}
