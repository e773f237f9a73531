package io.vad4j.motion;

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
 * @param usual the distance that three of four normal places do not exceed
 */
record References(float[][] components, float usual) {
  private static final int COMPONENTS = Whitening.COMPONENTS;
  private static final int NEAREST = 3;
  private static final double USUAL_SHARE = 0.75;

  /**
   * Chooses references: the first at random, then always the place that is farthest from those
   * chosen, so that what is rare but normal is kept too (Gonzalez, 1985).
   *
   * @param places components of normal places, at least one
   * @param most how many to choose at most
   */
  static References choose(List<float[]> places, int most, Random random) {
    int count = Math.min(most, places.size());
    float[] nearest = new float[places.size()];
    Arrays.fill(nearest, Float.MAX_VALUE);
    List<float[]> chosen = new ArrayList<>();
    int next = random.nextInt(places.size());
    while (chosen.size() < count) {
      float[] reference = places.get(next);
      chosen.add(reference);
      nearest[next] = 0;
      next = 0;
      for (int i = 0; i < nearest.length; i++) {
        nearest[i] = Math.min(nearest[i], squared(places.get(i), reference));
        next = nearest[i] > nearest[next] ? i : next;
      }
    }
    float[][] components = new float[COMPONENTS][count];
    for (int i = 0; i < count; i++) {
      for (int component = 0; component < COMPONENTS; component++) {
        components[component][i] = chosen.get(i)[component];
      }
    }
    References raw = new References(components, 0);
    float[] distances = new float[places.size()];
    float[] scratch = new float[count];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = raw.distance(places.get(i), scratch);
    }
    Arrays.sort(distances);
    return new References(components, distances[(int) (USUAL_SHARE * (distances.length - 1))]);
  }

  private static float squared(float[] one, float[] other) {
    float sum = 0;
    for (int i = 0; i < COMPONENTS; i++) {
      float apart = one[i] - other[i];
      sum += apart * apart;
    }
    return sum;
  }

  /** The number of references. */
  int count() {
    return components[0].length;
  }

  /**
   * The square of the mean distance to the three nearest references beyond what is usual; at least
   * 0. Squared, so that a little of what is very unusual, as it comes into the picture, outweighs
   * much that is hardly so.
   *
   * @param place the components of a place
   * @param scratch as long as there are references
   */
  float evidence(float[] place, float[] scratch) {
    float beyond = Math.max(0, distance(place, scratch) - usual);
    return beyond * beyond;
  }

  private float distance(float[] place, float[] scratch) {
    Arrays.fill(scratch, 0);
    for (int component = 0; component < COMPONENTS; component += 4) {
      addSquares(component, place, scratch);
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
    int known = Math.min(NEAREST, scratch.length);
    double sum = Math.sqrt(nearest);
    sum += known > 1 ? Math.sqrt(second) : 0;
    sum += known > 2 ? Math.sqrt(third) : 0;
    return (float) (sum / known);
  }

  /** Adds what four components are apart; plain arrays of one length are computed in one go. */
  private void addSquares(int component, float[] place, float[] sums) {
    float[] one = components[component];
    float[] two = components[component + 1];
    float[] three = components[component + 2];
    float[] four = components[component + 3];
    float first = place[component];
    float second = place[component + 1];
    float third = place[component + 2];
    float fourth = place[component + 3];
    for (int i = 0; i < sums.length; i++) {
      float a = one[i] - first;
      float b = two[i] - second;
      float c = three[i] - third;
      float d = four[i] - fourth;
      sums[i] += a * a + b * b + c * c + d * d;
    }
  }
}
