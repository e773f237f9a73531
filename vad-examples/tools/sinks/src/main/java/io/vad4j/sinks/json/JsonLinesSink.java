package io.vad4j.sinks.json;

import io.vad4j.monitor.alert.Alert;
import io.vad4j.monitor.alert.AlertSink;
import io.vad4j.sinks.AlertJson;
import io.vad4j.sinks.delivery.AlertFilter;
import java.io.IOException;

/** Writes each alert to the disk as a line of JSON. */
final class JsonLinesSink implements AlertSink {
  private final AlertFilter filter;
  private final RotatingFile file;

  JsonLinesSink(AlertFilter filter, RotatingFile file) {
    this.filter = filter;
    this.file = file;
  }

  @Override
  public void send(Alert alert) throws IOException {
    if (filter.accepts(alert)) {
      file.write(AlertJson.toJson(alert));
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
