package io.vad4j.tensorflow.saved;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vad4j.ModelException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parts of a saved model with their manifest: lines {@code name=value} with facts, the SHA-256
 * of each other part, and last the SHA-256 of these lines.
 *
 * @param facts what the manifest says beside the hashes
 * @param parts the parts, without the manifest
 */
public record SealedParts(Map<String, String> facts, Map<String, byte[]> parts) {
  /** The name of the manifest among the parts. */
  public static final String MANIFEST = "manifest.txt";

  private static final String SEAL = "manifest=";

  /** Keeps copies of the maps, in their order. */
  public SealedParts {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  /** All parts by name, with the manifest. */
  public Map<String, byte[]> write() {
    StringBuilder manifest = new StringBuilder();
    facts.forEach((name, value) -> manifest.append(name).append('=').append(value).append('\n'));
    parts.forEach(
        (name, bytes) -> manifest.append(name).append('=').append(hash(bytes)).append('\n'));
    Map<String, byte[]> all = new LinkedHashMap<>(parts);
    all.put(MANIFEST, sealed(manifest.toString()).getBytes(UTF_8));
    return all;
  }

  /** A manifest's lines, and the hash of these as the last one. */
  public static String sealed(String lines) {
    return lines + SEAL + hash(lines.getBytes(UTF_8)) + "\n";
  }

  /**
   * Reads what {@link #write()} gave.
   *
   * @throws ModelException if the manifest is missing or damaged; parts are looked at when asked
   *     for
   */
  public static SealedParts read(Map<String, byte[]> parts) {
    String text = new String(present(parts, MANIFEST), UTF_8);
    int end = Math.max(0, text.lastIndexOf(SEAL));
    if (!text.equals(sealed(text.substring(0, end)))) {
      throw damaged(MANIFEST);
    }
    Map<String, String> facts = new LinkedHashMap<>();
    for (String line : text.substring(0, end).split("\n")) {
      int equals = line.indexOf('=');
      facts.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return new SealedParts(facts, parts);
  }

  /**
   * A fact of the manifest.
   *
   * @throws ModelException if it is not there
   */
  public String fact(String name) {
    String value = facts.get(name);
    if (value == null) {
      throw damaged(MANIFEST);
    }
    return value;
  }

  /**
   * A whole number of the manifest.
   *
   * @throws ModelException if it is not there or no number
   */
  public int integer(String name) {
    try {
      return Integer.parseInt(fact(name));
    } catch (NumberFormatException e) {
      throw damaged(MANIFEST);
    }
  }

  /**
   * A number of the manifest.
   *
   * @throws ModelException if it is not there or no number
   */
  public double number(String name) {
    try {
      return Double.parseDouble(fact(name));
    } catch (NumberFormatException e) {
      throw damaged(MANIFEST);
    }
  }

  /**
   * A copy of a part.
   *
   * @throws ModelException if it is missing or not what was saved
   */
  public byte[] part(String name) {
    byte[] bytes = present(parts, name);
    if (!hash(bytes).equals(facts.get(name))) {
      throw damaged(name);
    }
    return bytes.clone();
  }

  /**
   * A copy of a part of a known length.
   *
   * @throws ModelException if it is missing, of another length or not what was saved
   */
  public byte[] part(String name, int length) {
    byte[] bytes = part(name);
    if (bytes.length != length) {
      throw damaged(name);
    }
    return bytes;
  }

  private static byte[] present(Map<String, byte[]> parts, String name) {
    byte[] bytes = parts.get(name);
    if (bytes == null) {
      throw new ModelException(
          "The model of masked-autoencoder lacks its part '%s'; take an undamaged copy, or train again."
              .formatted(name));
    }
    return bytes;
  }

  /** That something is in the model which this version does not know. */
  public static ModelException unknown(String what) {
    return new ModelException(
        "This model of masked-autoencoder has %s, which this version of vad-tensorflow does not read; take the version that trained it, or train again."
            .formatted(what));
  }

  /** That a part is not what was saved. */
  public static ModelException damaged(String name) {
    return new ModelException(
        "The part '%s' of the model of masked-autoencoder is damaged; take an undamaged copy, or train again."
            .formatted(name));
  }

  /** Numbers as little-endian 32-bit floating-point numbers. */
  public static byte[] toBytes(float[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return buffer.array();
  }

  /** What {@link #toBytes} made bytes of. */
  public static float[] toFloats(byte[] bytes) {
    FloatBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java has SHA-256.", e);
    }
  }
}
