package io.vad4j.cli;

import io.vad4j.VadException;
import io.vad4j.cli.command.AccuracyCommand;
import io.vad4j.cli.command.BenchmarkCommand;
import io.vad4j.cli.command.CalibrateCommand;
import io.vad4j.cli.command.CompareCommand;
import io.vad4j.cli.command.CompletionCommand;
import io.vad4j.cli.command.DemoCommand;
import io.vad4j.cli.command.DetectCommand;
import io.vad4j.cli.command.EvaluateCommand;
import io.vad4j.cli.command.EvaluateScoresCommand;
import io.vad4j.cli.command.ModelCommand;
import io.vad4j.cli.command.ReproduceCommand;
import io.vad4j.cli.command.RobustnessCommand;
import io.vad4j.cli.command.ScorersCommand;
import io.vad4j.cli.command.TrainCommand;
import io.vad4j.cli.command.VersionCommand;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.console.Console;
import io.vad4j.cli.console.Logging;
import io.vad4j.cli.console.MaskingStream;
import io.vad4j.cli.console.OutputClosedException;
import io.vad4j.cli.console.ResultStream;
import io.vad4j.cli.console.VersionInfo;
import io.vad4j.cli.output.CommandFiles;
import io.vad4j.cli.watch.DigestCommand;
import io.vad4j.cli.watch.ExportCommand;
import io.vad4j.cli.watch.WatchCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The {@code vad} command.
 *
 * <p>Exit codes: 0 for success, 1 for a failure at run time, 2 for an invalid command line, 3 for
 * events with {@code detect --exit-code}.
 */
@Command(
    name = "vad",
    description =
        "Video anomaly detection: train on normal video, then detect and locate anomalies.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = VersionInfo.class,
    footer = {"", "Try 'vad demo' first; 'vad COMMAND --help' explains a command."})
public final class VadCommand implements CommandContext {
  /** Exit code of success. */
  public static final int SUCCESS = 0;

  /** Exit code of a failure at run time. */
  public static final int FAILED = 1;

  /** Exit code of an invalid command line. */
  public static final int USAGE = 2;

  private static final List<Class<?>> SUBCOMMANDS =
      List.of(
          DemoCommand.class,
          TrainCommand.class,
          CompareCommand.class,
          AccuracyCommand.class,
          RobustnessCommand.class,
          CalibrateCommand.class,
          DetectCommand.class,
          WatchCommand.class,
          DigestCommand.class,
          ExportCommand.class,
          EvaluateCommand.class,
          EvaluateScoresCommand.class,
          BenchmarkCommand.class,
          ReproduceCommand.class,
          ScorersCommand.class,
          ModelCommand.class,
          VersionCommand.class,
          CompletionCommand.class);

  private final Console console;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // Read by picocli.
  private boolean help;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Log details, and print stack traces.")
  private boolean verbose;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  @SuppressWarnings("UnusedVariable") // Read by picocli.
  private boolean version;

  VadCommand(Console console) {
    this.console = console;
  }

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    System.setProperty("vad4j.tensorflow.omitNotices", "true");
    // What is logged is masked as well.
    System.setErr(MaskingStream.of(System.err, List.of(args)));
    System.exit(
        run(
            new Console(
                new ResultStream(new FileOutputStream(FileDescriptor.out)),
                System.err,
                Boolean.getBoolean("vad.terminal"),
                Boolean.getBoolean("vad.results-terminal")),
            args));
  }

  /**
   * Runs the command within this process.
   *
   * @param out where results go
   * @param err where progress and errors go
   * @param args the command line, without the command's own name
   * @return the exit code
   */
  public static int run(OutputStream out, PrintStream err, String... args) {
    PrintStream masked = MaskingStream.of(err, List.of(args));
    return run(new Console(new ResultStream(out), masked, false, false), args);
  }

  /**
   * {@return the command with the subcommand that the arguments name, or with all of them}
   *
   * <p>Most of a short command's time would be spent on the options of the others.
   */
  static CommandLine commandLine(VadCommand vad, String... args) {
    CommandLine line = new CommandLine(vad);
    for (Class<?> type : subcommands(List.of(args))) {
      line.addSubcommand(type);
    }
    return line;
  }

  private static List<Class<?>> subcommands(List<String> args) {
    Optional<String> name = args.stream().filter(arg -> !arg.startsWith("-")).findFirst();
    if (name.isEmpty() && (args.contains("--version") || args.contains("-V"))) {
      return List.of();
    }
    return SUBCOMMANDS.stream()
        .filter(type -> name.equals(Optional.of(type.getAnnotation(Command.class).name())))
        .filter(type -> type != CompletionCommand.class)
        .findFirst()
        .<List<Class<?>>>map(List::of)
        .orElse(SUBCOMMANDS);
  }

  private static int run(Console console, String... args) {
    VadCommand vad = new VadCommand(console);
    CommandLine line = commandLine(vad, args);
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler(VadCommand::reportUsageError);
    line.setExecutionExceptionHandler((failure, command, parsed) -> vad.reportFailure(failure));
    line.setExecutionStrategy(
        parsed -> {
          Logging.configure(vad.verbose);
          try {
            CommandFiles.check(parsed);
          } catch (VadException e) {
            return vad.reportFailure(e);
          }
          return new CommandLine.RunLast().execute(parsed);
        });
    try {
      int exitCode = line.execute(args);
      console.checkWritten();
      return exitCode;
    } catch (LinkageError | OutOfMemoryError | VadException | OutputClosedException e) {
      return vad.reportFailure(e);
    }
  }

  @Override
  public boolean verbose() {
    return verbose;
  }

  @Override
  public Console console() {
    return console;
  }

  private int reportFailure(Throwable failure) {
    if (failure instanceof OutputClosedException) {
      return SUCCESS;
    }
    console.err().println("vad: " + failureMessage(failure));
    if (verbose) {
      failure.printStackTrace(console.err());
    }
    return FAILED;
  }

  private static String failureMessage(Throwable failure) {
    String message = String.valueOf(failure.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    if (failure instanceof VadException) {
      return message;
    }
    if (failure instanceof UncheckedIOException || failure instanceof IOException) {
      return "Reading or writing failed: " + failure.getMessage();
    }
    if (failure instanceof OutOfMemoryError) {
      return "Out of memory; give more with VAD_JAVA_OPTS=-Xmx4g.";
    }
    return "Unexpected %s: %s Run it again with --verbose for the details."
        .formatted(failure.getClass().getSimpleName(), message);
  }

  private static int reportUsageError(ParameterException failure, String[] args) {
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
