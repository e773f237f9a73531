package io.vad4j.web.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.BoundingBox;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * An event that is over, as it is kept. Immutable.
 *
 * @param id the identifier of the event, unique among all streams
 * @param camera the name of its stream
 * @param start when it began
 * @param end when it ended
 * @param peak when its score was highest
 * @param kind its anomaly kind
 * @param summary one sentence for people
 * @param region the bounding box of the peak, in fractions of the frame
 * @param score the highest score: a surprisal
 * @param channel the name of its channel
 * @param mark what a person says about it
 * @param thumbnail whether there is an image of its peak
 * @param clip whether there is a video of it
 * @since 0.1.0
 */
public record StoredEvent(
    String id,
    String camera,
    Instant start,
    Instant end,
    Instant peak,
    AnomalyKind kind,
    String summary,
    BoundingBox region,
    double score,
    String channel,
    EventMark mark,
    boolean thumbnail,
    boolean clip) {

  /**
   * {@return an event of a stream, without mark and files}
   *
   * @param camera the name of the stream
   * @param event the whole event
   * @param channel the name of its channel
   * @param clipStart the instant of time 0, used where the event has none
   */
  public static StoredEvent of(
      String camera, AnomalyEvent event, String channel, Instant clipStart) {
    Instant start = event.startInstant().orElse(clipStart.plus(event.start()));
    return new StoredEvent(
        event.id(),
        camera,
        start,
        start.plus(event.end().minus(event.start())),
        start.plus(event.peak().minus(event.start())),
        event.kind(),
        EventWords.describe(event),
        event.region(),
        event.peakScore(),
        channel,
        EventMark.NONE,
        false,
        false);
  }

  /** {@return the key of the event in addresses and names of files: 32 hexadecimal digits} */
  public String key() {
    return keyOf(id);
  }

  /**
   * {@return the key of an event}
   *
   * @param id the identifier of the event
   */
  public static String keyOf(String id) {
    return UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).toString().replace("-", "");
  }

  /** {@return the time from start to end} */
  public Duration duration() {
    return Duration.between(start, end);
  }
}
