package io.vad4j.cli.watch.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name that was probably meant: the one with the smallest edit distance (Levenshtein 1966). */
final class NearestName {
  private NearestName() {}

  /** A hint to append to a message, and all names where none is near. */
  static String hint(String given, Collection<String> known) {
    Optional<String> nearest =
        known.stream().min(Comparator.comparingInt(name -> distance(given, name)));
    return nearest.isPresent() && distance(given, nearest.get()) <= Math.max(2, given.length() / 3)
        ? "; did you mean '" + nearest.get() + "'?"
        : "; known are " + String.join(", ", known.stream().sorted().toList()) + ".";
  }

  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
