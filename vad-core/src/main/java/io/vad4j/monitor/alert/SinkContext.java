package io.vad4j.monitor.alert;

import io.vad4j.Options;
import java.time.Clock;

/**
 * Context of a sink: its settings, and where it reports what happens outside of {@link
 * AlertSink#send}, such as on a thread that delivers later. Thread-safe.
 *
 * @since 0.1.0
 */
public interface SinkContext {

  /** {@return the name of the sink, unique in its dispatcher} */
  String name();

  /** {@return the options with all defaults} They may hold secrets, and must not be logged. */
  Options options();

  /** {@return the source of time} */
  Clock clock();

  /**
   * Counts a failure, and takes the sink to {@link SinkStatus.State#FAILING}. The first one is
   * logged; later ones are not, until {@link #onRecovery()}.
   *
   * @param reason one sentence without credentials
   */
  void onFailure(String reason);

  /** Ends the state {@link SinkStatus.State#FAILING} that {@link #onFailure} began. */
  void onRecovery();

  /**
   * Counts alerts that the sink has given up, such as those for which its storage has no space.
   *
   * @param alerts their number
   */
  void onDrop(int alerts);

  /**
   * Sets the number of alerts that the sink has accepted and not yet delivered.
   *
   * @param alerts their number
   */
  void onBacklog(int alerts);
}
