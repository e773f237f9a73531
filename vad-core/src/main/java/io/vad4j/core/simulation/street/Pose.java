package io.vad4j.core.simulation.street;

/**
 * Where a figure is and where it is going.
 *
 * @param across metres to the right of the camera
 * @param depth metres away from the camera
 * @param heading how far it moves to the right for every metre, −1 to 1; 0 is towards the camera or
 *     away from it
 * @param distance metres moved so far, which is what its legs go by
 * @param speed metres a second
 */
public record Pose(double across, double depth, double heading, double distance, double speed) {}
