package io.vad4j.core.monitor;

import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.MonitorOptions;
import io.vad4j.monitor.MonitorProvider;
import io.vad4j.monitor.StreamConfig;
import java.util.Map;

/** Provides the monitor of this library. */
public final class DefaultMonitorProvider implements MonitorProvider {
  /** Called by the service loader. */
  public DefaultMonitorProvider() {}

  @Override
  public Monitor start(MonitorOptions options, Map<String, StreamConfig> streams) {
    DefaultMonitor monitor = new DefaultMonitor(options);
    streams.forEach(monitor::add);
    return monitor;
  }
}
