package io.vad4j.spi;

import io.vad4j.InvalidOptionException;
import java.util.List;
import java.util.Objects;

/**
 * Specification of an option of a scorer or another provider: name, description, default and valid
 * values.
 *
 * @param name lower-case words joined by hyphens
 * @param description effect, unit and advice, in a sentence
 * @param defaultValue the default value
 * @param type the type of its values
 * @param minimum the smallest valid number, for numbers
 * @param maximum the largest valid number, for numbers
 * @param choices the valid values of an enumeration; the keywords valid beside numbers
 * @since 0.1.0
 */
public record OptionSpec(
    String name,
    String description,
    String defaultValue,
    Type type,
    double minimum,
    double maximum,
    List<String> choices) {

  /**
   * Type of the values of an option.
   *
   * @since 0.1.0
   */
  public enum Type {
    /** A whole number in a range. */
    INTEGER,
    /** A number in a range. */
    NUMBER,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** One of a list of values. */
    ENUM,
    /** Any text, such as an address. */
    TEXT,
    /** The path of a file or folder. */
    PATH
  }

  /** Validates the default. {@inheritDoc} */
  public OptionSpec {
    Objects.requireNonNull(description, "description");
    choices = List.copyOf(choices);
    check(name, defaultValue, type, minimum, maximum, choices);
  }

  /**
   * {@return a whole number from {@code minimum} to {@code maximum}}
   *
   * @param name lower-case words joined by hyphens
   * @param defaultValue from {@code minimum} to {@code maximum}
   * @param minimum the smallest valid value
   * @param maximum the largest valid value
   * @param description the effect, in one line
   */
  public static OptionSpec integer(
      String name, int defaultValue, int minimum, int maximum, String description) {
    return new OptionSpec(
        name,
        description,
        Integer.toString(defaultValue),
        Type.INTEGER,
        minimum,
        maximum,
        List.of());
  }

  /**
   * {@return a number from {@code minimum} to {@code maximum}}
   *
   * @param name lower-case words joined by hyphens
   * @param defaultValue from {@code minimum} to {@code maximum}
   * @param minimum the smallest valid value
   * @param maximum the largest valid value
   * @param description the effect, in one line
   */
  public static OptionSpec number(
      String name, double defaultValue, double minimum, double maximum, String description) {
    return new OptionSpec(
        name, description, Double.toString(defaultValue), Type.NUMBER, minimum, maximum, List.of());
  }

  /**
   * {@return true or false}
   *
   * @param name lower-case words joined by hyphens
   * @param defaultValue the default
   * @param description the effect, in one line
   */
  public static OptionSpec flag(String name, boolean defaultValue, String description) {
    return new OptionSpec(
        name, description, Boolean.toString(defaultValue), Type.BOOLEAN, 0, 0, List.of());
  }

  /**
   * {@return one of the values in {@code choices}, of which the first is the default}
   *
   * @param name lower-case words joined by hyphens
   * @param choices at least one value
   * @param description the effect, in one line
   */
  public static OptionSpec choice(String name, List<String> choices, String description) {
    return new OptionSpec(name, description, choices.get(0), Type.ENUM, 0, 0, choices);
  }

  /**
   * {@return any text, such as an address}
   *
   * @param name lower-case words joined by hyphens
   * @param defaultValue the default; empty for none
   * @param description the effect, in one line
   */
  public static OptionSpec text(String name, String defaultValue, String description) {
    return new OptionSpec(name, description, defaultValue, Type.TEXT, 0, 0, List.of());
  }

  /**
   * {@return the path of a file or folder} A relative one is relative to the configuration that it
   * stands in, or to the working directory where it stands in none.
   *
   * @param name lower-case words joined by hyphens
   * @param defaultValue the default; empty for none
   * @param description the effect, in one line
   */
  public static OptionSpec path(String name, String defaultValue, String description) {
    return new OptionSpec(name, description, defaultValue, Type.PATH, 0, 0, List.of());
  }

  /**
   * {@return this numeric option with a keyword as another valid value, which becomes the default}
   * For a value that is chosen automatically if it is not given.
   *
   * @param keyword such as {@code auto}
   * @throws IllegalStateException if the option is not numeric
   */
  public OptionSpec orKeyword(String keyword) {
    if (type != Type.INTEGER && type != Type.NUMBER) {
      throw new IllegalStateException("Option " + name + " is no number.");
    }
    return new OptionSpec(name, description, keyword, type, minimum, maximum, List.of(keyword));
  }

  /**
   * Checks a value.
   *
   * @param value the text of the option
   * @throws InvalidOptionException if the value is not valid for this option
   */
  public void check(String value) {
    check(name, value, type, minimum, maximum, choices);
  }

  /** {@return a description of the valid values} */
  public String range() {
    return range(type, minimum, maximum, choices);
  }

  private static void check(
      String name, String value, Type type, double minimum, double maximum, List<String> choices) {
    if (!isValid(value, type, minimum, maximum, choices)) {
      throw new InvalidOptionException(
          "Option %s must be %s, not '%s'."
              .formatted(name, range(type, minimum, maximum, choices), value));
    }
  }

  private static boolean isValid(
      String value, Type type, double minimum, double maximum, List<String> choices) {
    if (choices.contains(value)) {
      return true;
    }
    try {
      return switch (type) {
        case INTEGER -> isInRange(Integer.parseInt(value), minimum, maximum);
        case NUMBER -> isInRange(Double.parseDouble(value), minimum, maximum);
        case BOOLEAN -> value.equals("true") || value.equals("false");
        case ENUM -> false;
        case TEXT, PATH -> true;
      };
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isInRange(double value, double minimum, double maximum) {
    return value >= minimum && value <= maximum;
  }

  private static String range(Type type, double minimum, double maximum, List<String> choices) {
    return switch (type) {
      case INTEGER ->
          "a whole number from %s to %s"
                  .formatted(Long.toString((long) minimum), Long.toString((long) maximum))
              + describeKeywords(choices);
      case NUMBER -> "a number from " + minimum + " to " + maximum + describeKeywords(choices);
      case BOOLEAN -> "true or false";
      case ENUM -> "one of " + String.join(", ", choices);
      case TEXT -> "text";
      case PATH -> "a path";
    };
  }

  private static String describeKeywords(List<String> keywords) {
    return keywords.isEmpty() ? "" : ", or " + String.join(", ", keywords);
  }
}
