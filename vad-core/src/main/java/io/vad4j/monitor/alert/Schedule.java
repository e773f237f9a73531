package io.vad4j.monitor.alert;

import io.vad4j.InvalidOptionException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Weekly schedule: the hours of the days of the week in which alerts are raised, in a time zone.
 * Immutable.
 *
 * <p>A window that ends at or before the time at which it begins ends on the next day; its days are
 * those on which it begins. Where clocks are set forward, the skipped time belongs to no window;
 * where they are set back, a window that begins or ends in the repeated hour contains all of it.
 *
 * @since 0.1.0
 */
public final class Schedule {
  private static final Schedule ALWAYS = new Schedule(ZoneId.of("UTC"), List.of());

  private final ZoneId zone;
  private final List<Window> windows;

  private Schedule(ZoneId zone, List<Window> windows) {
    this.zone = zone;
    this.windows = List.copyOf(windows);
  }

  /**
   * Window of a schedule.
   *
   * @param days the days on which it begins
   * @param from when it begins
   * @param to when it ends, exclusive; on the next day if this is not after {@code from}
   * @since 0.1.0
   */
  public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    /**
     * Validates the window. {@inheritDoc}
     *
     * @throws InvalidOptionException if there are no days
     */
    public Window {
      days = Set.copyOf(days);
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
      if (days.isEmpty()) {
        throw new InvalidOptionException("A window of a schedule needs at least one weekday.");
      }
    }

    /**
     * {@return the window of a text: days and hours, such as {@code mon-fri 22:00-06:00} or {@code
     * 08:00-24:00}}
     *
     * @param text days, as a list of names and ranges, and hours; without days, on every day
     * @throws InvalidOptionException if it is none
     */
    public static Window parse(String text) {
      return WindowFormat.parse(text);
    }

    /**
     * {@return the window as a text that can be {@linkplain #parse parsed}, unless its times have
     * seconds}
     */
    @Override
    public String toString() {
      return WindowFormat.format(this);
    }
  }

  /** {@return the schedule without an end or a pause} */
  public static Schedule always() {
    return ALWAYS;
  }

  /**
   * {@return the schedule of windows}
   *
   * @param zone the time zone of the camera
   * @param windows none for all of the time
   */
  public static Schedule of(ZoneId zone, List<Window> windows) {
    return new Schedule(Objects.requireNonNull(zone, "zone"), windows);
  }

  /**
   * {@return a builder without windows}
   *
   * @param zone the time zone of the camera
   */
  public static Builder builder(ZoneId zone) {
    return new Builder(Objects.requireNonNull(zone, "zone"));
  }

  /** {@return the time zone} */
  public ZoneId zone() {
    return zone;
  }

  /** {@return the windows; none for all of the time} */
  public List<Window> windows() {
    return windows;
  }

  /**
   * {@return whether an instant is within a window}
   *
   * @param instant any instant
   */
  public boolean contains(Instant instant) {
    LocalDate today = LocalDate.ofInstant(instant, zone);
    return windows.isEmpty()
        || windows.stream()
            .anyMatch(
                window ->
                    contains(window, today, instant)
                        || contains(window, today.minusDays(1), instant));
  }

  private boolean contains(Window window, LocalDate day, Instant instant) {
    if (!window.days().contains(day.getDayOfWeek())) {
      return false;
    }
    LocalDate last = window.to().isAfter(window.from()) ? day : day.plusDays(1);
    return !instant.isBefore(toInstant(day.atTime(window.from()), true))
        && instant.isBefore(toInstant(last.atTime(window.to()), false));
  }

  /** The first or the last instant with a local time; the end of the gap if it is skipped. */
  private Instant toInstant(LocalDateTime time, boolean first) {
    ZoneOffsetTransition change = zone.getRules().getTransition(time);
    if (change == null) {
      return time.atZone(zone).toInstant();
    }
    return change.isGap()
        ? change.getInstant()
        : time.toInstant(first ? change.getOffsetBefore() : change.getOffsetAfter());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schedule schedule
        && schedule.zone.equals(zone)
        && schedule.windows.equals(windows);
  }

  @Override
  public int hashCode() {
    return Objects.hash(zone, windows);
  }

  @Override
  public String toString() {
    return windows.isEmpty()
        ? "always"
        : windows.stream().map(Window::toString).collect(Collectors.joining(", ", "", " " + zone));
  }

  /**
   * Builds a {@link Schedule}; not thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Builder {
    private final ZoneId zone;
    private final List<Window> windows = new ArrayList<>();

    private Builder(ZoneId zone) {
      this.zone = zone;
    }

    /**
     * Adds a window.
     *
     * @param days the days on which it begins
     * @param from when it begins
     * @param to when it ends, exclusive; on the next day if this is not after {@code from}
     * @return this builder
     * @throws InvalidOptionException if there are no days
     */
    public Builder add(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
      windows.add(new Window(days, from, to));
      return this;
    }

    /**
     * Adds a window on every day.
     *
     * @param from when it begins
     * @param to when it ends, exclusive; on the next day if this is not after {@code from}
     * @return this builder
     */
    public Builder daily(LocalTime from, LocalTime to) {
      return add(Set.of(DayOfWeek.values()), from, to);
    }

    /**
     * {@return the schedule}
     *
     * @throws InvalidOptionException if it has no window
     */
    public Schedule build() {
      if (windows.isEmpty()) {
        throw new InvalidOptionException(
            "A schedule needs at least one window; leave it out for alerts at all times.");
      }
      return new Schedule(zone, windows);
    }
  }
}
