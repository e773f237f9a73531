package io.vad4j.tensorflow.motion;

import io.vad4j.ModelException;
import io.vad4j.tensorflow.network.MotionArchitecture;
import io.vad4j.tensorflow.network.Weights;
import io.vad4j.tensorflow.saved.SealedParts;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model of {@code architecture=motion} as it is saved: sizes, and the numbers as they are in
 * memory, little-endian.
 *
 * @param scene what was learned of the scene
 * @param weights what the network learned
 */
public record MotionModelCodec(SceneModel scene, Weights weights) {
  static final String MANIFEST = SealedParts.MANIFEST;
  public static final String NETWORK = "network.f32";
  static final String BACKGROUND = "background.gray";
  static final String ROW_SCALES = "motion-units.f32";
  private static final String FORMAT = "1";

  /** The parts by name. */
  Map<String, byte[]> encode() {
    InputGeometry geometry = scene.geometry();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("format", FORMAT);
    facts.put("architecture", geometry.architecture().name());
    facts.put("width", Integer.toString(geometry.width()));
    facts.put("height", Integer.toString(geometry.height()));
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(NETWORK, weights.toBytes());
    parts.put(BACKGROUND, scene.background().clone());
    parts.put(ROW_SCALES, SealedParts.toBytes(scene.rowScales()));
    return new SealedParts(facts, parts).write();
  }

  /** A manifest's lines, and the hash of these as the last one. */
  static String sealed(String lines) {
    return SealedParts.sealed(lines);
  }

  /**
   * Reads what {@link #encode()} gave.
   *
   * @throws ModelException if a part is missing, damaged, or of another format
   */
  public static MotionModelCodec decode(Map<String, byte[]> parts) {
    SealedParts saved = SealedParts.read(parts);
    if (!FORMAT.equals(saved.facts().get("format"))) {
      throw SealedParts.unknown("format " + saved.facts().get("format"));
    }
    InputGeometry geometry = readGeometry(saved);
    MotionArchitecture architecture = geometry.architecture();
    if (!architecture.name().equals(saved.facts().get("architecture"))) {
      throw SealedParts.unknown("architecture " + saved.facts().get("architecture"));
    }
    byte[] background = saved.part(BACKGROUND, geometry.downsampler().grid().cells());
    byte[] rowScales = saved.part(ROW_SCALES, 4 * geometry.cells().rows());
    byte[] network = saved.part(NETWORK, 4 * Weights.parameterCount(architecture.parameters()));
    return new MotionModelCodec(
        new SceneModel(geometry, background, SealedParts.toFloats(rowScales)),
        Weights.fromBytes(architecture.parameters(), network));
  }

  private static InputGeometry readGeometry(SealedParts saved) {
    try {
      return InputGeometry.of(saved.integer("width"), saved.integer("height"));
    } catch (IllegalArgumentException e) {
      throw SealedParts.damaged(MANIFEST);
    }
  }
}
