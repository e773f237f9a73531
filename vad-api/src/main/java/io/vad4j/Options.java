package io.vad4j;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Named settings of a scorer, as text, so that they fit on a command line and in a model file.
 * Immutable.
 *
 * <p>What names and values a scorer takes is declared in its {@link io.vad4j.spi.ScorerDescriptor};
 * the detector checks them and fills in the defaults before the scorer sees them.
 *
 * @since 0.1.0
 */
public final class Options {
  private static final Options NONE = new Options(new TreeMap<>());
  private final TreeMap<String, String> values;

  private Options(TreeMap<String, String> values) {
    this.values = values;
  }

  /** No options: all defaults. */
  public static Options none() {
    return NONE;
  }

  /** A copy of the map's entries. */
  public static Options of(Map<String, String> values) {
    return values.isEmpty() ? NONE : new Options(new TreeMap<>(values));
  }

  /** These options with one added or replaced; numbers and booleans are taken as text. */
  public Options with(String name, Object value) {
    TreeMap<String, String> copy = new TreeMap<>(values);
    copy.put(name, value.toString());
    return new Options(copy);
  }

  /** All entries, sorted by name. */
  public SortedMap<String, String> asMap() {
    return java.util.Collections.unmodifiableSortedMap(values);
  }

  /** The text of an option, where it is given. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * The text of an option.
   *
   * @throws InvalidOptionException if it is not given
   */
  public String text(String name) {
    return find(name)
        .orElseThrow(() -> new InvalidOptionException("Option " + name + " is not given."));
  }

  /**
   * An option that is a whole number.
   *
   * @throws InvalidOptionException if it is not given or is not a whole number
   */
  public int integer(String name) {
    return parse(name, Integer::parseInt, "a whole number");
  }

  /**
   * An option that is a number.
   *
   * @throws InvalidOptionException if it is not given or is not a number
   */
  public double number(String name) {
    return parse(name, Double::parseDouble, "a number");
  }

  /**
   * An option that is true or false.
   *
   * @throws InvalidOptionException if it is not given or is neither
   */
  public boolean flag(String name) {
    return parse(
        name,
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException(text);
            },
        "true or false");
  }

  private <T> T parse(String name, Function<String, T> parser, String expected) {
    String text = text(name);
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidOptionException(
          "Option " + name + " must be " + expected + ", not '" + text + "'.", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Options options && options.values.equals(values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
