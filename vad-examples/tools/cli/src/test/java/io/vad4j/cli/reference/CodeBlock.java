package io.vad4j.cli.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of code on a page of the documentation.
 *
 * @param page the page
 * @param line the number of its first line on the page
 * @param language what stands after the opening fence
 * @param text its content
 */
public record CodeBlock(Path page, int line, String language, String text) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w+)\\n(.*?)^ *```$");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^(?:public )?(?:final )?(?:class|record) (\\w+)");

  /** {@return the blocks of a page} */
  public static List<CodeBlock> of(Path page) throws IOException {
    String content = Files.readString(page);
    return BLOCK
        .matcher(content)
        .results()
        .map(
            block -> {
              int line = content.substring(0, block.start(2)).split("\n", -1).length;
              return new CodeBlock(page, line, block.group(1), block.group(2));
            })
        .toList();
  }

  /** {@return the lines without their indentation} */
  public Stream<String> lines() {
    return text.lines().map(String::strip);
  }

  /** {@return the name of the type that it declares; empty for statements} */
  public String typeName() {
    Matcher type = TYPE.matcher(text);
    return type.find() ? type.group(1) : "";
  }

  @Override
  public String toString() {
    return page.getFileName() + ":" + line;
  }
}
