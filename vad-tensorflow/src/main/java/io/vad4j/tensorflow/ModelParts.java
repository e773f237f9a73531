package io.vad4j.tensorflow;

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
record ModelParts(Scene scene, Weights weights) {
  static final String MANIFEST = SealedParts.MANIFEST;
  static final String NETWORK = "network.f32";
  static final String BACKGROUND = "background.gray";
  static final String UNITS = "motion-units.f32";
  private static final String FORMAT = "1";

  /** The parts by name. */
  Map<String, byte[]> write() {
    SceneLayout layout = scene.layout();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("format", FORMAT);
    facts.put("architecture", layout.architecture().name());
    facts.put("width", Integer.toString(layout.width()));
    facts.put("height", Integer.toString(layout.height()));
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(NETWORK, weights.toBytes());
    parts.put(BACKGROUND, scene.background().clone());
    parts.put(UNITS, SealedParts.toBytes(scene.units()));
    return new SealedParts(facts, parts).write();
  }

  /** A manifest's lines, and the hash of these as the last one. */
  static String sealed(String lines) {
    return SealedParts.sealed(lines);
  }

  /**
   * Reads what {@link #write()} gave.
   *
   * @throws ModelException if a part is missing, damaged, or of another format
   */
  static ModelParts read(Map<String, byte[]> parts) {
    SealedParts saved = SealedParts.read(parts);
    if (!FORMAT.equals(saved.facts().get("format"))) {
      throw SealedParts.unknown("format " + saved.facts().get("format"));
    }
    SceneLayout layout = layout(saved);
    MotionArchitecture architecture = layout.architecture();
    if (!architecture.name().equals(saved.facts().get("architecture"))) {
      throw SealedParts.unknown("architecture " + saved.facts().get("architecture"));
    }
    byte[] background = saved.part(BACKGROUND, layout.miniature().grid().cells());
    byte[] units = saved.part(UNITS, 4 * layout.cells().rows());
    byte[] network = saved.part(NETWORK, 4 * Weights.count(architecture.parameters()));
    return new ModelParts(
        new Scene(layout, background, SealedParts.toFloats(units)),
        Weights.fromBytes(architecture.parameters(), network));
  }

  private static SceneLayout layout(SealedParts saved) {
    try {
      return SceneLayout.of(saved.integer("width"), saved.integer("height"));
    } catch (IllegalArgumentException e) {
      throw SealedParts.damaged(MANIFEST);
    }
  }
}
