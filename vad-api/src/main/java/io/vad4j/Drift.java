package io.vad4j;

import java.time.Duration;
import java.util.Objects;

/**
 * Today's frames no longer look like the normal footage that was learned from.
 *
 * @param time when it was noticed, since the start of the clip
 * @param meanRank where today's scores lie among those of the normal footage, on average over the
 *     last minutes: 0.5 as learned, towards 1 when they are higher, towards 0 when lower
 * @since 0.1.0
 */
public record Drift(Duration time, double meanRank) {
  /**
   * Checks the range.
   *
   * @param time when it was noticed
   * @param meanRank where today's scores lie among those of the normal footage
   */
  public Drift {
    Objects.requireNonNull(time, "time");
    if (!(meanRank >= 0 && meanRank <= 1)) {
      throw new IllegalArgumentException("A mean rank of " + meanRank + " is not from 0 to 1.");
    }
  }
}
