package io.vad4j.web.server;

import io.vad4j.FrameMask;
import io.vad4j.monitor.alert.Schedule;
import io.vad4j.web.store.EventStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Settings of cameras as they are kept with the events. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ManagedSettings {
  /** When the operating point of the detector was changed. */
  static final String CHANGED = "changed";

  private static final String EVENTS = "eventsPerHour";
  private static final String IGNORED = "ignored";
  private static final String SCHEDULE = "schedule";
  private static final String SEPARATOR = "; ";

  private final EventStore store;

  /**
   * Settings that are kept in a store.
   *
   * @param store the store, which is not closed
   */
  public ManagedSettings(EventStore store) {
    this.store = store;
  }

  /**
   * {@return the settings of a camera}
   *
   * @param camera the name of a camera
   */
  public CameraSettings get(String camera) {
    return new CameraSettings(
        store.setting(camera, EVENTS).map(Double::valueOf),
        store.setting(camera, IGNORED).map(FrameMask::parse).orElse(FrameMask.none()),
        store.setting(camera, SCHEDULE).map(ManagedSettings::toWindows));
  }

  private static List<Schedule.Window> toWindows(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(SEPARATOR)).map(Schedule.Window::parse).toList();
  }

  /**
   * Keeps the settings of a camera, all or none of them.
   *
   * @param camera the name of a camera
   * @param settings its settings
   * @param now when they are changed
   */
  public void put(String camera, CameraSettings settings, Instant now) {
    Map<String, Optional<String>> values = new HashMap<>();
    values.put(EVENTS, settings.eventsPerHour().map(Object::toString));
    values.put(IGNORED, Optional.of(settings.ignored().toString()).filter(text -> !text.isEmpty()));
    values.put(
        SCHEDULE,
        settings
            .schedule()
            .map(
                windows ->
                    windows.stream().map(Object::toString).collect(Collectors.joining(SEPARATOR))));
    if (!settings.ofDetector().equals(get(camera).ofDetector())) {
      values.put(CHANGED, Optional.of(now.toString()));
    }
    store.setSettings(camera, values);
  }
}
