package io.vad4j.motion.appearance;

import io.vad4j.TrainingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What normal places look like: a choice of them, and how far a place is from the nearest of these.
 * Nothing changes the arrays after they are made.
 *
 * @param components for each component that of each reference, so that distances to all of them are
 *     computed side by side
 * @param baseline the distance that three of four normal places do not exceed
 */
record MemoryBank(float[][] components, float baseline) {
  private static final int COMPONENTS = PcaWhitening.COMPONENTS;
  private static final int NEIGHBORS = 3;
  private static final double BASELINE_QUANTILE = 0.75;

  /**
   * Chooses references: the first at random, then always the place that is farthest from those
   * chosen, so that what is rare but normal is kept too (Gonzalez, 1985).
   *
   * @param features components of normal places, at least one
   * @param maxSize how many to choose at most
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

  /** The number of references. */
  int size() {
    return components[0].length;
  }

  /**
   * The square of the mean distance to the three nearest references beyond what is usual; at least
   * 0. Squared, so that a little of what is very unusual, as it comes into the picture, outweighs
   * much that is hardly so.
   *
   * @param vector the components of a place
   * @param scratch as long as there are references
   */
  float anomalyScore(float[] vector, float[] scratch) {
    float excess = Math.max(0, neighborDistance(vector, scratch) - baseline);
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

  /** Adds what four components are apart; plain arrays of one length are computed in one go. */
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
