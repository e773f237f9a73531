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
 * @param outcome whether it was detected
 * @param delay seconds from its start to the first matching alarm that began within it; empty if
 *     there is none
 * @since 0.1.0
 */
public record GroundTruthEvent(
    String clip,
    int firstFrame,
    int lastFrame,
    double start,
    double end,
    EventOutcome outcome,
    OptionalDouble delay) {}
