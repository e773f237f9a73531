package io.vad4j.examples.cli.reproduce;

import io.vad4j.AnomalyMap;
import io.vad4j.Pooling;
import io.vad4j.core.evaluate.PixelScores;
import io.vad4j.core.image.PixelMask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a network of the paper makes of all clips.
 *
 * @param readings the numbers
 * @param pixels maps against masks, where that was asked for
 */
record NetworkReadings(Readings readings, Optional<PixelScores> pixels) {
  /** The poolings that are compared. */
  static final List<Pooling> POOLINGS =
      List.of(
          Pooling.mean(),
          Pooling.largestBox(2),
          Pooling.largestBox(3),
          Pooling.largestBox(4),
          Pooling.largestBoxes(2, 5));

  /** The paper's hybrid score: frame means of error and motion, each of unit spread. */
  static final Recipe HYBRID =
      Recipe.of(Reading.mean(Signal.ERROR), 1, Reading.mean(Signal.MOTION), 1);

  private static final List<Signal> SIGNALS =
      List.of(Signal.ERROR, Signal.WEIGHTED_ERROR, Signal.MOTION);

  /**
   * Looks at all clips.
   *
   * @param mapped how maps that are to be compared with masks are made; pixels take much memory
   */
  static NetworkReadings of(MapSource source, List<WatchedClip> clips, Optional<Recipe> mapped) {
    PixelScores pixels = new PixelScores();
    Readings readings =
        Readings.of(
            source,
            clips,
            ways(),
            (soFar, clip, maps) ->
                mapped.ifPresent(recipe -> addMaps(pixels, soFar, recipe, clip, maps)));
    return new NetworkReadings(readings, mapped.map(recipe -> pixels));
  }

  private static List<Reading> ways() {
    List<Reading> ways = new ArrayList<>();
    for (Signal signal : SIGNALS) {
      for (Pooling pooling : POOLINGS) {
        ways.add(new Reading(signal, pooling, false));
        ways.add(new Reading(signal, pooling, true));
      }
    }
    return ways;
  }

  /** Adds the maps of a test clip, weighted as a recipe has it, where its pixels are labelled. */
  static void addMaps(
      PixelScores pixels,
      Readings readings,
      Recipe recipe,
      WatchedClip clip,
      List<Map<Signal, AnomalyMap>> maps) {
    Map<Reading, Double> weights = recipe.weights(readings);
    for (int frame = 0; frame < clip.size(); frame++) {
      Optional<PixelMask> mask = clip.masks().apply(frame);
      if (mask.isPresent()) {
        pixels.add(sum(readings, weights, maps.get(frame)), mask.get());
      }
    }
  }

  /** The maps of a frame, each times its weight, added up. */
  static AnomalyMap sum(
      Readings readings, Map<Reading, Double> weights, Map<Signal, AnomalyMap> maps) {
    float[] sum = new float[0];
    int columns = 0;
    int rows = 0;
    for (Map.Entry<Reading, Double> entry : weights.entrySet()) {
      AnomalyMap map = readings.seen(entry.getKey(), maps);
      columns = map.columns();
      rows = map.rows();
      float[] values = map.values();
      sum = sum.length == 0 ? new float[values.length] : sum;
      for (int i = 0; i < values.length; i++) {
        sum[i] += (float) (entry.getValue() * values[i]);
      }
    }
    return AnomalyMap.of(columns, rows, sum);
  }
}
