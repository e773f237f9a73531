package io.vad4j.sinks.webhook;

import io.vad4j.monitor.alert.Alert;
import io.vad4j.monitor.alert.AlertSink;
import io.vad4j.monitor.alert.AlertSnapshot;
import io.vad4j.monitor.alert.EventAlert;
import io.vad4j.sinks.AlertJson;
import io.vad4j.sinks.delivery.AlertFilter;
import io.vad4j.sinks.delivery.SpooledDelivery;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/**
 * Stores each alert for delivery: as JSON, as text for a push service, or as its snapshot, whose
 * heading is the text.
 */
final class WebhookSink implements AlertSink {
  private final AlertFilter filter;
  private final Format format;
  private final SpooledDelivery delivery;

  /** What is posted. */
  enum Format {
    JSON,
    TEXT,
    SNAPSHOT
  }

  WebhookSink(AlertFilter filter, Format format, SpooledDelivery delivery) {
    this.filter = filter;
    this.format = format;
    this.delivery = delivery;
  }

  @Override
  public void open() {
    delivery.open();
  }

  @Override
  public void send(Alert alert) throws IOException {
    if (!filter.accepts(alert)) {
      return;
    }
    Optional<AlertSnapshot> snapshot =
        alert instanceof EventAlert event ? event.snapshot() : Optional.empty();
    if (format == Format.JSON) {
      delivery.add("", AlertJson.toJsonWithSnapshot(alert));
    } else if (format == Format.SNAPSHOT && snapshot.isPresent()) {
      delivery.add(
          alert.summary(), Base64.getEncoder().encodeToString(snapshot.get().toByteArray()));
    } else {
      delivery.add("", alert.summary());
    }
  }

  @Override
  public void close() throws IOException {
    delivery.close();
  }
}
