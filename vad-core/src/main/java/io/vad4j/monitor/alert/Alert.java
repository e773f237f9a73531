package io.vad4j.monitor.alert;

import java.time.Instant;

/**
 * Alert: what a sink receives, about an event or about the health of a stream. Immutable.
 *
 * @since 0.1.0
 */
public sealed interface Alert permits EventAlert, HealthAlert {

  /** {@return the name of the stream} */
  String stream();

  /** {@return when the alert was raised} */
  Instant instant();

  /** {@return one sentence for people, such as the text of a push message} */
  String summary();
}
