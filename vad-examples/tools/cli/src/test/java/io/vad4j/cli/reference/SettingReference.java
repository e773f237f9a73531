package io.vad4j.cli.reference;

import static io.vad4j.cli.reference.MarkdownTable.code;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** The settings of a detector, from the javadoc of its builder, with the options of commands. */
public final class SettingReference {
  private static final Pattern METHOD =
      Pattern.compile("/\\*\\*((?:[^*]|\\*(?!/))*)\\*/\\s*public DetectorBuilder (\\w+)\\(");

  /** The options whose names do not follow from those of settings. */
  private static final Map<String, List<String>> OPTIONS =
      Map.of(
          "fusionWeights", List.of("--weight"),
          "ignore", List.of("--ignore", "--mask"),
          "perspectiveMode", List.of("--perspective"),
          "falseAlarmTarget", List.of("--confidence"),
          "eventRule", List.of("--exit-ratio", "--min-duration", "--merge-gap"),
          "maxTrainingFrames", List.of("--max-frames"),
          "checkpointDirectory", List.of("--checkpoints", "--resume"));

  private SettingReference() {}

  /**
   * {@return a table of all methods of the builder}
   *
   * @param builder the source of the builder
   * @param commands commands that have its settings as options
   */
  public static String generate(Path builder, List<CommandLine> commands) {
    Map<String, String> settings = new LinkedHashMap<>();
    METHOD
        .matcher(JavadocReference.read(builder))
        .results()
        .forEach(method -> settings.putIfAbsent(method.group(2), meaning(method)));
    MarkdownTable table = new MarkdownTable("setting of the builder", "options", "meaning");
    settings.forEach((name, meaning) -> table.row(code(name), options(name, commands), meaning));
    return table.toString();
  }

  private static String meaning(MatchResult method) {
    return JavadocReference.plain(method.group(1)).replaceFirst("(?s)\\s@.*", "");
  }

  private static String options(String setting, List<CommandLine> commands) {
    List<String> names =
        OPTIONS.getOrDefault(
            setting, List.of("--" + setting.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT)));
    List<String> found = new ArrayList<>();
    for (String name : names) {
      if (commands.stream()
          .anyMatch(command -> command.getCommandSpec().findOption(name) != null)) {
        found.add(code(name));
      } else if (OPTIONS.containsKey(setting)) {
        throw new IllegalStateException("No command has " + name);
      }
    }
    return found.isEmpty() ? "–" : String.join(", ", found);
  }
}
