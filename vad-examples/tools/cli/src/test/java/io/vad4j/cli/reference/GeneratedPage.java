package io.vad4j.cli.reference;

import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation with blocks that are generated. */
public final class GeneratedPage {
  private static final Pattern BLOCK =
      Pattern.compile("(?s)(<!-- generated: ([a-z-]+) -->\n).*?(<!-- end -->)");

  private GeneratedPage() {}

  /** {@return the names of the blocks of a page} */
  public static Stream<String> blocks(String page) {
    return BLOCK.matcher(page).results().map(block -> block.group(2));
  }

  /** {@return the page with its blocks generated anew} */
  public static String generate(String page, Map<String, Supplier<String>> generators) {
    return BLOCK.matcher(page).replaceAll(block -> replacement(block, generators));
  }

  private static String replacement(MatchResult block, Map<String, Supplier<String>> generators) {
    String content = generators.get(block.group(2)).get().strip();
    return Matcher.quoteReplacement(block.group(1) + "\n" + content + "\n\n" + block.group(3));
  }
}
