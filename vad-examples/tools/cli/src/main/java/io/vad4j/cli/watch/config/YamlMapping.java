package io.vad4j.cli.watch.config;

import io.vad4j.InvalidOptionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a configuration file. Values that are not valid are noted as problems with their
 * place, and count as not given. Not thread-safe.
 */
final class YamlMapping {
  private static final Pattern DURATION =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(ms|s|m|h|d|)");
  private static final Map<String, Double> SECONDS =
      Map.of("ms", 0.001, "s", 1.0, "", 1.0, "m", 60.0, "h", 3600.0, "d", 86_400.0);

  private final Node node;
  private final ConfigProblems problems;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();

  /** A mapping; anything else is a problem, and an empty mapping. */
  YamlMapping(Node node, String what, ConfigProblems problems) {
    this.node = node;
    this.problems = problems;
    if (!(node instanceof MappingNode mapping)) {
      if (!isNull(node)) {
        problems.add(node, "%s must be a mapping of names to values.".formatted(what));
      }
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(tuple.getKeyNode(), "A name must be a text.");
      } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
        problems.add(key, "'%s' is given twice.".formatted(key.getValue()));
      } else {
        keys.put(key.getValue(), key);
      }
    }
  }

  private YamlMapping(Node node, ConfigProblems problems) {
    this.node = node;
    this.problems = problems;
  }

  /** A mapping that is not there, at the place of what it would be in. */
  static YamlMapping empty(Node parent, ConfigProblems problems) {
    return new YamlMapping(parent, problems);
  }

  private static boolean isNull(Node node) {
    return Tag.NULL.equals(node.getTag());
  }

  Node node() {
    return node;
  }

  List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** The value of a name that is there. */
  Node value(String name) {
    return values.getOrDefault(name, node);
  }

  /** The node of a name, for messages about it. */
  Node key(String name) {
    return keys.getOrDefault(name, node);
  }

  boolean has(String name) {
    return values.containsKey(name) && !isNull(value(name));
  }

  /** Notes each name that is not known, with the nearest one that is. */
  void allow(List<String> known) {
    keys.forEach(
        (name, key) -> {
          if (!known.contains(name)) {
            problems.add(key, "'%s' is unknown%s".formatted(name, NearestName.hint(name, known)));
          }
        });
  }

  Optional<YamlMapping> mapping(String name) {
    return has(name)
        ? Optional.of(new YamlMapping(value(name), "'" + name + "'", problems))
        : Optional.empty();
  }

  /** A scalar that is converted; what the conversion throws is noted at its place. */
  <T> Optional<T> get(String name, Function<String, T> conversion) {
    return has(name) ? convert(name, value(name), conversion) : Optional.empty();
  }

  private <T> Optional<T> convert(String name, Node value, Function<String, T> conversion) {
    if (!(value instanceof ScalarNode scalar)) {
      problems.add(value, "'%s' must be a single value.".formatted(name));
      return Optional.empty();
    }
    try {
      return Optional.of(conversion.apply(scalar.getValue()));
    } catch (NumberFormatException e) {
      problems.add(value, "'%s' must be a number, not '%s'.".formatted(name, scalar.getValue()));
    } catch (IllegalArgumentException | InvalidOptionException e) {
      problems.add(value, "'%s': %s".formatted(name, e.getMessage()));
    }
    return Optional.empty();
  }

  /** The elements of a sequence, or a scalar as the only one. */
  <T> Optional<List<T>> list(String name, Function<String, T> conversion) {
    if (!has(name)) {
      return Optional.empty();
    }
    List<T> list = new ArrayList<>();
    for (Node element : elements(name)) {
      convert(name, element, conversion).ifPresent(list::add);
    }
    return Optional.of(list);
  }

  List<Node> elements(String name) {
    Node value = value(name);
    return value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
  }

  /** Passes a value on if it is there; what that throws is noted at its place. */
  <T> void apply(String name, Optional<T> value, Consumer<T> setter) {
    try {
      value.ifPresent(setter);
    } catch (IllegalArgumentException | InvalidOptionException e) {
      problems.add(value(name), "'%s': %s".formatted(name, e.getMessage()));
    }
  }

  static Duration toDuration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a duration is a number with ms, s, m, h or d, such as 30s, not '" + text + "'.");
    }
    double seconds =
        Double.parseDouble(matcher.group(1)) * SECONDS.getOrDefault(matcher.group(2), 1.0);
    if (seconds > 1e9) {
      throw new IllegalArgumentException("a duration is at most 30 years, not '" + text + "'.");
    }
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  static boolean toBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("must be true or false, not '" + text + "'.");
    };
  }
}
