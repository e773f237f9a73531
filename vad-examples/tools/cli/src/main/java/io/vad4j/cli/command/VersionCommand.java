package io.vad4j.cli.command;

import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.console.VersionInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "version", description = "Show the versions of vad, Java and the system.")
public final class VersionCommand implements Runnable {
  @ParentCommand private CommandContext vad;

  @Override
  public void run() {
    for (String line : new VersionInfo().getVersion()) {
      vad.console().print(line);
    }
  }
}
