package io.vad4j.flink;

import java.time.Instant;

/**
 * A segment of the recording of a camera: one row of the input.
 *
 * @param camera name of the camera; its model is the file of this name in the store
 * @param start instant of the time 0 of the segment
 * @param uri address of a video file or of a folder of images
 */
public record Segment(String camera, Instant start, String uri) {}
