package io.vad4j.monitor;

/**
 * State of a monitored stream.
 *
 * @since 0.1.0
 */
public enum StreamState {
  /** The stream is being opened for the first time, or the first frame has not yet arrived. */
  STARTING,
  /** Frames are collected, or a detector is fitted to them; nothing is detected yet. */
  LEARNING,
  /** Frames arrive and are scored. */
  WATCHING,
  /** Frames arrive, but what is reported is limited; {@link StreamHealth#causes()} tells why. */
  DEGRADED,
  /** There is no connection; {@link StreamHealth#nextTry()} is the next attempt. */
  DOWN,
  /** The stream is not read until it is resumed. */
  PAUSED,
  /** The stream was removed, its recording has ended, or the monitor is closed. */
  STOPPED
}
