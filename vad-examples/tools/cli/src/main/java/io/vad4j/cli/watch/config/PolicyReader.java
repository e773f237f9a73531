package io.vad4j.cli.watch.config;

import io.vad4j.InvalidOptionException;
import io.vad4j.monitor.alert.AlertPolicy;
import io.vad4j.monitor.alert.Schedule;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** Reads the alert policy of a camera, such as {@code schedule: mon-fri 22:00-06:00}. */
final class PolicyReader {
  static final List<String> KEYS =
      List.of("schedule", "zone", "cooldown", "escalation", "max-duration", "health", "snapshot");

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
    policy.schedule(
        Schedule.of(zone, windows.list("schedule", Schedule.Window::parse).orElseGet(List::of)));
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
}
