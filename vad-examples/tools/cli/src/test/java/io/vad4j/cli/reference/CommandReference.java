package io.vad4j.cli.reference;

import static io.vad4j.cli.reference.MarkdownTable.code;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands and their options, from what they declare to picocli. */
public final class CommandReference {
  private static final List<String> COMMON = List.of("--help", "--verbose", "--version");

  private CommandReference() {}

  /** {@return a section for each command, with its arguments} */
  public static String generate(CommandLine vad) {
    return commands(vad)
        .map(CommandLine::getCommandSpec)
        .map(CommandReference::section)
        .collect(Collectors.joining("\n\n"));
  }

  private static Stream<CommandLine> commands(CommandLine parent) {
    Collection<CommandLine> children = parent.getSubcommands().values();
    return children.stream().flatMap(child -> Stream.concat(Stream.of(child), commands(child)));
  }

  private static String section(CommandSpec command) {
    String title = "### " + command.qualifiedName() + "\n\n" + text(command);
    List<ArgSpec> arguments =
        Stream.concat(command.positionalParameters().stream(), command.options().stream())
            .filter(argument -> !argument.hidden())
            .filter(argument -> !COMMON.contains(name(argument)))
            .toList();
    if (arguments.isEmpty()) {
      return title;
    }
    MarkdownTable table = new MarkdownTable("argument", "meaning");
    arguments.forEach(
        argument ->
            table.row(
                code(synopsis(argument)),
                String.join(" ", argument.description())
                    + (argument.required() ? " Required." : "")));
    return title + "\n\n" + table;
  }

  private static String text(CommandSpec command) {
    return Arrays.stream(command.usageMessage().description()).collect(Collectors.joining(" "));
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  /** As in the help: the names, and what follows them. */
  private static String synopsis(ArgSpec argument) {
    String more = argument.arity().max() > 1 || argument.isMultiValue() ? "…" : "";
    if (!(argument instanceof OptionSpec option)) {
      return argument.paramLabel().replace("...", "") + more;
    }
    String names = String.join(", ", option.names());
    if (option.negatable()) {
      names = names.replace("--", "--[no-]");
    }
    return option.arity().max() == 0 ? names : names + " " + option.paramLabel() + more;
  }
}
