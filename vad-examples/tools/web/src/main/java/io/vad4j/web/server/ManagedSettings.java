package io.vad4j.web.server;

import io.vad4j.FrameMask;
import io.vad4j.web.store.EventStore;
import java.time.Instant;
import java.util.Optional;

/**
 * Settings of cameras as they are kept with the events. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ManagedSettings {
  static final String CHANGED = "changed";
  private static final String EVENTS = "eventsPerHour";
  private static final String IGNORED = "ignored";

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
        store.setting(camera, IGNORED).map(FrameMask::parse).orElse(FrameMask.none()));
  }

  /**
   * Keeps the settings of a camera.
   *
   * @param camera the name of a camera
   * @param settings its settings
   * @param now when they are changed
   */
  public void put(String camera, CameraSettings settings, Instant now) {
    store.setSetting(camera, EVENTS, settings.eventsPerHour().map(Object::toString));
    store.setSetting(
        camera,
        IGNORED,
        Optional.of(settings.ignored().toString()).filter(text -> !text.isEmpty()));
    store.setSetting(camera, CHANGED, Optional.of(now.toString()));
  }
}
