package io.vad4j.motion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What normal places look like: a choice of them, and how far a place is from the nearest of these.
 * Nothing changes the array after it is made.
 *
 * @param values the references' components: first the first of each, then the second, and so on, so
 *     that distances to all of them are computed side by side
 * @param count the number of references
 * @param usual the distance that three of four normal places do not exceed
 */
record References(float[] values, int count, float usual) {
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
    float[] values = new float[COMPONENTS * count];
    for (int i = 0; i < count; i++) {
      for (int component = 0; component < COMPONENTS; component++) {
        values[component * count + i] = chosen.get(i)[component];
      }
    }
    References raw = new References(values, count, 0);
    float[] distances = new float[places.size()];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = raw.distance(places.get(i), new float[count]);
    }
    Arrays.sort(distances);
    return new References(values, count, distances[(int) (USUAL_SHARE * (distances.length - 1))]);
  }

  private static float squared(float[] one, float[] other) {
    float sum = 0;
    for (int i = 0; i < COMPONENTS; i++) {
      float apart = one[i] - other[i];
      sum += apart * apart;
    }
    return sum;
  }

  /**
   * The mean distance to the three nearest references beyond what is usual; at least 0.
   *
   * @param components those of a place
   * @param scratch of a length of at least the number of references
   */
  float evidence(float[] components, float[] scratch) {
    return Math.max(0, distance(components, scratch) - usual);
  }

  private float distance(float[] components, float[] scratch) {
    Arrays.fill(scratch, 0, count, 0);
    for (int component = 0; component < COMPONENTS; component++) {
      float value = components[component];
      int offset = component * count;
      for (int i = 0; i < count; i++) {
        float apart = values[offset + i] - value;
        scratch[i] += apart * apart;
      }
    }
    float[] best = new float[NEAREST];
    Arrays.fill(best, Float.MAX_VALUE);
    for (int i = 0; i < count; i++) {
      if (scratch[i] < best[NEAREST - 1]) {
        insert(best, scratch[i]);
      }
    }
    float sum = 0;
    int known = Math.min(NEAREST, count);
    for (int i = 0; i < known; i++) {
      sum += (float) Math.sqrt(best[i]);
    }
    return sum / known;
  }

  private static void insert(float[] best, float value) {
    int at = best.length - 1;
    while (at > 0 && best[at - 1] > value) {
      best[at] = best[at - 1];
      at--;
    }
    best[at] = value;
  }
}
