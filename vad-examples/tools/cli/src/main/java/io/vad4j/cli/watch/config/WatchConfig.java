package io.vad4j.cli.watch.config;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A valid configuration. Immutable.
 *
 * @param threads the number of threads that score frames, if given
 * @param status the time between two lines of status in the log
 * @param metrics where metrics are served, if they are
 * @param web the page, if it is served
 * @param sinks the sinks by name, in order
 * @param cameras the cameras by name, in order
 */
public record WatchConfig(
    Optional<Integer> threads,
    Duration status,
    Optional<InetSocketAddress> metrics,
    Optional<WebConfig> web,
    Map<String, SinkConfig> sinks,
    Map<String, CameraConfig> cameras) {}
