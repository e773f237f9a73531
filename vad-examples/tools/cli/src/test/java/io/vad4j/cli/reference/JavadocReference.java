package io.vad4j.cli.reference;

import static io.vad4j.cli.reference.MarkdownTable.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Exceptions, reasons and meters, from the javadoc of the sources. */
public final class JavadocReference {
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*(.*?)\\*/\\s*");
  private static final Pattern CLASS =
      Pattern.compile(
          "(?s)/\\*\\*(.*?)\\*/\\s*public (?:final |sealed )?class \\w+ extends (\\w+)");
  private static final Pattern CONSTANT =
      Pattern.compile("(?s)/\\*\\*([^@]*?)\\*/\\s*([A-Z][A-Z_]+)[,;\\s(]");
  private static final Pattern ROW = Pattern.compile("(?s)<tr><td>(.*?)(?=<tr>|</table>)");
  private static final int CELLS = 4;

  private JavadocReference() {}

  /** {@return a table of the exceptions in a folder of sources} */
  public static String exceptions(Path folder) {
    MarkdownTable table = new MarkdownTable("exception", "extends", "thrown when");
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith("Exception.java"))
          .sorted()
          .forEach(
              file -> {
                Matcher type = CLASS.matcher(read(file));
                if (type.find()) {
                  String name = file.getFileName().toString().replace(".java", "");
                  table.row(code(name), code(type.group(2)), firstSentence(type.group(1)));
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table.toString();
  }

  /** {@return a table of the constants of the enumeration in a source file} */
  public static String constants(Path file, String name) {
    String source = read(file);
    String body = source.substring(source.indexOf("enum " + name + " {"));
    MarkdownTable table = new MarkdownTable("reason", "meaning");
    CONSTANT
        .matcher(body)
        .results()
        .forEach(constant -> table.row(code(constant.group(2)), firstSentence(constant.group(1))));
    return table.toString();
  }

  /** {@return the table in the javadoc of a class of meters} */
  public static String meters(Path file) {
    MarkdownTable table = new MarkdownTable("meter", "type", "tags", "what it measures");
    Matcher comment = COMMENT.matcher(read(file));
    while (comment.find()) {
      ROW.matcher(plain(comment.group(1)))
          .results()
          .map(MatchResult::group)
          .map(row -> row.replace("</table>", "").replaceFirst("<tr><td>", "").split("<td>", CELLS))
          .forEach(table::row);
    }
    return table.toString();
  }

  private static String firstSentence(String comment) {
    String text = plain(comment).replaceFirst("(?s)\\s(@|<p>).*", "").strip();
    Matcher end = Pattern.compile("(?s)^(.*?)\\.(?:\\s|$)").matcher(text);
    String sentence = end.find() ? end.group(1) : text;
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  /** The text of a comment, with its code in Markdown. */
  static String plain(String comment) {
    return comment
        .lines()
        .map(line -> line.replaceFirst("^\\s*\\*? ?", ""))
        .collect(Collectors.joining("\n"))
        .replaceAll("(?s)\\{@code\\s+([^}]*)}", "`$1`")
        .replaceAll("(?s)\\{@link(?:plain)?\\s+#?([^}]*)}", "`$1`")
        .replaceAll("(`\\w+)#", "$1.");
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return tables of the meters of several classes, under their names} */
  public static String meters(List<Path> files) {
    return files.stream()
        .map(
            file ->
                "### " + file.getFileName().toString().replace(".java", "") + "\n\n" + meters(file))
        .collect(Collectors.joining("\n\n"));
  }
}
