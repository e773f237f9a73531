package io.vad4j;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Options of a scorer: text values by name, as on a command line and in a model file.
 *
 * <p>The {@link io.vad4j.spi.ScorerDescriptor} declares names, ranges and defaults; the detector
 * validates the options and adds the defaults before it passes them to the scorer. Immutable and
 * thread-safe.
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
   * {@return options with a copy of the given values}
   *
   * @param values values by option name
   */
  public static Options of(Map<String, String> values) {
    return values.isEmpty() ? NONE : new Options(new TreeMap<>(values));
  }

  /**
   * {@return a copy of these options with one added or replaced}
   *
   * @param name the name of the option
   * @param value the value, stored as text
   */
  public Options with(String name, Object value) {
    TreeMap<String, String> copy = new TreeMap<>(values);
    copy.put(name, value.toString());
    return new Options(copy);
  }

  /** {@return all entries, sorted by name} */
  public SortedMap<String, String> asMap() {
    return Collections.unmodifiableSortedMap(values);
  }

  /**
   * {@return the text of an option, or empty if it is not given}
   *
   * @param name the name of the option
   */
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * {@return the text of an option}
   *
   * @param name the name of the option
   * @throws InvalidOptionException if it is not given
   */
  public String getString(String name) {
    return get(name)
        .orElseThrow(() -> new InvalidOptionException("Option " + name + " is not given."));
  }

  /**
   * {@return an option that is a whole number}
   *
   * @param name the name of the option
   * @throws InvalidOptionException if it is not given or is not a whole number
   */
  public int getInt(String name) {
    return parse(name, Integer::parseInt, "a whole number");
  }

  /**
   * {@return an option that is a number}
   *
   * @param name the name of the option
   * @throws InvalidOptionException if it is not given or is not a number
   */
  public double getDouble(String name) {
    return parse(name, Double::parseDouble, "a number");
  }

  /**
   * {@return an option that is true or false}
   *
   * @param name the name of the option
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
