package io.vad4j;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Listener to the detections and events of a stream, called on the thread that processes the
 * frames.
 *
 * <p>An exception that a listener throws is logged once per stream, with the listener's class. It
 * ends neither the stream nor the calls of this and other listeners. An {@link Error} ends the
 * stream.
 *
 * <pre>{@code
 * detector.newSession(
 *     DetectionListener.eventStarts(event -> alarm(event))
 *         .andThen(DetectionListener.detections(statistics::add)));
 * }</pre>
 *
 * @since 0.1.0
 */
public interface DetectionListener {

  /** {@return a listener that does nothing} */
  static DetectionListener none() {
    return composite(List.of());
  }

  /**
   * {@return a listener that calls several others in their order}
   *
   * @param listeners any number of them
   */
  static CompositeDetectionListener composite(List<? extends DetectionListener> listeners) {
    return new CompositeDetectionListener(listeners);
  }

  /**
   * {@return a listener for {@link #onDetection} only}
   *
   * @param action called with every detection
   */
  static DetectionListener detections(Consumer<? super Detection> action) {
    return new DetectionListener() {
      @Override
      public void onDetection(Detection detection) {
        action.accept(detection);
      }
    };
  }

  /**
   * {@return a listener for {@link #onEventStart} only}
   *
   * @param action called with every event that starts
   */
  static DetectionListener eventStarts(Consumer<? super AnomalyEvent> action) {
    return new DetectionListener() {
      @Override
      public void onEventStart(AnomalyEvent event) {
        action.accept(event);
      }
    };
  }

  /**
   * {@return a listener for {@link #onEventEnd} only}
   *
   * @param action called with every event that ends
   */
  static DetectionListener eventEnds(Consumer<? super AnomalyEvent> action) {
    return new DetectionListener() {
      @Override
      public void onEventEnd(AnomalyEvent event) {
        action.accept(event);
      }
    };
  }

  /**
   * {@return a listener that calls this one, then another}
   *
   * @param next called after this one, also where this one throws
   */
  default DetectionListener andThen(DetectionListener next) {
    return composite(List.of(this, next));
  }

  /**
   * Called for every scored frame.
   *
   * @param detection what was found in it
   */
  default void onDetection(Detection detection) {}

  /**
   * Called once an event has begun and lasted long enough to count.
   *
   * @param event the event so far
   */
  default void onEventStart(AnomalyEvent event) {}

  /**
   * Called once an event is over and can no longer be joined to the next.
   *
   * @param event the whole event
   */
  default void onEventEnd(AnomalyEvent event) {}

  /**
   * Called when scores have for minutes been distributed unlike those of the normal video that was
   * learned from, so that the threshold no longer means what it meant; at most once until that has
   * passed. Calibrate or fit on newer video.
   *
   * @param drift when, and by how much
   */
  default void onDrift(ScoreDrift drift) {}

  /**
   * Called when the camera has shaken for some seconds, so that most frames had to be shifted back
   * before they were scored; at most once until it stands still again. What is left of shaking
   * looks like movement, so that more normal frames may be flagged than were promised, by unusual
   * direction above all, unless the training video shakes as much. Fix the camera, or fit on such
   * video.
   *
   * @param timestamp when it was noticed, since the start of the stream
   */
  default void onCameraShake(Duration timestamp) {}
}
