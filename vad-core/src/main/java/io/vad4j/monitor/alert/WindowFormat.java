package io.vad4j.monitor.alert;

import io.vad4j.InvalidOptionException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Windows of schedules as texts, such as {@code mon-fri 22:00-06:00}. */
final class WindowFormat {
  private static final int ABBREVIATION = 3;
  private static final Pattern WINDOW =
      Pattern.compile("(?:([a-z,-]+)\\s+)?([0-9]{1,2}:[0-9]{2})\\s*-\\s*([0-9]{1,2}:[0-9]{2})");

  private WindowFormat() {}

  static Schedule.Window parse(String text) {
    Matcher matcher = WINDOW.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new InvalidOptionException(
          "a window is days and hours, such as 'mon-fri 22:00-06:00' or '08:00-24:00', not '"
              + text
              + "'; in YAML, put it in quotes where it contains a comma.");
    }
    return new Schedule.Window(
        toDays(matcher.group(1) == null ? "mon-sun" : matcher.group(1)),
        toTime(matcher.group(2)),
        toTime(matcher.group(3)));
  }

  private static LocalTime toTime(String text) {
    String time = text.length() == "0:00".length() ? "0" + text : text;
    try {
      return time.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(time);
    } catch (DateTimeParseException e) {
      throw new InvalidOptionException("'" + text + "' is no time of day from 00:00 to 24:00.", e);
    }
  }

  private static Set<DayOfWeek> toDays(String text) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text.split(",")) {
      String[] range = part.split("-", -1);
      if (range.length > 2) {
        throw new InvalidOptionException("'" + part + "' is no range of days, such as mon-fri.");
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
      if (text.length() >= ABBREVIATION && day.name().toLowerCase(Locale.ROOT).startsWith(text)) {
        return day;
      }
    }
    throw new InvalidOptionException("'" + text + "' is no day; use mon, tue and so on.");
  }

  static String format(Schedule.Window window) {
    String hours = window.from() + "-" + window.to();
    return window.days().size() == DayOfWeek.values().length
        ? hours
        : formatDays(window.days()) + " " + hours;
  }

  /** Days in the order of the week, with three and more in succession as a range. */
  private static String formatDays(Set<DayOfWeek> days) {
    List<String> parts = new ArrayList<>();
    DayOfWeek[] week = DayOfWeek.values();
    for (int first = 0; first < week.length; first++) {
      int last = first;
      while (days.contains(week[first])
          && last + 1 < week.length
          && days.contains(week[last + 1])) {
        last++;
      }
      if (last > first + 1) {
        parts.add(abbreviate(week[first]) + "-" + abbreviate(week[last]));
        first = last;
      } else if (days.contains(week[first])) {
        parts.add(abbreviate(week[first]));
      }
    }
    return String.join(",", parts);
  }

  private static String abbreviate(DayOfWeek day) {
    return day.name().substring(0, ABBREVIATION).toLowerCase(Locale.ROOT);
  }
}
