package io.vad4j.tensorflow.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vad4j.ModelException;
import io.vad4j.core.modelfile.ModelParts;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Manifest of a saved model: names and values, saved as lines {@code name=value} in the part
 * {@value #PART}. Damage of the binary parts is detected by the model file, which hashes every
 * part.
 *
 * @param scorer name of the scorer, for messages
 * @param entries values by name; neither has special characters
 */
public record ModelManifest(String scorer, SortedMap<String, String> entries) {
  /** Name of the manifest among the parts of a model. */
  public static final String PART = "manifest.txt";

  /** Entry with the value of the option {@code architecture}. */
  public static final String ARCHITECTURE = "architecture";

  private static final String FORMAT_KEY = "format";
  private static final String FORMAT = "2";

  /** Copies the map and adds the format. */
  public ModelManifest {
    entries = new TreeMap<>(entries);
    entries.putIfAbsent(FORMAT_KEY, FORMAT);
  }

  /** {@return the content of the part} */
  public byte[] encode() {
    StringBuilder text = new StringBuilder();
    entries.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return text.toString().getBytes(UTF_8);
  }

  /**
   * {@return the manifest of a saved model}
   *
   * @param scorer name of the scorer, for messages
   * @param parts all parts of the model
   * @throws ModelException if the manifest is missing, damaged or of another format
   */
  public static ModelManifest decode(String scorer, Map<String, byte[]> parts) {
    byte[] bytes = ModelParts.require(scorer, parts, PART);
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(new String(bytes, UTF_8)));
    } catch (IOException | IllegalArgumentException e) {
      throw ModelParts.damaged(scorer, PART);
    }
    TreeMap<String, String> entries = new TreeMap<>();
    properties.forEach((key, value) -> entries.put((String) key, (String) value));
    String format = entries.get(FORMAT_KEY);
    if (format == null) {
      throw ModelParts.damaged(scorer, PART);
    }
    if (!format.equals(FORMAT)) {
      throw unsupported(scorer, "format " + format + " in its part '" + PART + "'");
    }
    return new ModelManifest(scorer, entries);
  }

  /**
   * {@return an entry}
   *
   * @param name name of the entry
   * @param parser such as {@code Integer::parseInt}
   * @throws ModelException if the entry is missing or cannot be parsed
   */
  public <T> T get(String name, Function<String, T> parser) {
    String value = entries.get(name);
    try {
      if (value != null) {
        return parser.apply(value);
      }
    } catch (IllegalArgumentException e) {
      // Reported below, as a missing entry is.
    }
    throw ModelParts.damaged(scorer, PART);
  }

  /** {@return the exception for a model that this version does not support} */
  public static ModelException unsupported(String scorer, String property) {
    return new ModelException(
        "This model of %s has %s, which this version of vad-tensorflow does not read; take the version that trained it, or train again."
            .formatted(scorer, property));
  }
}
