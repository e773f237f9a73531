package io.vad4j;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Options of a session: what is known of its stream, and who listens to it. Immutable.
 *
 * <pre>{@code
 * detector.newSession(SessionOptions.builder().frameRate(12.5).listener(alarms).build());
 * }</pre>
 *
 * @since 0.1.0
 */
public final class SessionOptions {
  private final OptionalDouble frameRate;
  private final DetectionListener listener;
  private final PipelineObserver observer;

  private SessionOptions(Builder builder) {
    frameRate = builder.frameRate;
    listener = builder.listener;
    observer = builder.observer;
  }

  /** {@return a builder with all defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the frames a second that the source states, if any} */
  public OptionalDouble frameRate() {
    return frameRate;
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
    private OptionalDouble frameRate = OptionalDouble.empty();
    private DetectionListener listener = DetectionListener.none();
    private PipelineObserver observer = PipelineObserver.none();

    private Builder() {}

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
