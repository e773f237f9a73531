package io.vad4j.monitor;

import java.util.Map;

/**
 * Provider of monitors, found with {@link java.util.ServiceLoader}.
 *
 * @since 0.1.0
 */
public interface MonitorProvider {
  /**
   * {@return a monitor that has started}
   *
   * @param options the options of the monitor
   * @param streams its first streams by name, in order
   */
  Monitor start(MonitorOptions options, Map<String, StreamConfig> streams);
}
