package io.vad4j;

import java.time.Duration;
import java.util.Objects;

/**
 * Today's frames no longer look like the normal footage that was learned from.
 *
 * @param timestamp when it was noticed, since the start of the clip
 * @param meanPercentile where today's scores lie among those of the normal footage, on average over
 *     the last minutes: 0.5 as learned, towards 1 when they are higher, towards 0 when lower
 * @since 0.1.0
 */
public record ScoreDrift(Duration timestamp, double meanPercentile) {
  /**
   * Checks the range.
   *
   * @param timestamp when it was noticed
   * @param meanPercentile where today's scores lie among those of the normal footage
   */
  public ScoreDrift {
    Objects.requireNonNull(timestamp, "time");
    if (!(meanPercentile >= 0 && meanPercentile <= 1)) {
      throw new IllegalArgumentException(
          "A mean rank of " + meanPercentile + " is not from 0 to 1.");
    }
  }
}
