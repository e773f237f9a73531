package io.vad4j.web.store;

import io.vad4j.AnomalyKind;
import io.vad4j.InvalidOptionException;
import java.time.Instant;
import java.util.Optional;

/**
 * Query of events; the latest come first. Immutable.
 *
 * @param camera the name of their stream, if one is asked for
 * @param kind their anomaly kind, if one is asked for
 * @param mark their mark, if one is asked for
 * @param text a text that their summary or camera contain, in any case; empty for all
 * @param from when they began at the earliest, if asked for
 * @param before when they began at the latest, exclusively, if asked for
 * @param limit the largest number of events, from 1 to {@value #MAX_LIMIT}
 * @since 0.1.0
 */
public record EventQuery(
    Optional<String> camera,
    Optional<AnomalyKind> kind,
    Optional<EventMark> mark,
    String text,
    Optional<Instant> from,
    Optional<Instant> before,
    int limit) {
  /** The largest limit. */
  public static final int MAX_LIMIT = 10_000;

  /** Validates the limit. {@inheritDoc} */
  public EventQuery {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new InvalidOptionException(
          "A query returns from 1 to %d events, not %d.".formatted(MAX_LIMIT, limit));
    }
  }

  /**
   * {@return a query of the latest events of all cameras}
   *
   * @param limit the largest number of events
   */
  public static EventQuery latest(int limit) {
    return new EventQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        limit);
  }

  /**
   * {@return a query of all events of a time}
   *
   * @param start when they began at the earliest
   */
  public static EventQuery since(Instant start) {
    return new EventQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.of(start),
        Optional.empty(),
        MAX_LIMIT);
  }
}
