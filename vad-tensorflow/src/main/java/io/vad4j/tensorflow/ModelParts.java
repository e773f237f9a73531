package io.vad4j.tensorflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vad4j.ModelException;
import io.vad4j.tensorflow.network.MotionArchitecture;
import io.vad4j.tensorflow.network.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model as it is saved: a manifest of lines {@code name=value} with the sizes and the SHA-256 of
 * each other part, and the numbers as they are in memory, little-endian.
 *
 * @param scene what was learned of the scene
 * @param weights what the network learned
 */
record ModelParts(Scene scene, Weights weights) {
  static final String MANIFEST = "manifest.txt";
  static final String NETWORK = "network.f32";
  static final String BACKGROUND = "background.gray";
  static final String UNITS = "motion-units.f32";
  private static final String FORMAT = "1";
  private static final String SEAL = "manifest=";

  /** The parts by name. */
  Map<String, byte[]> write() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(NETWORK, weights.toBytes());
    parts.put(BACKGROUND, scene.background().clone());
    parts.put(UNITS, toBytes(scene.units()));
    StringBuilder manifest = new StringBuilder();
    SceneLayout layout = scene.layout();
    manifest.append("format=").append(FORMAT).append('\n');
    manifest.append("architecture=").append(layout.architecture().name()).append('\n');
    manifest.append("width=").append(layout.width()).append('\n');
    manifest.append("height=").append(layout.height()).append('\n');
    parts.forEach(
        (name, bytes) -> manifest.append(name).append('=').append(hash(bytes)).append('\n'));
    parts.put(MANIFEST, sealed(manifest.toString()).getBytes(UTF_8));
    return parts;
  }

  /** A manifest's lines, and the hash of these as the last one. */
  static String sealed(String lines) {
    return lines + SEAL + hash(lines.getBytes(UTF_8)) + "\n";
  }

  /**
   * Reads what {@link #write()} gave.
   *
   * @throws ModelException if a part is missing, damaged, or of another format
   */
  static ModelParts read(Map<String, byte[]> parts) {
    Map<String, String> manifest = manifest(parts);
    if (!FORMAT.equals(manifest.get("format"))) {
      throw unknown("format " + manifest.get("format"));
    }
    SceneLayout layout = layout(manifest);
    MotionArchitecture architecture = layout.architecture();
    if (!architecture.name().equals(manifest.get("architecture"))) {
      throw unknown("architecture " + manifest.get("architecture"));
    }
    byte[] background = part(parts, manifest, BACKGROUND, layout.miniature().grid().cells());
    byte[] units = part(parts, manifest, UNITS, 4 * layout.cells().rows());
    byte[] network = part(parts, manifest, NETWORK, 4 * Weights.count(architecture.parameters()));
    return new ModelParts(
        new Scene(layout, background, toFloats(units)),
        Weights.fromBytes(architecture.parameters(), network));
  }

  private static Map<String, String> manifest(Map<String, byte[]> parts) {
    String text = new String(present(parts, MANIFEST), UTF_8);
    int end = Math.max(0, text.lastIndexOf(SEAL));
    if (!text.equals(sealed(text.substring(0, end)))) {
      throw damaged(MANIFEST);
    }
    Map<String, String> manifest = new LinkedHashMap<>();
    for (String line : text.substring(0, end).split("\n")) {
      int equals = line.indexOf('=');
      manifest.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return manifest;
  }

  private static SceneLayout layout(Map<String, String> manifest) {
    try {
      return SceneLayout.of(
          Integer.parseInt(manifest.get("width")), Integer.parseInt(manifest.get("height")));
    } catch (IllegalArgumentException e) {
      throw damaged(MANIFEST);
    }
  }

  private static byte[] part(
      Map<String, byte[]> parts, Map<String, String> manifest, String name, int length) {
    byte[] bytes = present(parts, name);
    if (bytes.length != length || !hash(bytes).equals(manifest.get(name))) {
      throw damaged(name);
    }
    return bytes.clone();
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

  private static ModelException unknown(String what) {
    return new ModelException(
        "This model of masked-autoencoder has %s, which this version of vad-tensorflow does not read; take the version that trained it, or train again."
            .formatted(what));
  }

  private static ModelException damaged(String name) {
    return new ModelException(
        "The part '%s' of the model of masked-autoencoder is damaged; take an undamaged copy, or train again."
            .formatted(name));
  }

  private static byte[] toBytes(float[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return buffer.array();
  }

  private static float[] toFloats(byte[] bytes) {
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
