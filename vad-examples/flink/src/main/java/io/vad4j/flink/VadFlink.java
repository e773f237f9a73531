package io.vad4j.flink;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The jobs as a program: {@code detect} and {@code fit}. */
@Command(
    name = "vad-flink",
    description = "Video anomaly detection of many cameras on Apache Flink.",
    mixinStandardHelpOptions = true,
    subcommands = {DetectJobCommand.class, FitJobCommand.class})
public final class VadFlink {
  private VadFlink() {}

  /**
   * Runs a job.
   *
   * @param args a command and its options; {@code --help} lists them
   */
  public static void main(String[] args) {
    int code = new CommandLine(new VadFlink()).execute(args);
    if (code != 0) {
      throw new IllegalArgumentException("The job ended with code %d.".formatted(code));
    }
  }
}
