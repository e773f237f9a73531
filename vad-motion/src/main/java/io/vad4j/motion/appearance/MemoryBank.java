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
 * @param counts for each vector, how many of the training video it stands for, at most {@value
 *     #NEIGHBORS}: a pattern that recurs exactly is in the core set once
 * @param baseline 75 % quantile of the neighbour distance on the training video
 */
record MemoryBank(float[][] components, float[] counts, float baseline) {
  private static final int COMPONENTS = PcaWhitening.COMPONENTS;
  static final int NEIGHBORS = 3;
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
    int[] centerOf = new int[features.size()];
    List<float[]> centers = new ArrayList<>();
    int farthest = random.nextInt(features.size());
    while (centers.size() < count) {
      checkInterruption();
      float[] center = features.get(farthest);
      nearest[farthest] = 0;
      centerOf[farthest] = centers.size();
      farthest = 0;
      for (int i = 0; i < nearest.length; i++) {
        float squared = squaredDistance(features.get(i), center);
        if (squared < nearest[i]) {
          nearest[i] = squared;
          centerOf[i] = centers.size();
        }
        farthest = nearest[i] > nearest[farthest] ? i : farthest;
      }
      centers.add(center);
    }
    float[] counts = new float[count];
    for (int center : centerOf) {
      counts[center] = Math.min(NEIGHBORS, counts[center] + 1);
    }
    float[][] components = new float[COMPONENTS][count];
    for (int i = 0; i < count; i++) {
      for (int component = 0; component < COMPONENTS; component++) {
        components[component][i] = centers.get(i)[component];
      }
    }
    MemoryBank raw = new MemoryBank(components, counts, 0);
    float[] distances = new float[features.size()];
    float[] scratch = new float[count];
    for (int i = 0; i < distances.length; i++) {
      checkInterruption();
      distances[i] = raw.neighborDistance(features.get(i), scratch);
    }
    Arrays.sort(distances);
    return new MemoryBank(
        components, counts, distances[(int) (BASELINE_QUANTILE * (distances.length - 1))]);
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
   * Computes the squared excess of the mean distance to the three nearest neighbours of the
   * training video over the baseline.
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
    int nearest = -1;
    int second = -1;
    int third = -1;
    float limit = Float.MAX_VALUE;
    for (int i = 0; i < scratch.length; i++) {
      if (scratch[i] < limit) {
        if (nearest < 0 || scratch[i] < scratch[nearest]) {
          third = second;
          second = nearest;
          nearest = i;
        } else if (second < 0 || scratch[i] < scratch[second]) {
          third = second;
          second = i;
        } else {
          third = i;
        }
        limit = third < 0 ? Float.MAX_VALUE : scratch[third];
      }
    }
    float left = NEIGHBORS;
    double sum = 0;
    for (int neighbor : new int[] {nearest, second, third}) {
      float used = neighbor < 0 ? 0 : Math.min(left, counts[neighbor]);
      sum += used == 0 ? 0 : used * Math.sqrt(scratch[neighbor]);
      left -= used;
    }
    return (float) (sum / (NEIGHBORS - left));
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
