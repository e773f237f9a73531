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
 * @param local whitened descriptors that the model was extended by, normal where they were seen
 */
record AppearanceModel(
    BackgroundModel background, PcaWhitening whitening, MemoryBank memoryBank, LocalMemory local) {
  /** Holds the {@link #DESCRIPTOR_VERSION}. */
  private static final String VERSION_PART = "descriptions.f32";

  /**
   * Identifies how descriptors are computed and kept; models of other versions are not comparable.
   */
  private static final float DESCRIPTOR_VERSION = 3;

  private static final String MEAN_PART = "mean.f32";
  private static final String AXES_PART = "axes.f32";
  private static final String BASELINE_PART = "distance.f32";
  private static final String MEMORY_BANK_PART = "references.f32";
  private static final String COUNTS_PART = "reference-counts.f32";
  private static final String LOCAL_CELLS_PART = "local-cells.f32";
  private static final String LOCAL_PART = "local-references.f32";
  private static final String LOCAL_LEVEL_PART = "local-level.f32";

  /** Fits the model to descriptors of the training video, at least one. */
  static AppearanceModel fit(
      BackgroundModel background, List<float[]> features, int memorySize, Random random) {
    PcaWhitening whitening = PcaWhitening.fit(features);
    List<float[]> whitened = features.stream().map(whitening::transform).toList();
    return new AppearanceModel(
        background,
        whitening,
        MemoryBank.kCenterGreedy(whitened, memorySize, random),
        LocalMemory.NONE);
  }

  /**
   * The model with descriptors added that it scores above a level, which then score the level;
   * those that others added make normal are left out.
   *
   * @param maxSize how many the model is extended by at most, with those before
   */
  AppearanceModel extend(DescriptorCollector descriptors, double level, int maxSize) {
    // Added vectors score this level exactly; a double may lie below it.
    float floatLevel = (float) level;
    LocalMemory.Builder added = new LocalMemory.Builder(local, floatLevel);
    AppearanceModel extended = this;
    float[] scratch = new float[memoryBank.size()];
    for (int i = 0; i < descriptors.features().size() && added.size() < maxSize; i++) {
      int cell = descriptors.cells().get(i);
      float[] vector = whitening.transform(descriptors.features().get(i));
      if (extended.anomalyScore(cell, vector, scratch) > floatLevel) {
        added.add(cell, vector);
        extended = new AppearanceModel(background, whitening, memoryBank, added.build());
      }
    }
    return extended;
  }

  /**
   * The anomaly score of a cell.
   *
   * @param vector a whitened descriptor
   * @param scratch working memory of the size of the memory bank
   */
  float anomalyScore(int cell, float[] vector, float[] scratch) {
    float score = memoryBank.anomalyScore(vector, scratch);
    if (score == 0) {
      return 0;
    }
    float distance = local.distance(background.grid(), cell, vector);
    return Math.min(score, Math.max(local.level(), memoryBank.anomalyScore(distance)));
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
    parts.put(COUNTS_PART, FloatArrays.encode(memoryBank.counts()));
    if (local.cells().length > 0) {
      float[] cells = new float[local.cells().length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = local.cells()[i];
      }
      parts.put(LOCAL_CELLS_PART, FloatArrays.encode(cells));
      parts.put(LOCAL_PART, FloatArrays.encode(local.vectors()));
      parts.put(LOCAL_LEVEL_PART, FloatArrays.encode(local.level()));
    }
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
        background,
        new PcaWhitening(mean, axes),
        new MemoryBank(
            references, ModelParts.floats(scorer, parts, COUNTS_PART, count), baseline[0]),
        parts.containsKey(LOCAL_CELLS_PART) ? loadLocal(scorer, parts) : LocalMemory.NONE);
  }

  private static LocalMemory loadLocal(String scorer, Map<String, byte[]> parts) {
    float[] numbers = ModelParts.floats(scorer, parts, LOCAL_CELLS_PART);
    int components = PcaWhitening.COMPONENTS;
    float[] values = ModelParts.floats(scorer, parts, LOCAL_PART, components * numbers.length);
    int[] cells = new int[numbers.length];
    float[][] vectors = new float[numbers.length][];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (int) numbers[i];
      vectors[i] = Arrays.copyOfRange(values, i * components, (i + 1) * components);
    }
    float[] level = ModelParts.floats(scorer, parts, LOCAL_LEVEL_PART, 1);
    return new LocalMemory(cells, vectors, level[0]);
  }

  private static void checkVersion(String scorer, Map<String, byte[]> parts) {
    if (!parts.containsKey(VERSION_PART)
        || ModelParts.floats(scorer, parts, VERSION_PART, 1)[0] != DESCRIPTOR_VERSION) {
      throw new ModelException(
          "The model of %s was written by another version of vad4j, which computes or keeps descriptors in another way ('%s'); train again."
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
