package io.vad4j.motion.appearance;

import io.vad4j.ModelException;
import io.vad4j.core.modelfile.FloatArrays;
import io.vad4j.core.modelfile.ModelParts;
import io.vad4j.motion.background.BackgroundModel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Fitted model of the scorer {@code appearance}.
 *
 * @param background background model
 * @param whitening projection of descriptors
 * @param memoryBank whitened descriptors of the training video
 */
record AppearanceModel(BackgroundModel background, PcaWhitening whitening, MemoryBank memoryBank) {
  /** Holds the {@link #DESCRIPTOR_VERSION}. */
  private static final String VERSION_PART = "descriptions.f32";

  /** Identifies how descriptors are computed; models of other versions are not comparable. */
  private static final float DESCRIPTOR_VERSION = 2;

  private static final String MEAN_PART = "mean.f32";
  private static final String AXES_PART = "axes.f32";
  private static final String BASELINE_PART = "distance.f32";
  private static final String MEMORY_BANK_PART = "references.f32";

  /** Fits the model to descriptors of the training video, at least one. */
  static AppearanceModel fit(
      BackgroundModel background, List<float[]> features, int memorySize, Random random) {
    PcaWhitening whitening = PcaWhitening.fit(features);
    List<float[]> whitened = features.stream().map(whitening::transform).toList();
    return new AppearanceModel(
        background, whitening, MemoryBank.kCenterGreedy(whitened, memorySize, random));
  }

  /** The parts of a model. */
  Map<String, byte[]> save() {
    Map<String, byte[]> parts = new HashMap<>();
    background.save(parts);
    parts.put(VERSION_PART, FloatArrays.encode(DESCRIPTOR_VERSION));
    parts.put(MEAN_PART, FloatArrays.encode(whitening.mean()));
    parts.put(AXES_PART, FloatArrays.encode(whitening.axes()));
    parts.put(BASELINE_PART, FloatArrays.encode(memoryBank.baseline()));
    parts.put(MEMORY_BANK_PART, FloatArrays.encode(flatten(memoryBank.components())));
    return parts;
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws ModelException if a part is missing, damaged or of another descriptor version
   */
  static AppearanceModel load(String scorer, Map<String, byte[]> parts) {
    checkVersion(scorer, parts);
    BackgroundModel background = BackgroundModel.load(scorer, parts);
    int components = PcaWhitening.COMPONENTS;
    float[] mean = ModelParts.floats(scorer, parts, MEAN_PART, OrientedGradientDescriptor.LENGTH);
    float[] axes =
        ModelParts.floats(scorer, parts, AXES_PART, components * OrientedGradientDescriptor.LENGTH);
    float[] baseline = ModelParts.floats(scorer, parts, BASELINE_PART, 1);
    float[] values = ModelParts.floats(scorer, parts, MEMORY_BANK_PART);
    if (values.length == 0 || values.length % components != 0) {
      throw ModelParts.damaged(scorer, MEMORY_BANK_PART);
    }
    int count = values.length / components;
    float[][] references = new float[components][];
    for (int i = 0; i < components; i++) {
      references[i] = Arrays.copyOfRange(values, i * count, (i + 1) * count);
    }
    return new AppearanceModel(
        background, new PcaWhitening(mean, axes), new MemoryBank(references, baseline[0]));
  }

  private static void checkVersion(String scorer, Map<String, byte[]> parts) {
    if (!parts.containsKey(VERSION_PART)
        || ModelParts.floats(scorer, parts, VERSION_PART, 1)[0] != DESCRIPTOR_VERSION) {
      throw new ModelException(
          "The model of %s was written by another version of vad4j, which computes descriptors in another way ('%s'); train again."
              .formatted(scorer, VERSION_PART));
    }
  }

  private static float[] flatten(float[][] components) {
    int count = components[0].length;
    float[] flattened = new float[components.length * count];
    for (int i = 0; i < components.length; i++) {
      System.arraycopy(components[i], 0, flattened, i * count, count);
    }
    return flattened;
  }
}
