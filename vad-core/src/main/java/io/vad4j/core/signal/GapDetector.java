package io.vad4j.core.signal;

import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds gaps in the timestamps of one stream. Not thread-safe. */
public final class GapDetector implements Restorable {
  /** A gap is longer than the interval before it by this factor at least, for slow streams. */
  private static final int MIN_INTERVALS = 5;

  private final Duration maxGap;
  private @Nullable Duration last;
  private @Nullable Duration interval;

  /** A detector of gaps that are longer than the given duration. */
  public GapDetector(Duration maxGap) {
    this.maxGap = maxGap;
  }

  /** The time of the last frame if a gap lies between it and the next one, at the given time. */
  public Optional<Duration> startOfGapBefore(Duration timestamp) {
    Duration previous = last;
    Duration previousInterval = interval;
    last = timestamp;
    if (previous == null) {
      return Optional.empty();
    }
    Duration current = timestamp.minus(previous);
    boolean gap =
        previousInterval != null
            && current.compareTo(maxGap) > 0
            && current.compareTo(previousInterval.multipliedBy(MIN_INTERVALS)) > 0;
    if (!gap) {
      interval = current;
    }
    return gap ? Optional.of(previous) : Optional.empty();
  }

  /** Whether a gap lies between the last frame and the next one, at the given time. */
  public boolean isAfterGap(Duration timestamp) {
    return startOfGapBefore(timestamp).isPresent();
  }

  @Override
  public void exchange(StateArchive archive) {
    last = StateValues.duration(archive, last);
    interval = StateValues.duration(archive, interval);
  }

  /** Starts a new clip. */
  public void reset() {
    last = null;
    interval = null;
  }
}
