package io.vad4j.reproduction.scoring;

import io.vad4j.Pooling;
import java.util.Locale;

/**
 * How a number is made of a frame.
 *
 * @param mapType which map
 * @param pooling how the map becomes a number
 * @param perspective whether its rows are first divided by what is usual there
 */
public record ScoreFeature(MapType mapType, Pooling pooling, boolean perspective) {

  /** The mean over the picture, as in the paper. */
  public static ScoreFeature mean(MapType mapType) {
    return new ScoreFeature(mapType, Pooling.mean(), false);
  }

  /** The largest box of so many cells. */
  static ScoreFeature maxPooled(MapType mapType, int cells) {
    return new ScoreFeature(mapType, Pooling.max(cells), false);
  }

  /** In words, such as "largest box of 3 × 3 cells of motion, by perspective". */
  String description() {
    return String.format(
        Locale.ROOT,
        "%s of %s%s",
        describe(pooling),
        mapType.description(),
        perspective ? ", by perspective" : "");
  }

  /** A pooling in words. */
  public static String describe(Pooling pooling) {
    if (pooling.equals(Pooling.mean())) {
      return "mean";
    }
    String pattern =
        pooling.topK() == 1
            ? "largest box of %d × %<d cells"
            : "%2$d largest boxes of %1$d × %1$d cells";
    return String.format(Locale.ROOT, pattern, pooling.window(), pooling.topK());
  }
}
