package io.vad4j.motion.appearance;

import io.vad4j.TrainingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Memory bank of normal vectors with k-nearest-neighbour distance. The arrays do not change after
 * construction.
 *
 * @param components the vectors as a structure of arrays: for each component, its value in each
 *     vector
 * @param baseline 75 % quantile of the neighbour distance on the training video
 */
record MemoryBank(float[][] components, float baseline) {
  private static final int COMPONENTS = PcaWhitening.COMPONENTS;
  private static final int NEIGHBORS = 3;
  private static final double BASELINE_QUANTILE = 0.75;

  /**
   * Selects a core set by k-center greedy (Gonzalez, 1985): the first vector at random, then always
   * the one farthest from those selected.
   *
   * @param features normal vectors, at least one
   * @param maxSize maximum size of the memory bank
   */
  static MemoryBank kCenterGreedy(List<float[]> features, int maxSize, Random random) {
    int count = Math.min(maxSize, features.size());
    float[] nearest = new float[features.size()];
    Arrays.fill(nearest, Float.MAX_VALUE);
    List<float[]> centers = new ArrayList<>();
    int farthest = random.nextInt(features.size());
    while (centers.size() < count) {
      checkInterruption();
      float[] center = features.get(farthest);
      centers.add(center);
      nearest[farthest] = 0;
      farthest = 0;
      for (int i = 0; i < nearest.length; i++) {
        nearest[i] = Math.min(nearest[i], squaredDistance(features.get(i), center));
        farthest = nearest[i] > nearest[farthest] ? i : farthest;
      }
    }
    float[][] components = new float[COMPONENTS][count];
    for (int i = 0; i < count; i++) {
      for (int component = 0; component < COMPONENTS; component++) {
        components[component][i] = centers.get(i)[component];
      }
    }
    MemoryBank raw = new MemoryBank(components, 0);
    float[] distances = new float[features.size()];
    float[] scratch = new float[count];
    for (int i = 0; i < distances.length; i++) {
      checkInterruption();
      distances[i] = raw.neighborDistance(features.get(i), scratch);
    }
    Arrays.sort(distances);
    return new MemoryBank(
        components, distances[(int) (BASELINE_QUANTILE * (distances.length - 1))]);
  }

  private static void checkInterruption() {
    if (Thread.currentThread().isInterrupted()) {
      throw new TrainingException("Training of the memory bank was interrupted; call fit again.");
    }
  }

  private static float squaredDistance(float[] one, float[] other) {
    float sum = 0;
    for (int i = 0; i < COMPONENTS; i++) {
      float difference = one[i] - other[i];
      sum += difference * difference;
    }
    return sum;
  }

  /** The number of vectors. */
  int size() {
    return components[0].length;
  }

  /**
   * Computes the squared excess of the mean distance to the three nearest neighbours over the
   * baseline.
   *
   * @param vector a whitened descriptor
   * @param scratch working memory of length {@link #size()}
   */
  float anomalyScore(float[] vector, float[] scratch) {
    return anomalyScore(neighborDistance(vector, scratch));
  }

  /** The squared excess of a distance over the baseline. */
  float anomalyScore(float distance) {
    float excess = Math.max(0, distance - baseline);
    return excess * excess;
  }

  private float neighborDistance(float[] vector, float[] scratch) {
    Arrays.fill(scratch, 0);
    for (int component = 0; component < COMPONENTS; component += 4) {
      addSquares(component, vector, scratch);
    }
    float nearest = Float.MAX_VALUE;
    float second = Float.MAX_VALUE;
    float third = Float.MAX_VALUE;
    for (float squared : scratch) {
      if (squared < third) {
        third = Math.max(second, squared);
        second = Math.max(nearest, Math.min(second, squared));
        nearest = Math.min(nearest, squared);
      }
    }
    int neighbors = Math.min(NEIGHBORS, scratch.length);
    double sum = Math.sqrt(nearest);
    sum += neighbors > 1 ? Math.sqrt(second) : 0;
    sum += neighbors > 2 ? Math.sqrt(third) : 0;
    return (float) (sum / neighbors);
  }

  /** Adds the squared differences of four components; the loop is vectorised by the JIT. */
  private void addSquares(int component, float[] vector, float[] sums) {
    float[] one = components[component];
    float[] two = components[component + 1];
    float[] three = components[component + 2];
    float[] four = components[component + 3];
    float first = vector[component];
    float second = vector[component + 1];
    float third = vector[component + 2];
    float fourth = vector[component + 3];
    for (int i = 0; i < sums.length; i++) {
      float a = one[i] - first;
      float b = two[i] - second;
      float c = three[i] - third;
      float d = four[i] - fourth;
      sums[i] += a * a + b * b + c * c + d * d;
    }
  }
}
