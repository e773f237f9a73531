package io.vad4j.cli.command;

import io.vad4j.cli.console.CommandContext;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "generate-completion",
    description = {
      "Print a script that completes commands and options in bash and zsh.",
      "Use it with: source <(vad generate-completion)"
    })
public final class CompletionCommand implements Runnable {
  @ParentCommand private CommandContext vad;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    vad.console().print(AutoComplete.bash("vad", spec.root().commandLine()));
  }
}
