package io.vad4j.monitor;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.Frame;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Listener to the streams of a {@link Monitor}, or to one of them.
 *
 * <p>Frames, events and gaps of one stream arrive in order, on the thread that scores the stream;
 * those of several streams arrive at the same time on several threads. A listener that throws or
 * does not return degrades the stream that it was called for, and no other: see {@link
 * HealthCause#LISTENER_FAILED} and {@link HealthCause#LISTENER_BLOCKED}. Changes of health and
 * removals arrive in order on a thread of their own.
 *
 * @since 0.1.0
 */
public interface MonitorListener {

  /**
   * {@return a listener for {@link #onHealth} only}
   *
   * @param action called with the name of a stream and its new health
   */
  static MonitorListener health(BiConsumer<String, StreamHealth> action) {
    return new MonitorListener() {
      @Override
      public void onHealth(String stream, StreamHealth health) {
        action.accept(stream, health);
      }
    };
  }

  /**
   * {@return a listener for {@link #onEventStart} only}
   *
   * @param action called with the name of a stream and its event
   */
  static MonitorListener eventStarts(BiConsumer<String, AnomalyEvent> action) {
    return new MonitorListener() {
      @Override
      public void onEventStart(String stream, AnomalyEvent event) {
        action.accept(stream, event);
      }
    };
  }

  /**
   * Called for every scored frame, as its source gave it, such as for pictures and recordings.
   *
   * @param stream the name of the stream
   * @param frame the frame; it may be kept
   * @param detection the result, or empty during a warm-up
   */
  default void onFrame(String stream, Frame frame, Optional<Detection> detection) {}

  /**
   * Called once an event has begun and lasted long enough to count.
   *
   * @param stream the name of the stream
   * @param event the event so far
   */
  default void onEventStart(String stream, AnomalyEvent event) {}

  /**
   * Called once an event is over; also when its stream goes down, is paused or removed, and when
   * the monitor is closed.
   *
   * @param stream the name of the stream
   * @param event the whole event
   */
  default void onEventEnd(String stream, AnomalyEvent event) {}

  /**
   * Called with the first frame after a gap: after a connection was lost, after a pause, and where
   * the source left out more than {@link io.vad4j.SessionOptions#maxGap()}.
   *
   * @param stream the name of the stream
   * @param from the instant of the last frame before the gap
   * @param to the instant of the first frame after it
   */
  default void onGap(String stream, Instant from, Instant to) {}

  /**
   * Called when the state of a stream or the causes of it have changed.
   *
   * @param stream the name of the stream
   * @param health its new health
   */
  default void onHealth(String stream, StreamHealth health) {}

  /**
   * Called once a stream was removed from its monitor, after the last of its events and changes of
   * health: what is kept of it can go. The name may be that of another stream afterwards.
   *
   * @param stream the name of the stream
   */
  default void onRemoved(String stream) {}
}
