package io.vad4j.monitor;

import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.InvalidOptionException;
import io.vad4j.SessionOptions;
import io.vad4j.spi.CredentialMask;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of one stream of a {@link Monitor}: its source, its detector, and how it is read.
 * Immutable.
 *
 * @since 0.1.0
 */
public final class StreamConfig {
  private final String address;
  private final Supplier<? extends FrameSource> source;
  private final Optional<Detector> detector;
  private final Optional<Path> model;
  private final Optional<LearningPlan> learning;
  private final Optional<RecalibrationPolicy> recalibration;
  private final Optional<Function<FrameSource, Optional<Detector>>> calibration;
  private final SessionOptions session;
  private final List<MonitorListener> listeners;
  private final int queueCapacity;
  private final ReconnectPolicy reconnect;
  private final Duration readTimeout;
  private final boolean looped;
  private final boolean realTime;
  private final boolean tamperDetection;

  private StreamConfig(Builder builder, Supplier<? extends FrameSource> source) {
    this.source = source;
    address = builder.address;
    detector = Optional.ofNullable(builder.detector);
    model = Optional.ofNullable(builder.model);
    learning = Optional.ofNullable(builder.learning);
    recalibration = Optional.ofNullable(builder.recalibration);
    calibration = Optional.ofNullable(builder.calibration);
    session = builder.session;
    listeners = List.copyOf(builder.listeners);
    queueCapacity = builder.queueCapacity;
    reconnect = builder.reconnect;
    readTimeout = builder.readTimeout;
    looped = builder.looped;
    realTime = builder.realTime;
    tamperDetection = builder.tamperDetection;
  }

  /** {@return a builder with all defaults, without a source} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the address for messages, with credentials masked} */
  public String address() {
    return address;
  }

  /** {@return what opens the source, called again for each connection} */
  public Supplier<? extends FrameSource> source() {
    return source;
  }

  /** {@return the detector, if it was given rather than a model file} */
  public Optional<Detector> detector() {
    return detector;
  }

  /** {@return the model file, if given} */
  public Optional<Path> model() {
    return model;
  }

  /** {@return how the camera learns itself, if it does} */
  public Optional<LearningPlan> learning() {
    return learning;
  }

  /** {@return how the detector is calibrated anew after a drift, if it is} */
  public Optional<RecalibrationPolicy> recalibration() {
    return recalibration;
  }

  /** {@return what calibrates anew, if it is not the detector in use} */
  public Optional<Function<FrameSource, Optional<Detector>>> calibration() {
    return calibration;
  }

  /** {@return the options of its session; the name and the start are those of the stream} */
  public SessionOptions session() {
    return session;
  }

  /** {@return the listeners of this stream, beside those of the monitor} */
  public List<MonitorListener> listeners() {
    return listeners;
  }

  /** {@return the largest number of frames that wait for scoring} */
  public int queueCapacity() {
    return queueCapacity;
  }

  /** {@return the delays before the source is opened again} */
  public ReconnectPolicy reconnect() {
    return reconnect;
  }

  /** {@return how long opening, and reading a frame, may take before the source is given up} */
  public Duration readTimeout() {
    return readTimeout;
  }

  /** {@return whether a recording starts anew at its end} */
  public boolean looped() {
    return looped;
  }

  /** {@return whether a recording is read at the pace of its timestamps} */
  public boolean realTime() {
    return realTime;
  }

  /** {@return whether tampering with the camera is detected, and events are held back meanwhile} */
  public boolean tamperDetection() {
    return tamperDetection;
  }

  /**
   * Builds a {@link StreamConfig}; not thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Builder {
    private static final int MAX_CAPACITY = 1000;

    private String address = "";
    private @Nullable Supplier<? extends FrameSource> source;
    private @Nullable Detector detector;
    private @Nullable Path model;
    private @Nullable LearningPlan learning;
    private @Nullable RecalibrationPolicy recalibration;
    private @Nullable Function<FrameSource, Optional<Detector>> calibration;
    private SessionOptions session = SessionOptions.builder().build();
    private final List<MonitorListener> listeners = new ArrayList<>();
    private int queueCapacity = 8;
    private ReconnectPolicy reconnect = ReconnectPolicy.defaults();
    private Duration readTimeout = Duration.ofSeconds(15);
    private boolean looped;
    private boolean realTime = true;
    private boolean tamperDetection = true;

    private Builder() {}

    /**
     * Sets the source by its address.
     *
     * @param uri the address of a stream, a camera, a file or a folder of images
     * @return this builder
     */
    public Builder source(URI uri) {
      address = CredentialMask.mask(uri.toString());
      source = () -> FrameSource.open(uri);
      return this;
    }

    /**
     * Sets the source by what opens it, such as {@code () -> VideoSource.builder(uri).open()}. The
     * result is closed by the monitor, also from another thread while it is read.
     *
     * @param name the name of the source in messages
     * @param factory called for each connection, on the thread that reads the stream
     * @return this builder
     */
    public Builder source(String name, Supplier<? extends FrameSource> factory) {
      address = CredentialMask.mask(name);
      source = Objects.requireNonNull(factory, "factory");
      return this;
    }

    /**
     * Sets the detector. Several streams may share one.
     *
     * @param value a fitted detector, or one that calibrates itself on the first frames; it must
     *     outlive the monitor and is not closed
     * @return this builder
     */
    public Builder detector(Detector value) {
      detector = Objects.requireNonNull(value, "detector");
      return this;
    }

    /**
     * Sets the model file, which is loaded when the first frame arrives. Streams of one file share
     * its model.
     *
     * @param file what {@link Detector#save} wrote
     * @return this builder
     */
    public Builder model(Path file) {
      model = Objects.requireNonNull(file, "model");
      return this;
    }

    /**
     * Lets a camera that was never learned learn itself: normal frames are collected for a time, a
     * detector is fitted to them in the background, and the stream goes live with it. A later drift
     * is calibrated within {@link RecalibrationPolicy#defaults()}. Default: nothing is learned.
     *
     * @param time the time of normal video to collect, above 0
     * @return this builder
     */
    public Builder learn(Duration time) {
      return learn(LearningPlan.of(time));
    }

    /**
     * Lets a camera that was never learned learn itself, as {@link #learn(Duration)}. A detector
     * that is given beside it is not fitted, and its settings are used.
     *
     * @param plan the time to collect, and the model file
     * @return this builder
     */
    public Builder learn(LearningPlan plan) {
      learning = Objects.requireNonNull(plan, "plan");
      if (recalibration == null) {
        recalibration = RecalibrationPolicy.defaults();
      }
      return this;
    }

    /**
     * Sets that the detector is calibrated anew after a drift of scores. Default: only a camera
     * that learns itself.
     *
     * @param policy the bounds within which it is
     * @return this builder
     */
    public Builder recalibrate(RecalibrationPolicy policy) {
      recalibration = Objects.requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Sets what calibrates anew, such as another detector that the one in use stems from. Default:
     * the detector in use is {@linkplain Detector#calibrate calibrated}, and saved to the model
     * file of the learning plan.
     *
     * @param function called in the background with the frames of a window while they arrive; gives
     *     a detector that is used from then on and closed after its use, or empty for none
     * @return this builder
     */
    public Builder calibration(Function<FrameSource, Optional<Detector>> function) {
      calibration = Objects.requireNonNull(function, "calibration");
      return this;
    }

    /**
     * Sets the options of the session: listener, observer, frame rate and the longest gap. Its name
     * and start are replaced by those of the stream; a snapshot, and whether it is resumable, are
     * ignored.
     *
     * @param options the options
     * @return this builder
     */
    public Builder session(SessionOptions options) {
      session = Objects.requireNonNull(options, "session");
      return this;
    }

    /**
     * Adds a listener of this stream. Default none.
     *
     * @param listener called for its frames, events, gaps and health
     * @return this builder
     */
    public Builder listener(MonitorListener listener) {
      listeners.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * Sets the largest number of frames that wait for scoring; fewer wait where frames are very
     * large. More of them bridge longer pauses without loss, and lag more under overload. Default
     * 8.
     *
     * @param frames 1 to 1,000
     * @return this builder
     * @throws InvalidOptionException if it is out of range
     */
    public Builder queueCapacity(int frames) {
      if (frames < 1 || frames > MAX_CAPACITY) {
        throw new InvalidOptionException(
            "A queue holds 1 to %d frames, not %d.".formatted(MAX_CAPACITY, frames));
      }
      queueCapacity = frames;
      return this;
    }

    /**
     * Sets the delays before the source is opened again. Default {@link
     * ReconnectPolicy#defaults()}.
     *
     * @param policy the delays
     * @return this builder
     */
    public Builder reconnect(ReconnectPolicy policy) {
      reconnect = Objects.requireNonNull(policy, "reconnect");
      return this;
    }

    /**
     * Sets how long opening the source, and reading one frame, may take before it is given up, even
     * where the source itself has no time limit or does not keep it. Default 15 seconds.
     *
     * @param timeout above 0
     * @return this builder
     * @throws InvalidOptionException if it is not above 0
     */
    public Builder readTimeout(Duration timeout) {
      if (timeout.isNegative() || timeout.isZero()) {
        throw new InvalidOptionException("A time limit must be above 0, not " + timeout + ".");
      }
      readTimeout = timeout;
      return this;
    }

    /**
     * Sets whether a source that is not live starts anew at its end. Default false: the stream
     * stops.
     *
     * @param loop true to repeat it
     * @return this builder
     */
    public Builder looped(boolean loop) {
      looped = loop;
      return this;
    }

    /**
     * Sets whether a source that is not live is read at the pace of its timestamps, as a camera
     * delivers them. Otherwise it is read as fast as it is scored, without loss. Default true.
     *
     * @param paced false for as fast as possible
     * @return this builder
     */
    public Builder realTime(boolean paced) {
      realTime = paced;
      return this;
    }

    /**
     * Sets whether tampering is detected: a picture that is black, over-exposed, frozen, covered,
     * blurred or moved degrades the stream, and no events are reported while that lasts. Default
     * true.
     *
     * @param detected false for cameras that turn or change their view
     * @return this builder
     */
    public Builder tamperDetection(boolean detected) {
      tamperDetection = detected;
      return this;
    }

    /**
     * {@return the configuration}
     *
     * @throws InvalidOptionException if there is no source, or not one of detector, model file and
     *     learning plan
     */
    public StreamConfig build() {
      Supplier<? extends FrameSource> opened = source;
      if (opened == null) {
        throw new InvalidOptionException("A stream needs a source; give an address or a factory.");
      }
      if (learning == null && (detector == null) == (model == null)) {
        throw new InvalidOptionException(
            "The stream of %s needs either a detector or a model file, or learns itself."
                .formatted(address));
      }
      if (learning != null && (model != null || detector != null && detector.isFitted())) {
        throw new InvalidOptionException(
            ("The stream of %s learns itself: leave out the fitted detector and the model file; the"
                    + " learning plan names where the model is saved.")
                .formatted(address));
      }
      return new StreamConfig(this, opened);
    }
  }
}
