package io.vad4j;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Options of a session: what is known of its stream, and who listens to it. Immutable.
 *
 * <pre>{@code
 * detector.newSession(
 *     SessionOptions.builder().name("entrance").start(Instant.now()).listener(alarms).build());
 * }</pre>
 *
 * @since 0.1.0
 */
public final class SessionOptions {
  private final Optional<String> name;
  private final Optional<Instant> start;
  private final Duration maxGap;
  private final OptionalDouble frameRate;
  private final boolean resumable;
  private final Optional<byte[]> snapshot;
  private final DetectionListener listener;
  private final PipelineObserver observer;

  private SessionOptions(Builder builder) {
    name = builder.name;
    start = builder.start;
    maxGap = builder.maxGap;
    frameRate = builder.frameRate;
    resumable = builder.resumable;
    snapshot = builder.snapshot;
    listener = builder.listener;
    observer = builder.observer;
  }

  /** {@return a builder with all defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder with these options} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.name = name;
    builder.start = start;
    builder.maxGap = maxGap;
    builder.frameRate = frameRate;
    builder.resumable = resumable;
    builder.snapshot = snapshot;
    builder.listener = listener;
    builder.observer = observer;
    return builder;
  }

  /** {@return the name of the stream, which its detections and events carry} */
  public Optional<String> name() {
    return name;
  }

  /** {@return the instant of time 0 of the stream, where known} */
  public Optional<Instant> start() {
    return start;
  }

  /** {@return the longest gap between frames over which events and scorers go on} */
  public Duration maxGap() {
    return maxGap;
  }

  /** {@return the frames a second that the source states, if any} */
  public OptionalDouble frameRate() {
    return frameRate;
  }

  /** {@return whether the session keeps what a snapshot of it needs} */
  public boolean resumable() {
    return resumable;
  }

  /** {@return the state of the stream that the session goes on with, if any} */
  public Optional<byte[]> snapshot() {
    return snapshot.map(byte[]::clone);
  }

  /** {@return the listener of this stream, beside the detector's own} */
  public DetectionListener listener() {
    return listener;
  }

  /** {@return the observer of this stream, beside the detector's own} */
  public PipelineObserver observer() {
    return observer;
  }

  /**
   * Builds {@link SessionOptions}; not thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Builder {
    private Optional<String> name = Optional.empty();
    private Optional<Instant> start = Optional.empty();
    private Duration maxGap = Duration.ofSeconds(5);
    private OptionalDouble frameRate = OptionalDouble.empty();
    private boolean resumable;
    private Optional<byte[]> snapshot = Optional.empty();
    private DetectionListener listener = DetectionListener.none();
    private PipelineObserver observer = PipelineObserver.none();

    private Builder() {}

    /**
     * Sets the name of the stream, such as that of the camera. Default none.
     *
     * @param value not blank
     * @return this builder
     * @throws InvalidOptionException if it is blank
     */
    public Builder name(String value) {
      if (value.isBlank()) {
        throw new InvalidOptionException("The name of a stream must not be blank.");
      }
      name = Optional.of(value);
      return this;
    }

    /**
     * Sets the instant of time 0 of the stream, from which the instants of detections and events
     * follow. Default none; {@link Detector#detect} takes the present for a live source.
     *
     * @param instant the wall-clock time of a frame at timestamp 0
     * @return this builder
     */
    public Builder start(Instant instant) {
      start = Optional.of(instant);
      return this;
    }

    /**
     * Sets the longest gap between frames over which events and scorers go on. A longer one that is
     * also more than five times the interval before it ends open events, and scorers that compare
     * frames start anew. Default 5 seconds.
     *
     * @param duration above 0
     * @return this builder
     * @throws InvalidOptionException if it is not above 0
     */
    public Builder maxGap(Duration duration) {
      if (duration.isNegative() || duration.isZero()) {
        throw new InvalidOptionException("The longest gap must be above 0, not " + duration + ".");
      }
      maxGap = duration;
      return this;
    }

    /**
     * Sets what the source states as its frame rate, which is compared with that of the training
     * video at the first frame. Default: none, so that the first timestamps are compared.
     *
     * @param framesPerSecond above 0
     * @return this builder
     * @throws InvalidOptionException if it is not above 0
     */
    public Builder frameRate(double framesPerSecond) {
      if (!(framesPerSecond > 0)) {
        throw new InvalidOptionException(
            "The frame rate must be above 0 frames a second, not " + framesPerSecond + ".");
      }
      frameRate = OptionalDouble.of(framesPerSecond);
      return this;
    }

    /**
     * Sets whether {@link DetectorSession#snapshot} and {@link DetectorSession#suspend} may be
     * called: the session then keeps a copy of the last frames, as many as its scorers need to warm
     * up. Default false.
     *
     * @param value whether to keep them
     * @return this builder
     */
    public Builder resumable(boolean value) {
      resumable = value;
      return this;
    }

    /**
     * Sets the state of the stream with which the session goes on, and makes it {@linkplain
     * #resumable resumable}. Detections and events follow as if the stream had not been cut, with
     * the start, the open events and their numbers of the state; the name is that of these options.
     * The next frame is the next one of the stream, with an index and a timestamp that go on.
     *
     * <p>With another model than the one that the state was taken with, events go on and scorers
     * are warmed up with the last frames, but smoothing, drift and what scorers learned of the
     * stream start anew. Default none.
     *
     * @param state what {@link DetectorSession#snapshot} or {@link DetectorSession#suspend}
     *     returned
     * @return this builder
     */
    public Builder snapshot(byte[] state) {
      snapshot = Optional.of(state.clone());
      resumable = true;
      return this;
    }

    /**
     * Adds a listener. Default none.
     *
     * @param value called for this stream's detections and events, beside the detector's own
     * @return this builder
     */
    public Builder listener(DetectionListener value) {
      listener = listener.andThen(Objects.requireNonNull(value, "listener"));
      return this;
    }

    /**
     * Adds an observer. Default none.
     *
     * @param value called for this stream's stage timings, beside the detector's own
     * @return this builder
     */
    public Builder observer(PipelineObserver value) {
      observer = observer.andThen(Objects.requireNonNull(value, "observer"));
      return this;
    }

    /** {@return the options} */
    public SessionOptions build() {
      return new SessionOptions(this);
    }
  }
}
