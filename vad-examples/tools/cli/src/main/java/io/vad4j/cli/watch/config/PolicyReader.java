package io.vad4j.cli.watch.config;

import io.vad4j.InvalidOptionException;
import io.vad4j.monitor.alert.AlertPolicy;
import io.vad4j.monitor.alert.Schedule;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the alert policy of a camera, such as {@code schedule: mon-fri 22:00-06:00}. */
final class PolicyReader {
  static final List<String> KEYS =
      List.of("schedule", "zone", "cooldown", "escalation", "max-duration", "health", "snapshot");

  private static final Pattern WINDOW =
      Pattern.compile("(?:([a-z,-]+)\\s+)?([0-9]{1,2}:[0-9]{2})\\s*-\\s*([0-9]{1,2}:[0-9]{2})");

  private PolicyReader() {}

  /**
   * Reads a policy.
   *
   * @param at the mapping that has a key: that of the camera, or that of the defaults
   */
  static AlertPolicy read(Function<String, YamlMapping> at, ConfigProblems problems) {
    AlertPolicy.Builder policy = AlertPolicy.builder();
    YamlMapping windows = at.apply("schedule");
    ZoneId zone = at.apply("zone").get("zone", PolicyReader::toZone).orElse(ZoneId.systemDefault());
    Schedule.Builder schedule = Schedule.builder(zone);
    Optional<List<Schedule.Window>> given = windows.list("schedule", PolicyReader::toWindow);
    given.ifPresent(
        list -> list.forEach(window -> schedule.add(window.days(), window.from(), window.to())));
    if (given.isPresent() && !given.get().isEmpty()) {
      policy.schedule(schedule.build());
    }
    YamlMapping cooldown = at.apply("cooldown");
    cooldown.apply("cooldown", cooldown.get("cooldown", YamlMapping::toDuration), policy::cooldown);
    YamlMapping escalation = at.apply("escalation");
    escalation.apply(
        "escalation", escalation.list("escalation", YamlMapping::toDuration), policy::escalation);
    YamlMapping longest = at.apply("max-duration");
    longest.apply(
        "max-duration", longest.get("max-duration", YamlMapping::toDuration), policy::maxDuration);
    at.apply("health").get("health", YamlMapping::toBoolean).ifPresent(policy::health);
    YamlMapping snapshot = at.apply("snapshot");
    snapshot.apply("snapshot", snapshot.get("snapshot", Integer::parseInt), policy::snapshotSize);
    try {
      return policy.build();
    } catch (InvalidOptionException e) {
      problems.add(escalation.value("escalation"), String.valueOf(e.getMessage()));
      return AlertPolicy.defaults();
    }
  }

  private static ZoneId toZone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' is no time zone%s".formatted(text, NearestName.hint(text, nearZones(text))), e);
    }
  }

  /** All zones of a region, which are few enough to be listed. */
  private static List<String> nearZones(String text) {
    String region = text.contains("/") ? text.substring(0, text.indexOf('/') + 1) : "";
    List<String> zones =
        ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> !region.isEmpty() && zone.startsWith(region))
            .toList();
    return zones.isEmpty() ? List.of("UTC", "Europe/Berlin", "America/New_York") : zones;
  }

  static Schedule.Window toWindow(String text) {
    Matcher matcher = WINDOW.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a window is days and hours, such as 'mon-fri 22:00-06:00' or '08:00-24:00', not '"
              + text
              + "'; put it in quotes where it contains a comma.");
    }
    return new Schedule.Window(
        toDays(matcher.group(1) == null ? "mon-sun" : matcher.group(1)),
        toTime(matcher.group(2)),
        toTime(matcher.group(3)));
  }

  private static LocalTime toTime(String text) {
    String time = text.length() == 4 ? "0" + text : text;
    try {
      return time.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(time);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no time of day from 00:00 to 24:00.", e);
    }
  }

  private static Set<DayOfWeek> toDays(String text) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text.split(",")) {
      String[] range = part.split("-", -1);
      if (range.length > 2) {
        throw new IllegalArgumentException("'" + part + "' is no range of days, such as mon-fri.");
      }
      DayOfWeek day = toDay(range[0]);
      DayOfWeek last = toDay(range[range.length - 1]);
      days.add(day);
      while (day != last) {
        day = day.plus(1);
        days.add(day);
      }
    }
    return days;
  }

  private static DayOfWeek toDay(String text) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (text.length() >= 3 && day.name().toLowerCase(Locale.ROOT).startsWith(text)) {
        return day;
      }
    }
    throw new IllegalArgumentException("'" + text + "' is no day; use mon, tue and so on.");
  }
}
