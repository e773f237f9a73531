package io.vad4j.monitor;

import io.vad4j.Detector;
import io.vad4j.InvalidOptionException;
import io.vad4j.ProviderException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Monitor of many live streams, for weeks and unattended.
 *
 * <pre>{@code
 * try (Monitor monitor =
 *     Monitor.builder()
 *         .add("entrance", URI.create("rtsp://camera-1/live"), Path.of("entrance.vad"))
 *         .add("yard", URI.create("rtsp://camera-2/live"), Path.of("yard.vad"))
 *         .listener(MonitorListener.eventStarts((stream, event) -> alarm(stream, event)))
 *         .listener(MonitorListener.health((stream, health) -> log(stream, health)))
 *         .start()) {
 *   stopRequested.await();
 * }
 * }</pre>
 *
 * <p>Each stream has a thread that reads it, a bounded queue in which the newest frames win, and a
 * session of its own. A fixed pool of threads scores the streams in turn, one frame each, so that
 * none starves: with too many streams all drop the same share of frames, and latency stays bounded.
 * A source that fails is opened again with growing delays; one that blocks is given up. Whatever
 * fails takes only its own stream to {@link StreamState#DEGRADED} or {@link StreamState#DOWN}.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public interface Monitor extends AutoCloseable {
  /** How long {@link #close()} waits. */
  Duration DEFAULT_SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);

  /** {@return a builder without streams} */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Adds a stream while the monitor runs.
   *
   * @param name its name, which no other stream has
   * @param config its source, detector and settings
   * @throws InvalidOptionException if the name is blank or in use
   * @throws IllegalStateException if the monitor is closed
   */
  void add(String name, StreamConfig config);

  /**
   * Stops reading a stream: its source is closed, and open events end and are reported. Without
   * effect if it is paused already.
   *
   * @param name the name of a stream
   * @throws InvalidOptionException if there is no such stream
   */
  void pause(String name);

  /**
   * Reads a paused stream again. Without effect if it is not paused.
   *
   * @param name the name of a stream
   * @throws InvalidOptionException if there is no such stream
   */
  void resume(String name);

  /**
   * Removes a stream: frames that wait are scored, open events end and are reported, and listeners
   * learn of the removal. Returns when that is done, at the latest after {@link
   * #DEFAULT_SHUTDOWN_TIMEOUT}. Called by a listener, it returns at once, and the name is in use
   * until that is done.
   *
   * @param name the name of a stream
   * @throws InvalidOptionException if there is no such stream
   */
  void remove(String name);

  /**
   * Replaces the detector of a stream before its next frame: open events end and are reported.
   *
   * @param name the name of a stream
   * @param detector a fitted detector, which must outlive its use and is not closed
   * @throws InvalidOptionException if there is no such stream
   */
  void replaceDetector(String name, Detector detector);

  /**
   * Replaces the detector of a stream before its next frame by that of a model file.
   *
   * @param name the name of a stream
   * @param model a model file, which is loaded at once
   * @throws io.vad4j.ModelException if it cannot be loaded; the stream keeps its detector
   * @throws InvalidOptionException if there is no such stream
   */
  void replaceDetector(String name, Path model);

  /**
   * Calibrates the detector of a stream anew, on what is normal there from now on, whether its
   * scores have drifted or not; returns at once. On a window of the policy of the stream and within
   * its share of anomalous frames, but regardless of its shortest interval.
   *
   * @param name the name of a stream
   * @throws InvalidOptionException if there is no such stream, or it has no {@linkplain
   *     StreamConfig#recalibration policy}
   */
  void recalibrate(String name);

  /** {@return the status of all streams by name, in the order in which they were added} */
  Map<String, StreamStatus> status();

  /**
   * {@return the status of one stream}
   *
   * @param name the name of a stream
   * @throws InvalidOptionException if there is no such stream
   */
  default StreamStatus status(String name) {
    StreamStatus status = status().get(name);
    if (status == null) {
      throw new InvalidOptionException("There is no stream '" + name + "'.");
    }
    return status;
  }

  /**
   * {@return whether all streams have stopped, such as recordings at their end, within a time
   * limit}
   *
   * @param timeout how long to wait
   * @throws InterruptedException if the thread is interrupted
   */
  boolean awaitEnd(Duration timeout) throws InterruptedException;

  /**
   * Ends all streams in order: sources are closed, frames that wait are scored, open events end and
   * are reported. Where another thread has called it already, this only waits for that call. Called
   * by a listener, it returns at once, since a stream ends after its listeners have returned. An
   * interrupt of the thread that ends them is kept, and leaves {@link #DEFAULT_SHUTDOWN_TIMEOUT} at
   * most.
   *
   * @param timeout how long to wait; what has not ended then is abandoned
   * @return whether all streams have ended within it; false if a listener calls it first
   */
  boolean shutdown(Duration timeout);

  /** Ends all streams, as {@link #shutdown} with {@link #DEFAULT_SHUTDOWN_TIMEOUT}. */
  @Override
  default void close() {
    shutdown(DEFAULT_SHUTDOWN_TIMEOUT);
  }

  /**
   * Builds and starts a {@link Monitor}; not thread-safe.
   *
   * @since 0.1.0
   */
  final class Builder {
    private final Map<String, StreamConfig> streams = new LinkedHashMap<>();
    private final List<MonitorListener> listeners = new ArrayList<>();
    private int threads = Runtime.getRuntime().availableProcessors();
    private Duration scoringTimeout = Duration.ofSeconds(10);
    private Clock clock = Clock.systemUTC();

    private Builder() {}

    /**
     * Adds a stream.
     *
     * @param name its name, which no other stream has
     * @param config its source, detector and settings
     * @return this builder
     * @throws InvalidOptionException if the name is blank or in use
     */
    public Builder add(String name, StreamConfig config) {
      if (name.isBlank()) {
        throw new InvalidOptionException("The name of a stream must not be blank.");
      }
      if (streams.putIfAbsent(name, config) != null) {
        throw new InvalidOptionException(
            "Two streams are named '" + name + "'; give each a name of its own.");
      }
      return this;
    }

    /**
     * Adds a stream of an address with a fitted detector.
     *
     * @param name its name, which no other stream has
     * @param source the address of a stream, camera or file
     * @param detector a fitted detector, which must outlive the monitor and is not closed
     * @return this builder
     * @throws InvalidOptionException if the name is blank or in use
     */
    public Builder add(String name, URI source, Detector detector) {
      return add(name, StreamConfig.builder().source(source).detector(detector).build());
    }

    /**
     * Adds a stream of an address with a model file. Streams of one file share its model.
     *
     * @param name its name, which no other stream has
     * @param source the address of a stream, camera or file
     * @param model a model file
     * @return this builder
     * @throws InvalidOptionException if the name is blank or in use
     */
    public Builder add(String name, URI source, Path model) {
      return add(name, StreamConfig.builder().source(source).model(model).build());
    }

    /**
     * Adds a listener to all streams. Default none.
     *
     * @param listener called for frames, events, gaps and health
     * @return this builder
     */
    public Builder listener(MonitorListener listener) {
      listeners.add(listener);
      return this;
    }

    /**
     * Sets the number of threads that score frames. Default: the number of processors.
     *
     * @param number at least 1
     * @return this builder
     */
    public Builder threads(int number) {
      threads = number;
      return this;
    }

    /**
     * Sets how long scoring one frame, with its listeners, may take, before its stream is degraded
     * and its thread is replaced. Default 10 seconds.
     *
     * @param timeout above 0
     * @return this builder
     */
    public Builder scoringTimeout(Duration timeout) {
      scoringTimeout = timeout;
      return this;
    }

    /**
     * Sets the source of time for delays, time limits and instants. Default: the system's.
     *
     * @param value a clock, such as one that a test advances
     * @return this builder
     */
    public Builder clock(Clock value) {
      clock = value;
      return this;
    }

    /**
     * {@return a monitor that has started, which the caller closes} Streams are opened in the
     * background; what fails is reported as their health.
     *
     * @throws InvalidOptionException if an option is out of range
     * @throws ProviderException if no monitor is on the class path
     */
    public Monitor start() {
      MonitorOptions options = new MonitorOptions(threads, scoringTimeout, clock, listeners);
      return ServiceLoader.load(MonitorProvider.class, Monitor.class.getClassLoader())
          .findFirst()
          .orElseThrow(
              () ->
                  new ProviderException("No monitor is on the class path; add io.vad4j:vad-core."))
          .start(options, streams);
    }
  }
}
