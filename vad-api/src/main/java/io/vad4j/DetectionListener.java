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
   * @param detection scores, maps and events of the frame
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
   * Called when the distribution of scores has differed for minutes from that of the calibration
   * video, so that the false-alarm rate of the threshold no longer holds; at most once until the
   * drift ends. Calibrate or fit on newer video.
   *
   * @param drift time and size of the drift
   */
  default void onDrift(ScoreDrift drift) {}

  /**
   * Called when the camera has shaken for some seconds, so that most frames were stabilised before
   * they were scored; at most once until it is still again. Residual motion may raise the
   * false-alarm rate, above all of direction scorers, unless the training video shakes as much. Fix
   * the camera, or fit on such video.
   *
   * @param timestamp time of the detection since the start of the stream
   */
  default void onCameraShake(Duration timestamp) {}

  /**
   * Called when the scores are distributed as in the calibration video again, after {@link
   * #onDrift}, or the session was reset meanwhile.
   *
   * @param timestamp time since the start of the stream
   */
  default void onDriftEnd(Duration timestamp) {}

  /**
   * Called when the camera is still again, after {@link #onCameraShake}.
   *
   * @param timestamp time since the start of the stream
   */
  default void onCameraShakeEnd(Duration timestamp) {}

  /**
   * Called with the first frame after a gap in the timestamps that is longer than {@link
   * SessionOptions#maxGap()}: events have ended, and scorers warm up anew.
   *
   * @param gap its start, its end and the warm-up after it
   */
  default void onGap(StreamGap gap) {}

  /**
   * Called when the frame rate of the stream differs by more than a tenth from that of the training
   * video, at the first frame where the source states its rate; not again until it has agreed.
   * Scorers that compare frames then see other motion, and the false-alarm rate does not hold.
   * Correct the frame rate of the source, or fit on video of this rate.
   *
   * @param frameRate the frames a second of the stream
   * @param trainingFrameRate the frames a second of the training video
   */
  default void onFrameRateMismatch(double frameRate, double trainingFrameRate) {}
}
