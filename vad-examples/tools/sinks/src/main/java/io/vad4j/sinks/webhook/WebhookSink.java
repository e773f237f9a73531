package io.vad4j.sinks.webhook;

import io.vad4j.monitor.alert.Alert;
import io.vad4j.monitor.alert.AlertSink;
import io.vad4j.sinks.AlertJson;
import io.vad4j.sinks.delivery.AlertFilter;
import io.vad4j.sinks.delivery.SpooledDelivery;
import java.io.IOException;

/** Stores each alert for delivery as JSON, or as text for a push service. */
final class WebhookSink implements AlertSink {
  private final AlertFilter filter;
  private final boolean text;
  private final SpooledDelivery delivery;

  WebhookSink(AlertFilter filter, boolean text, SpooledDelivery delivery) {
    this.filter = filter;
    this.text = text;
    this.delivery = delivery;
  }

  @Override
  public void open() {
    delivery.open();
  }

  @Override
  public void send(Alert alert) throws IOException {
    if (filter.accepts(alert)) {
      delivery.add("", text ? alert.summary() : AlertJson.toJson(alert));
    }
  }

  @Override
  public void close() throws IOException {
    delivery.close();
  }
}
