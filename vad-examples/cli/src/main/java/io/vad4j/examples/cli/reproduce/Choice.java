package io.vad4j.examples.cli.reproduce;

import io.vad4j.Pooling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A network with a way to score, and how well it finds what was pasted into normal clips: what a
 * choice without test labels goes by.
 *
 * @param network the key of the network
 * @param recipe the way to score
 * @param foundPasted the AUC over the frames of the pasted clips
 */
record Choice(String network, Recipe recipe, double foundPasted) {
  /** About as long as smoothing may be before it hides what passes quickly. */
  static final Duration SMOOTHING = Duration.ofMillis(300);

  /** Shares of motion that are tried for each share 1 of the error. */
  static final List<Double> MOTION_SHARES = List.of(0.0, 0.5, 1.0, 2.0, 4.0);

  /** All that are tried, the best first; empty where nothing could be pasted. */
  static List<Choice> of(Map<String, NetworkReadings> networks) {
    List<Choice> choices = new ArrayList<>();
    networks.forEach(
        (network, result) -> {
          for (Recipe recipe : recipes()) {
            OptionalDouble found = recipe.foundPasted(result.readings());
            if (found.isPresent()) {
              choices.add(new Choice(network, recipe, found.getAsDouble()));
            }
          }
        });
    choices.sort(Comparator.comparingDouble(Choice::foundPasted).reversed());
    return choices;
  }

  private static List<Recipe> recipes() {
    List<Recipe> recipes = new ArrayList<>();
    for (Signal signal : List.of(Signal.ERROR, Signal.WEIGHTED_ERROR)) {
      for (Pooling pooling : NetworkReadings.POOLINGS) {
        for (boolean perspective : List.of(false, true)) {
          Reading error = new Reading(signal, pooling, perspective);
          Reading motion = new Reading(Signal.MOTION, pooling, perspective);
          for (double share : MOTION_SHARES) {
            Recipe recipe = Recipe.of(error, 1, motion, share);
            recipes.add(recipe);
            recipes.add(recipe.smoothed(SMOOTHING));
          }
        }
      }
    }
    return recipes;
  }
}
