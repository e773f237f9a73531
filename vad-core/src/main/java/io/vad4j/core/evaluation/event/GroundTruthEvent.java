package io.vad4j.core.evaluation.event;

import java.util.OptionalDouble;

/**
 * Run of abnormal frames, and whether it was detected.
 *
 * @param clip name of the clip
 * @param firstFrame index of the first frame
 * @param lastFrame index of the last frame
 * @param start timestamp of the first frame in seconds
 * @param end timestamp of the last frame in seconds
 * @param delay seconds from its start to the first alarm that overlaps it, 0 if that started
 *     before; empty if it was missed
 * @since 0.1.0
 */
public record GroundTruthEvent(
    String clip, int firstFrame, int lastFrame, double start, double end, OptionalDouble delay) {

  /** {@return whether an alarm overlapped it} */
  public boolean isDetected() {
    return delay.isPresent();
  }
}
