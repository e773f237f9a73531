package io.vad4j.monitor.alert;

import io.vad4j.InvalidOptionException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Alert policy of a stream: which of its events raise alerts, and when. Immutable.
 *
 * <ul>
 *   <li>Outside of the schedule no alert starts and none escalates. An event that still lasts when
 *       the schedule begins raises its alert then. The end of an event that was reported is always
 *       reported.
 *   <li>For the cool-down after the end of a reported event, no event of the same kind raises an
 *       alert, unless it still lasts when the cool-down is over. Those that were left out are
 *       counted in the next alert.
 *   <li>While an event lasts, its level rises after each of the escalation delays.
 *   <li>An event that lasts longer than the longest duration is reported as ended then, once.
 *   <li>Where a snapshot size is set, alerts of events have a snapshot of the peak so far.
 * </ul>
 *
 * @since 0.1.0
 */
public final class AlertPolicy {
  private static final int MIN_SNAPSHOT_SIZE = 64;
  private static final int MAX_SNAPSHOT_SIZE = 1920;
  private static final AlertPolicy DEFAULT = builder().build();

  private final Schedule schedule;
  private final Duration cooldown;
  private final List<Duration> escalation;
  private final Duration maxDuration;
  private final boolean health;
  private final int snapshotSize;

  private AlertPolicy(Builder builder) {
    schedule = builder.schedule;
    cooldown = builder.cooldown;
    escalation = builder.escalation;
    maxDuration = builder.maxDuration;
    health = builder.health;
    snapshotSize = builder.snapshotSize;
  }

  /** {@return a builder with all defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the policy with all defaults} */
  public static AlertPolicy defaults() {
    return DEFAULT;
  }

  /** {@return when alerts start} */
  public Schedule schedule() {
    return schedule;
  }

  /**
   * {@return this policy with another schedule}
   *
   * @param other when alerts start
   */
  public AlertPolicy withSchedule(Schedule other) {
    return builder()
        .schedule(other)
        .cooldown(cooldown)
        .escalation(escalation)
        .maxDuration(maxDuration)
        .health(health)
        .snapshotSize(snapshotSize)
        .build();
  }

  /** {@return how long after the end of an event no other of its kind raises an alert} */
  public Duration cooldown() {
    return cooldown;
  }

  /** {@return how long after its start an alert is raised anew, for each level, ascending} */
  public List<Duration> escalation() {
    return escalation;
  }

  /** {@return how long an event is reported to last at most} */
  public Duration maxDuration() {
    return maxDuration;
  }

  /** {@return whether changes of health raise alerts} */
  public boolean health() {
    return health;
  }

  /** {@return the longer side of the snapshots of alerts in pixels; 0 for no snapshots} */
  public int snapshotSize() {
    return snapshotSize;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AlertPolicy policy
        && policy.schedule.equals(schedule)
        && policy.cooldown.equals(cooldown)
        && policy.escalation.equals(escalation)
        && policy.maxDuration.equals(maxDuration)
        && policy.health == health
        && policy.snapshotSize == snapshotSize;
  }

  @Override
  public int hashCode() {
    return Objects.hash(schedule, cooldown, escalation, maxDuration, health, snapshotSize);
  }

  @Override
  public String toString() {
    return "schedule %s, cool-down %s, escalation %s, at most %s, health %s, snapshots of %d pixels"
        .formatted(schedule, cooldown, escalation, maxDuration, health, snapshotSize);
  }

  /**
   * Builds an {@link AlertPolicy}; not thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Builder {
    private Schedule schedule = Schedule.always();
    private Duration cooldown = Duration.ofSeconds(30);
    private List<Duration> escalation = List.of();
    private Duration maxDuration = Duration.ofHours(1);
    private boolean health = true;
    private int snapshotSize;

    private Builder() {}

    /**
     * Sets when alerts start. Default: at all times.
     *
     * @param value a schedule
     * @return this builder
     */
    public Builder schedule(Schedule value) {
      schedule = Objects.requireNonNull(value, "schedule");
      return this;
    }

    /**
     * Sets how long after the end of a reported event no other of its kind raises an alert. Default
     * 30 seconds.
     *
     * @param duration 0 or more
     * @return this builder
     * @throws InvalidOptionException if it is negative
     */
    public Builder cooldown(Duration duration) {
      if (duration.isNegative()) {
        throw new InvalidOptionException("A cool-down must be 0 or more, not " + duration + ".");
      }
      cooldown = duration;
      return this;
    }

    /**
     * Sets how long after its start an alert is raised anew while the event lasts. Default: never.
     *
     * @param delays above 0 and ascending, one for each level
     * @return this builder
     * @throws InvalidOptionException if they are not
     */
    public Builder escalation(List<Duration> delays) {
      Duration last = Duration.ZERO;
      for (Duration delay : delays) {
        if (delay.compareTo(last) <= 0) {
          throw new InvalidOptionException(
              "Escalation delays must be above 0 and ascending, not " + delays + ".");
        }
        last = delay;
      }
      escalation = List.copyOf(delays);
      return this;
    }

    /**
     * Sets how long an event is reported to last at most. Default 1 hour.
     *
     * @param duration above 0
     * @return this builder
     * @throws InvalidOptionException if it is not above 0
     */
    public Builder maxDuration(Duration duration) {
      if (duration.isNegative() || duration.isZero()) {
        throw new InvalidOptionException(
            "The longest duration of an event must be above 0, not " + duration + ".");
      }
      maxDuration = duration;
      return this;
    }

    /**
     * Sets whether changes of health raise alerts. Default true.
     *
     * @param enabled false for events only
     * @return this builder
     */
    public Builder health(boolean enabled) {
      health = enabled;
      return this;
    }

    /**
     * Sets the longer side of a snapshot that alerts of events have: the frame of the peak so far,
     * with a box around the peak. It is made smaller where the frame is smaller. Default 0: alerts
     * have no snapshots.
     *
     * @param pixels 0, or 64 to 1920
     * @return this builder
     * @throws InvalidOptionException if it is neither
     */
    public Builder snapshotSize(int pixels) {
      if (pixels != 0 && (pixels < MIN_SNAPSHOT_SIZE || pixels > MAX_SNAPSHOT_SIZE)) {
        throw new InvalidOptionException(
            "The size of snapshots must be 0, or from %d to %d pixels, not %d."
                .formatted(MIN_SNAPSHOT_SIZE, MAX_SNAPSHOT_SIZE, pixels));
      }
      snapshotSize = pixels;
      return this;
    }

    /**
     * {@return the policy}
     *
     * @throws InvalidOptionException if an escalation lies beyond the longest duration
     */
    public AlertPolicy build() {
      if (!escalation.isEmpty()
          && escalation.get(escalation.size() - 1).compareTo(maxDuration) >= 0) {
        throw new InvalidOptionException(
            "An event that is reported for %s at most cannot escalate after %s."
                .formatted(maxDuration, escalation.get(escalation.size() - 1)));
      }
      return new AlertPolicy(this);
    }
  }
}
