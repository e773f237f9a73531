package io.vad4j.motion;

import io.vad4j.ModelException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What is known of how things look that are normal in a scene.
 *
 * @param scene the scene when it is empty
 * @param whitening what descriptions of places are reduced to
 * @param references normal places
 */
record NormalLooks(EmptyScene scene, Whitening whitening, References references) {
  /** Which way of describing places the numbers are of; another than {@link #WAY} tells nothing. */
  private static final String WAY_PART = "descriptions.f32";

  /** 2 since edges that are everywhere are taken off; before, there was no such part. */
  private static final float WAY = 2;

  private static final String MEAN_PART = "mean.f32";
  private static final String AXES_PART = "axes.f32";
  private static final String USUAL_PART = "distance.f32";
  private static final String REFERENCES_PART = "references.f32";

  /** Learns from descriptions of normal places, at least one. */
  static NormalLooks of(EmptyScene scene, List<float[]> descriptions, int most, Random random) {
    Whitening whitening = Whitening.of(descriptions);
    List<float[]> places = descriptions.stream().map(whitening::apply).toList();
    return new NormalLooks(scene, whitening, References.choose(places, most, random));
  }

  /** The parts of a model. */
  Map<String, byte[]> save() {
    Map<String, byte[]> parts = new HashMap<>();
    scene.save(parts);
    parts.put(WAY_PART, SavedNumbers.bytes(WAY));
    parts.put(MEAN_PART, SavedNumbers.bytes(whitening.mean()));
    parts.put(AXES_PART, SavedNumbers.bytes(whitening.axes()));
    parts.put(USUAL_PART, SavedNumbers.bytes(references.usual()));
    parts.put(REFERENCES_PART, SavedNumbers.bytes(flat(references.components())));
    return parts;
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws ModelException if a part is missing or damaged, or another version of the library wrote
   *     it that describes places in another way
   */
  static NormalLooks load(String scorer, Map<String, byte[]> parts) {
    checkWay(scorer, parts);
    EmptyScene scene = EmptyScene.load(scorer, parts);
    int components = Whitening.COMPONENTS;
    float[] mean = SavedNumbers.floats(scorer, parts, MEAN_PART, Looks.LENGTH);
    float[] axes = SavedNumbers.floats(scorer, parts, AXES_PART, components * Looks.LENGTH);
    float[] usual = SavedNumbers.floats(scorer, parts, USUAL_PART, 1);
    float[] values = SavedNumbers.floats(scorer, parts, REFERENCES_PART);
    if (values.length == 0 || values.length % components != 0) {
      throw SavedNumbers.damaged(scorer, REFERENCES_PART);
    }
    int count = values.length / components;
    float[][] references = new float[components][];
    for (int i = 0; i < components; i++) {
      references[i] = Arrays.copyOfRange(values, i * count, (i + 1) * count);
    }
    return new NormalLooks(scene, new Whitening(mean, axes), new References(references, usual[0]));
  }

  private static void checkWay(String scorer, Map<String, byte[]> parts) {
    if (!parts.containsKey(WAY_PART) || SavedNumbers.floats(scorer, parts, WAY_PART, 1)[0] != WAY) {
      throw new ModelException(
          "The model of %s was written by another version of vad4j, which describes what it sees in another way ('%s'); train again."
              .formatted(scorer, WAY_PART));
    }
  }

  private static float[] flat(float[][] components) {
    int count = components[0].length;
    float[] flat = new float[components.length * count];
    for (int i = 0; i < components.length; i++) {
      System.arraycopy(components[i], 0, flat, i * count, count);
    }
    return flat;
  }
}
