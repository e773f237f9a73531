package io.vad4j.core.simulation;

import java.time.Duration;

/**
 * Time at which a {@link Disturbance} changes a clip. Between two changes the scene stays as it is,
 * or changes slowly.
 *
 * @param kind the disturbance
 * @param start time in the clip at which the change begins; zero for a disturbance that is there
 *     from the first frame on
 * @param end time at which the change is complete
 * @since 0.1.0
 */
public record SceneChange(Disturbance kind, Duration start, Duration end) {}
