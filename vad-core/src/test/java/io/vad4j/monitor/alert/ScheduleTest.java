package io.vad4j.monitor.alert;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.InvalidOptionException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Schedule schedule(Set<DayOfWeek> days, String from, String to) {
    return Schedule.builder(BERLIN).add(days, LocalTime.parse(from), LocalTime.parse(to)).build();
  }

  private static Schedule daily(String from, String to) {
    return Schedule.builder(BERLIN).daily(LocalTime.parse(from), LocalTime.parse(to)).build();
  }

  private static boolean contains(Schedule schedule, String instant) {
    return schedule.contains(Instant.parse(instant));
  }

  @Test
  void containsHoursOfItsTimeZone() {
    Schedule schedule = schedule(Set.of(MONDAY), "08:00", "17:00");

    assertThat(contains(schedule, "2026-06-01T05:59:59Z")).isFalse();
    assertThat(contains(schedule, "2026-06-01T06:00:00Z")).isTrue();
    assertThat(contains(schedule, "2026-06-01T14:59:59Z")).isTrue();
    assertThat(contains(schedule, "2026-06-01T15:00:00Z")).isFalse();
    assertThat(contains(schedule, "2026-06-02T07:00:00Z")).isFalse();
  }

  @Test
  void windowOverMidnightBelongsToTheDayOnWhichItBegins() {
    Schedule schedule = schedule(Set.of(FRIDAY), "22:00", "06:00");

    assertThat(contains(schedule, "2026-06-05T20:00:00Z")).isTrue();
    assertThat(contains(schedule, "2026-06-06T03:59:59Z")).isTrue();
    assertThat(contains(schedule, "2026-06-06T04:00:00Z")).isFalse();
    assertThat(contains(schedule, "2026-06-05T03:00:00Z")).isFalse();
  }

  @Test
  void windowOverMidnightGoesOnFromSundayToMonday() {
    Schedule schedule = schedule(Set.of(SUNDAY), "22:00", "06:00");

    assertThat(contains(schedule, "2026-06-08T02:00:00Z")).isTrue();
  }

  @Test
  void windowThatEndsAsItBeginsIsAWholeDay() {
    Schedule schedule = schedule(Set.of(MONDAY), "00:00", "00:00");

    assertThat(contains(schedule, "2026-05-31T21:59:59Z")).isFalse();
    assertThat(contains(schedule, "2026-05-31T22:00:00Z")).isTrue();
    assertThat(contains(schedule, "2026-06-01T21:59:59Z")).isTrue();
    assertThat(contains(schedule, "2026-06-01T22:00:00Z")).isFalse();
  }

  @Test
  void hoursFollowTheClockAfterItIsSetForward() {
    Schedule schedule = daily("08:00", "09:00");

    assertThat(contains(schedule, "2026-03-28T07:30:00Z")).isTrue();
    assertThat(contains(schedule, "2026-03-29T06:30:00Z")).isTrue();
    assertThat(contains(schedule, "2026-03-29T07:30:00Z")).isFalse();
  }

  @Test
  void windowThatIsSkippedDoesNotOccur() {
    Schedule schedule = daily("02:15", "02:45");

    assertThat(contains(schedule, "2026-03-29T00:59:59Z")).isFalse();
    assertThat(contains(schedule, "2026-03-29T01:00:00Z")).isFalse();
    assertThat(contains(schedule, "2026-03-29T01:20:00Z")).isFalse();
    assertThat(contains(schedule, "2026-03-30T00:20:00Z")).isTrue();
  }

  @Test
  void windowThatBeginsInTheSkippedHourBeginsAfterIt() {
    Schedule schedule = daily("02:30", "04:00");

    assertThat(contains(schedule, "2026-03-29T00:59:59Z")).isFalse();
    assertThat(contains(schedule, "2026-03-29T01:00:00Z")).isTrue();
    assertThat(contains(schedule, "2026-03-29T01:59:59Z")).isTrue();
    assertThat(contains(schedule, "2026-03-29T02:00:00Z")).isFalse();
  }

  @Test
  void windowInTheRepeatedHourIsWithoutAGap() {
    Schedule schedule = daily("02:15", "02:45");

    assertThat(contains(schedule, "2026-10-25T00:14:59Z")).isFalse();
    assertThat(contains(schedule, "2026-10-25T00:15:00Z")).isTrue();
    assertThat(contains(schedule, "2026-10-25T01:00:00Z")).isTrue();
    assertThat(contains(schedule, "2026-10-25T01:44:59Z")).isTrue();
    assertThat(contains(schedule, "2026-10-25T01:45:00Z")).isFalse();
  }

  @Test
  void alwaysContainsEveryInstant() {
    assertThat(contains(Schedule.always(), "1999-12-31T23:59:59Z")).isTrue();
  }

  @Test
  void needsAWindow() {
    assertThatThrownBy(() -> Schedule.builder(BERLIN).build())
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("at least one window");
  }

  @Test
  void windowNeedsADay() {
    assertThatThrownBy(() -> schedule(Set.of(), "08:00", "09:00"))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("weekday");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mon-fri 22:00-06:00 | mon-fri 22:00-06:00
          Saturday,sun 8:00-24:00 | sat,sun 08:00-00:00
          08:00 - 09:30 | 08:00-09:30
          sun-tue 00:00-24:00 | mon,tue,sun 00:00-00:00
          mon,wed-fri 01:00-02:00 | mon,wed-fri 01:00-02:00
          """)
  void windowIsReadAndWrittenAsText(String text, String canonical) {
    Schedule.Window window = Schedule.Window.parse(text);

    assertThat(window).hasToString(canonical);
    assertThat(Schedule.Window.parse(canonical)).isEqualTo(window);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "never", "mon", "mon-fry 08:00-09:00", "25:00-26:00", "08:00"})
  void textThatIsNoWindowIsRefused(String text) {
    assertThatThrownBy(() -> Schedule.Window.parse(text))
        .isInstanceOf(InvalidOptionException.class);
  }

  @Test
  void scheduleWithoutWindowsKeepsItsZone() {
    Schedule schedule = Schedule.of(BERLIN, List.of());

    assertThat(contains(schedule, "1999-12-31T23:59:59Z")).isTrue();
    assertThat(schedule.zone()).isEqualTo(BERLIN);
    assertThat(schedule).hasToString("always");
  }
}
