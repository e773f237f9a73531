package io.vad4j.cli.watch.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vad4j.InvalidOptionException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values from the environment and from files: {@code ${NAME}}, {@code ${file:PATH}}, and, where a
 * secret is expected, {@code file:PATH}. Immutable.
 */
final class Secrets {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final String FILE = "file:";

  private final Map<String, String> environment;
  private final Path folder;

  /** Values of an environment, and files relative to a folder. */
  Secrets(Map<String, String> environment, Path folder) {
    this.environment = environment;
    this.folder = folder;
  }

  /** {@return a text with its references replaced} */
  String resolve(String text) {
    return replace(text, false);
  }

  /** {@return a text with its references replaced, or the content of the file that it names} */
  String resolveSecret(String text) {
    return text.startsWith(FILE) ? read(text.substring(FILE.length())) : resolve(text);
  }

  /** {@return an address with its references replaced, and escaped after its scheme} */
  String resolveAddress(String text) {
    return replace(text, true);
  }

  private String replace(String text, boolean escaped) {
    Matcher reference = REFERENCE.matcher(text);
    StringBuilder result = new StringBuilder();
    while (reference.find()) {
      String value = value(reference.group(1));
      boolean part = escaped && text.substring(0, reference.start()).contains("://");
      reference.appendReplacement(
          result,
          Matcher.quoteReplacement(
              part ? URLEncoder.encode(value, UTF_8).replace("+", "%20") : value));
    }
    return reference.appendTail(result).toString();
  }

  private String value(String name) {
    if (name.startsWith(FILE)) {
      return read(name.substring(FILE.length()));
    }
    String value = environment.get(name);
    if (value == null) {
      throw new InvalidOptionException(
          NAME.matcher(name).matches()
              ? "The environment variable %s is not set; set it, or give a file as ${file:PATH}."
                  .formatted(name)
              : "'${%s}' is no reference; use ${NAME} for an environment variable, or ${file:PATH}."
                  .formatted(name));
    }
    return value;
  }

  private String read(String path) {
    Path file = folder.resolve(path);
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new InvalidOptionException(
          "The secret file %s cannot be read: %s.".formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }
}
