package io.vad4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page that is followed by copying: a block of code whose path, in backquotes and with a colon,
 * stands alone on the line above it is a file; a block of {@code sh} is typed into a shell; other
 * blocks are only read.
 */
final class Tutorial {
  private static final Pattern FILE = Pattern.compile("`([^`]+)`:");
  private static final String FENCE = "```";

  private final List<String> steps = new ArrayList<>();

  Tutorial(Path page) throws IOException {
    List<String> block = new ArrayList<>();
    String before = "";
    String language = "";
    boolean inside = false;
    for (String line : Files.readAllLines(page)) {
      if (!line.startsWith(FENCE)) {
        if (inside) {
          block.add(line);
        } else if (!line.isBlank()) {
          before = line;
        }
      } else if (inside) {
        step(before, language, block);
        inside = false;
        before = "";
      } else {
        language = line.substring(FENCE.length());
        block.clear();
        inside = true;
      }
    }
  }

  private void step(String before, String language, List<String> block) {
    String text = String.join("\n", block);
    Matcher file = FILE.matcher(before);
    if (language.equals("sh")) {
      steps.add(text);
    } else if (file.matches()) {
      steps.add("cat > '%s' <<'END OF FILE'%n%s%nEND OF FILE".formatted(file.group(1), text));
    }
  }

  /** A shell script of all steps, in their order. */
  String script() {
    return String.join("\n", steps) + "\n";
  }
}
