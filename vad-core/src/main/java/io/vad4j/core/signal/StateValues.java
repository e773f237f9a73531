package io.vad4j.core.signal;

import io.vad4j.StateArchive;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of the state of a stream that an archive has no call of its own for. */
public final class StateValues {
  private StateValues() {}

  /** {@return the duration, or the one that was written; null for none} */
  public static @Nullable Duration duration(StateArchive archive, @Nullable Duration value) {
    return archive.value(value != null)
        ? time(archive, value == null ? Duration.ZERO : value)
        : null;
  }

  /** {@return the duration, or the one that was written} */
  public static Duration time(StateArchive archive, Duration value) {
    return Duration.ofSeconds(archive.value(value.getSeconds()), archive.value(value.getNano()));
  }

  /** {@return the instant, or the one that was written} */
  public static Optional<Instant> instant(StateArchive archive, Optional<Instant> value) {
    Instant instant = value.orElse(Instant.EPOCH);
    return archive.value(value.isPresent())
        ? Optional.of(
            Instant.ofEpochSecond(
                archive.value(instant.getEpochSecond()), archive.value(instant.getNano())))
        : Optional.empty();
  }
}
