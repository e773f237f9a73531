package io.vad4j.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "version", description = "Show the versions of vad, Java and the system.")
final class VersionCommand implements Runnable {
  @ParentCommand private VadCommand vad;

  @Override
  public void run() {
    for (String line : new Version().getVersion()) {
      vad.console().print(line);
    }
  }
}
