package io.vad4j.cli.watch;

import io.vad4j.InvalidOptionException;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.console.Console;
import io.vad4j.cli.console.OutputClosedException;
import io.vad4j.cli.console.ShutdownHook;
import io.vad4j.cli.watch.config.Addresses;
import io.vad4j.cli.watch.config.WatchSchema;
import io.vad4j.monitor.alert.Alert;
import io.vad4j.sinks.AlertJson;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "watch",
    customSynopsis = "vad watch --config FILE [OPTIONS]",
    sortOptions = false,
    description = {
      "Watch many cameras until stopped, and send alerts.",
      "Cameras, models, schedules and sinks are those of a YAML file, which is read again when it"
          + " changes and at the signal HUP. Ends in order, with exit code 0, at Ctrl-C and at the"
          + " signal TERM."
    },
    footer = {
      "",
      "Examples:",
      "  vad watch --config cameras.yaml --check",
      "  vad watch --config cameras.yaml --web",
      "  vad watch --config cameras.yaml --json > alerts.jsonl"
    })
public final class WatchCommand implements Callable<Integer> {
  private static final int NOT_VALID = 1;

  /** Exit code of a second Ctrl-C, that of a process that SIGINT has ended. */
  private static final int INTERRUPTED = 130;

  @ParentCommand private CommandContext vad;

  @Spec private CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", description = "The configuration, in YAML.")
  private @Nullable Path config;

  @Option(
      names = "--check",
      description =
          "Only check the configuration, and that the files of models are there, with the channels"
              + " of its thresholds.")
  private boolean check;

  @Option(names = "--json", description = "Write alerts to standard output, a JSON object a line.")
  private boolean json;

  @Option(
      names = "--web",
      arity = "0..1",
      fallbackValue = "8088",
      paramLabel = "ADDRESS",
      converter = AddressConverter.class,
      description = {
        "Serve the page, and keep events: PORT of this machine alone, or HOST:PORT; without a"
            + " value, port 8088."
      })
  private @Nullable InetSocketAddress web;

  @Option(names = "--schema", description = "Only print the JSON Schema of configurations.")
  private boolean schema;

  @Override
  public Integer call() throws InterruptedException {
    Console console = vad.console();
    if (schema) {
      console.print(WatchSchema.text().strip());
      return 0;
    }
    Path file = config;
    if (file == null) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--config=FILE'");
    }
    try {
      if (check) {
        console.printStatus(WatchRun.check(file, System.getenv()));
      } else {
        watch(console, file);
      }
    } catch (InvalidOptionException e) {
      // A line for each problem.
      String.valueOf(e.getMessage()).lines().forEach(console::printStatus);
      return NOT_VALID;
    }
    return 0;
  }

  private void watch(Console console, Path file) throws InterruptedException {
    WatchRun[] run = new WatchRun[1];
    Consumer<Alert> output =
        alert -> {
          try {
            console.print(AlertJson.toJson(alert));
          } catch (OutputClosedException e) {
            run[0].stop();
            throw e;
          }
        };
    run[0] =
        new WatchRun(
            file,
            System.getenv(),
            console::printStatus,
            json ? Optional.of(output) : Optional.empty(),
            Optional.ofNullable(web));
    try (Signals signals = new Signals();
        ShutdownHook hook = new ShutdownHook()) {
      hook.onStopTimeout(run[0]::stop);
      signals.on("TERM", run[0]::stop);
      signals.on("INT", new SecondInterrupt(run[0]::stop));
      signals.on("HUP", run[0]::reload);
      run[0].run();
    }
  }

  private static final class AddressConverter implements ITypeConverter<InetSocketAddress> {
    @Override
    public InetSocketAddress convert(String text) {
      try {
        return Addresses.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Stops in order at first, and at once when that takes too long for somebody. */
  private static final class SecondInterrupt implements Runnable {
    private final Runnable first;
    private boolean interrupted;

    SecondInterrupt(Runnable first) {
      this.first = first;
    }

    @Override
    public synchronized void run() {
      if (interrupted) {
        Runtime.getRuntime().halt(INTERRUPTED);
      }
      interrupted = true;
      first.run();
    }
  }
}
