package io.vad4j.examples.cli;

import io.vad4j.VadException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The {@code vad} command.
 *
 * <p>Exit codes: 0 for success, 1 for what failed while running, 2 for a command line that cannot
 * be understood.
 */
@Command(
    name = "vad",
    description = "Learns what is normal in front of a camera, and says when and where it is not.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      TrainCommand.class,
      TuneCommand.class,
      AblateCommand.class,
      CalibrateCommand.class,
      DetectCommand.class,
      EvaluateCommand.class,
      ScoreFileCommand.class,
      BenchmarkCommand.class,
      ReproduceCommand.class,
      ScorersCommand.class,
      ModelCommand.class,
      VersionCommand.class
    },
    footer = {"", "Try 'vad demo' first; 'vad COMMAND --help' explains a command."})
public final class VadCommand {
  /** Exit code when all went well. */
  public static final int SUCCESS = 0;

  /** Exit code when the work failed. */
  public static final int FAILED = 1;

  /** Exit code when the command line was wrong. */
  public static final int USAGE = 2;

  private final Console console;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Log what is done, and print stack traces.")
  private boolean verbose;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  private VadCommand(Console console) {
    this.console = console;
  }

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
            false,
            StandardCharsets.UTF_8);
    int exitCode =
        run(
            new Console(
                out,
                System.err,
                Boolean.getBoolean("vad.terminal"),
                Boolean.getBoolean("vad.results-terminal")),
            args);
    out.flush();
    System.exit(exitCode);
  }

  /**
   * Runs the command within this process.
   *
   * @param out where results go
   * @param err where progress and errors go
   * @param args the command line, without the command's own name
   * @return the exit code
   */
  public static int run(PrintStream out, PrintStream err, String... args) {
    return run(new Console(out, err, false, false), args);
  }

  private static int run(Console console, String... args) {
    VadCommand vad = new VadCommand(console);
    CommandLine line = new CommandLine(vad);
    line.setOut(new PrintWriter(console.out(), true));
    line.setErr(new PrintWriter(console.err(), true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler(VadCommand::explainUsage);
    line.setExecutionExceptionHandler((failure, command, parsed) -> vad.explain(failure));
    line.setExecutionStrategy(
        parsed -> {
          Logging.configure(vad.verbose);
          return new CommandLine.RunLast().execute(parsed);
        });
    try {
      return line.execute(args);
    } catch (LinkageError | OutOfMemoryError e) {
      return vad.explain(e);
    }
  }

  boolean verbose() {
    return verbose;
  }

  Console console() {
    return console;
  }

  private int explain(Throwable failure) {
    if (failure instanceof OutputClosedException) {
      return SUCCESS;
    }
    console.err().println("vad: " + explanation(failure));
    if (verbose) {
      failure.printStackTrace(console.err());
    }
    return FAILED;
  }

  private static String explanation(Throwable failure) {
    String message = String.valueOf(failure.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    if (failure instanceof VadException) {
      return message;
    }
    if (failure instanceof UncheckedIOException || failure instanceof IOException) {
      return "Reading or writing failed: " + failure.getMessage();
    }
    if (failure instanceof OutOfMemoryError) {
      return "Out of memory; give more with VAD_JAVA_OPTS=-Xmx4g, or take a smaller"
          + " --working-size.";
    }
    return "Unexpected %s: %s Run it again with --verbose for the details."
        .formatted(failure.getClass().getSimpleName(), message);
  }

  private static int explainUsage(ParameterException failure, String[] args) {
    PrintWriter err = failure.getCommandLine().getErr();
    if (args.length == 0) {
      failure.getCommandLine().usage(err);
      return USAGE;
    }
    err.println("vad: " + failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.println(
        "Try '%s --help'.".formatted(failure.getCommandLine().getCommandSpec().qualifiedName()));
    return USAGE;
  }
}
