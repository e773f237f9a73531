package io.vad4j.monitor.alert;

import io.vad4j.AnomalyEvent;
import io.vad4j.InvalidOptionException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Alert about an anomaly event. Every event that is reported has one alert of phase {@link
 * Phase#STARTED}, any number of {@link Phase#ESCALATED}, and one {@link Phase#ENDED}.
 *
 * @param stream the name of the stream
 * @param instant when the alert was raised
 * @param phase whether the event has started, lasts, or has ended
 * @param level 0, and one more for each escalation
 * @param event the event so far; the whole event once it has ended
 * @param suppressed the number of events of this stream that the policy left out since its last
 *     alert
 * @param truncated whether the event goes on, but has lasted longer than is reported
 * @param snapshot the frame of the peak so far, if the policy asks for it
 * @since 0.1.0
 */
public record EventAlert(
    String stream,
    Instant instant,
    Phase phase,
    int level,
    AnomalyEvent event,
    int suppressed,
    boolean truncated,
    Optional<AlertSnapshot> snapshot)
    implements Alert {

  /**
   * Phase of an event.
   *
   * @since 0.1.0
   */
  public enum Phase {
    /** The event is reported for the first time. */
    STARTED,
    /** The event has lasted for the duration of the next level. */
    ESCALATED,
    /** The event is over, or has lasted longer than is reported. */
    ENDED
  }

  /** Validates the values. {@inheritDoc} */
  public EventAlert {
    Objects.requireNonNull(stream, "stream");
    Objects.requireNonNull(instant, "instant");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(snapshot, "snapshot");
    if (level < 0 || suppressed < 0) {
      throw new InvalidOptionException(
          "Levels and numbers of events are 0 or more, not %d and %d."
              .formatted(level, suppressed));
    }
  }

  @Override
  public String summary() {
    String kind = event.kind().description();
    String began = Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
    String text =
        switch (phase) {
          case STARTED ->
              String.format(Locale.ROOT, "%s on %s, score %.1f.", began, stream, event.peakScore());
          case ESCALATED ->
              "%s on %s lasts for %s.".formatted(began, stream, describe(event.duration()));
          case ENDED ->
              truncated
                  ? "%s on %s still lasts after %s; its end is not reported."
                      .formatted(began, stream, describe(event.duration()))
                  : String.format(
                      Locale.ROOT,
                      "%s on %s has ended after %s, peak score %.1f.",
                      began,
                      stream,
                      describe(event.duration()),
                      event.peakScore());
        };
    return suppressed == 0
        ? text
        : text
            + (suppressed == 1
                ? " 1 event before it was not reported."
                : " " + suppressed + " events before it were not reported.");
  }

  private static String describe(Duration duration) {
    long seconds = Math.round(duration.toMillis() / 1000.0);
    return seconds < 120
        ? seconds + " s"
        : String.format(Locale.ROOT, "%d min", Math.round(seconds / 60.0));
  }
}
