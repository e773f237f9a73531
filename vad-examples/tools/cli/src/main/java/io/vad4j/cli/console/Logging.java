package io.vad4j.cli.console;

/** Log level; the rest of the configuration is in {@code simplelogger.properties}. */
public final class Logging {

  /** What 'vad detect' prints itself: gaps and other frame rates. */
  private static final String STREAM_NOTICES = "io.vad4j.core.detector.StreamNotices";

  private Logging() {}

  /** Leaves out notices of streams, which the command prints. */
  public static void omitStreamNotices() {
    System.setProperty("org.slf4j.simpleLogger.log." + STREAM_NOTICES, "error");
  }

  /** Sets the log level. Has an effect only before the first logger is created. */
  public static void configure(boolean verbose) {
    if (verbose) {
      System.setProperty("org.slf4j.simpleLogger.log.io.vad4j", "debug");
    }
  }
}
