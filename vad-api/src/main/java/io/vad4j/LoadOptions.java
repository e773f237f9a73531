package io.vad4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Options with which a model is loaded: its operating point and its listeners. Whatever is not
 * given is as in the model file. Immutable.
 *
 * <pre>{@code
 * Detector.load(
 *     Path.of("entrance.vad"),
 *     LoadOptions.builder().eventsPerHour(0.5).build());
 * }</pre>
 *
 * @since 0.1.0
 */
public final class LoadOptions {
  private final List<UnaryOperator<Detector>> changes;

  private LoadOptions(List<UnaryOperator<Detector>> changes) {
    this.changes = List.copyOf(changes);
  }

  /** {@return a builder without options} */
  public static Builder builder() {
    return new Builder();
  }

  /** The detector with these options; closes the given one, unless nothing changes. */
  Detector applyTo(Detector loaded) {
    Detector current = loaded;
    for (UnaryOperator<Detector> change : changes) {
      try (Detector previous = current) {
        current = change.apply(previous);
      }
    }
    return current;
  }

  /**
   * Builds {@link LoadOptions}; later options follow earlier ones. Not thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Builder {
    private final List<UnaryOperator<Detector>> changes = new ArrayList<>();

    private Builder() {}

    /**
     * Sets the false alarms that the thresholds of all channels allow.
     *
     * @param target a share of frames
     * @return this builder
     * @see Detector#withFalseAlarmTarget
     */
    public Builder falseAlarmTarget(FalseAlarmTarget target) {
      Objects.requireNonNull(target, "target");
      return add(detector -> detector.withFalseAlarmTarget(target));
    }

    /**
     * Sets how many false events an hour of all channels the thresholds of events allow.
     *
     * @param events above 0
     * @return this builder
     * @see Detector#withEventsPerHour
     */
    public Builder eventsPerHour(double events) {
      return add(detector -> detector.withEventsPerHour(events));
    }

    /**
     * Sets the threshold of one channel.
     *
     * @param channel the name of the channel
     * @param score the surprisal from which a frame is anomalous, above 0
     * @return this builder
     * @see Detector#withThreshold
     */
    public Builder threshold(String channel, double score) {
      Objects.requireNonNull(channel, "channel");
      return add(detector -> detector.withThreshold(channel, score));
    }

    /**
     * Sets when anomalous frames make an event.
     *
     * @param rule exit ratio, minimum duration and merge gap
     * @return this builder
     */
    public Builder eventRule(EventRule rule) {
      Objects.requireNonNull(rule, "rule");
      return add(detector -> detector.withEventRule(rule));
    }

    /**
     * Sets the listener of detections and events of all sessions.
     *
     * @param listener called on the threads that process frames
     * @return this builder
     */
    public Builder listener(DetectionListener listener) {
      Objects.requireNonNull(listener, "listener");
      return add(detector -> detector.withListener(listener));
    }

    /**
     * Sets the observer of the stage timings of all sessions.
     *
     * @param observer called on the threads that process frames
     * @return this builder
     */
    public Builder observer(PipelineObserver observer) {
      Objects.requireNonNull(observer, "observer");
      return add(detector -> detector.withObserver(observer));
    }

    private Builder add(UnaryOperator<Detector> change) {
      changes.add(change);
      return this;
    }

    /** {@return the options} */
    public LoadOptions build() {
      return new LoadOptions(changes);
    }
  }
}
