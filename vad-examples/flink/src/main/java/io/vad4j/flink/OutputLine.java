package io.vad4j.flink;

/**
 * A line of an output.
 *
 * @param camera name of the camera, by which Kafka keeps the lines in order; empty if unknown
 * @param json a JSON object
 */
public record OutputLine(String camera, String json) {}
