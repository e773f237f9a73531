package io.vad4j.web.store;

/**
 * What a person says about an event.
 *
 * @since 0.1.0
 */
public enum EventMark {
  /** Nothing yet. */
  NONE,
  /** The event is normal at this place: a false alarm. */
  NORMAL,
  /** The event is an anomaly. */
  CONFIRMED
}
