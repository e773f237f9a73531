package io.vad4j.core.evaluation.event;

import java.util.OptionalDouble;

/**
 * A run of frames labelled abnormal, and whether it was found.
 *
 * @param clip name of the clip
 * @param firstFrame index of the first frame
 * @param lastFrame index of the last frame
 * @param start time of the first frame in seconds
 * @param end time of the last frame in seconds
 * @param delay seconds from its start to the first alarm in it, 0 where an alarm was already on;
 *     absent where it was missed
 * @since 0.1.0
 */
public record GroundTruthEvent(
    String clip, int firstFrame, int lastFrame, double start, double end, OptionalDouble delay) {

  /** {@return whether an alarm overlapped it} */
  public boolean isDetected() {
    return delay.isPresent();
  }
}
