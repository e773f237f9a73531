package io.vad4j.reproduction.scoring;

import io.vad4j.Pooling;
import java.util.Locale;

/**
 * A feature of a frame: an anomaly map pooled to a number.
 *
 * @param mapType the map
 * @param pooling its pooling
 * @param perspective whether the map is normalised for perspective first
 */
public record ScoreFeature(MapType mapType, Pooling pooling, boolean perspective) {

  /** {@return the mean over the frame, as in the paper} */
  public static ScoreFeature mean(MapType mapType) {
    return new ScoreFeature(mapType, Pooling.mean(), false);
  }

  /** {@return text such as "largest box of 3 × 3 cells of motion, by perspective"} */
  String description() {
    return String.format(
        Locale.ROOT,
        "%s of %s%s",
        describe(pooling),
        mapType.description(),
        perspective ? ", by perspective" : "");
  }

  /** {@return a pooling as text} */
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
