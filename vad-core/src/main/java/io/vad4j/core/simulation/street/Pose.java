package io.vad4j.core.simulation.street;

/**
 * Position and motion of a figure.
 *
 * @param across metres to the right of the camera
 * @param depth metres away from the camera
 * @param heading cosine of the walking direction to the right, −1 to 1; 0 is towards the camera or
 *     away from it
 * @param distance metres walked so far, the phase of the gait
 * @param speed metres per second
 */
public record Pose(double across, double depth, double heading, double distance, double speed) {}
