package io.vad4j;

import java.time.Duration;

/**
 * Told of detections and events as they happen, on the thread that processes the frames.
 *
 * <p>A listener that throws ends the processing of that stream with its exception.
 *
 * @since 0.1.0
 */
public interface DetectionListener {

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
   * Called when scores have for minutes been distributed unlike those of the normal footage that
   * was learned from, so that the threshold no longer means what it meant; at most once until that
   * has passed. Calibrate or fit on newer footage.
   *
   * @param drift when, and by how much
   */
  default void onDrift(ScoreDrift drift) {}

  /**
   * Called when the camera has shaken for some seconds, so that most frames had to be shifted back
   * before they were scored; at most once until it stands still again. What is left of shaking
   * looks like movement, so that more normal frames may be flagged than were promised, by unusual
   * direction above all, unless the normal footage that was learned from shakes as much. Fix the
   * camera, or fit on such footage.
   *
   * @param timestamp when it was noticed, since the start of the stream
   */
  default void onCameraShake(Duration timestamp) {}
}
