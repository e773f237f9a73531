package io.vad4j.examples.cli;

/** Sets how much is logged; the rest is in {@code simplelogger.properties}. */
final class Logging {

  private Logging() {}

  /** Takes effect only before the first logger is made, which is why commands log late. */
  static void configure(boolean verbose) {
    if (verbose) {
      System.setProperty("org.slf4j.simpleLogger.log.io.vad4j", "debug");
    }
  }
}
