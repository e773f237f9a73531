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

  /** {@return no options: all defaults} */
  public static Options none() {
    return NONE;
  }

  /**
   * {@return a copy of the map's entries}
   *
   * @param values values by option name
   */
  public static Options of(Map<String, String> values) {
    return values.isEmpty() ? NONE : new Options(new TreeMap<>(values));
  }

  /**
   * {@return these options with one added or replaced; numbers and booleans are taken as text}
   *
   * @param name the option's name
   * @param value its value, of which the text is kept
   */
  public Options with(String name, Object value) {
    TreeMap<String, String> copy = new TreeMap<>(values);
    copy.put(name, value.toString());
    return new Options(copy);
  }

  /** {@return all entries, sorted by name} */
  public SortedMap<String, String> asMap() {
    return java.util.Collections.unmodifiableSortedMap(values);
  }

  /**
   * {@return the text of an option, where it is given}
   *
   * @param name the option's name
   */
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * {@return the text of an option}
   *
   * @param name the option's name
   * @throws InvalidOptionException if it is not given
   */
  public String getString(String name) {
    return get(name)
        .orElseThrow(() -> new InvalidOptionException("Option " + name + " is not given."));
  }

  /**
   * {@return an option that is a whole number}
   *
   * @param name the option's name
   * @throws InvalidOptionException if it is not given or is not a whole number
   */
  public int getInt(String name) {
    return parse(name, Integer::parseInt, "a whole number");
  }

  /**
   * {@return an option that is a number}
   *
   * @param name the option's name
   * @throws InvalidOptionException if it is not given or is not a number
   */
  public double getDouble(String name) {
    return parse(name, Double::parseDouble, "a number");
  }

  /**
   * {@return an option that is true or false}
   *
   * @param name the option's name
   * @throws InvalidOptionException if it is not given or is neither
   */
  public boolean getBoolean(String name) {
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
    String text = getString(name);
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
