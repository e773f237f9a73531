/** Sinks for the alerts of monitored streams. */
module io.vad4j.sinks {
  requires transitive io.vad4j.core;
  requires io.vad4j.json;
  requires java.net.http;
  requires com.hivemq.client.mqtt;

  exports io.vad4j.sinks;

  provides io.vad4j.monitor.alert.AlertSinkProvider with
      io.vad4j.sinks.json.JsonLinesSinkProvider,
      io.vad4j.sinks.mqtt.MqttSinkProvider,
      io.vad4j.sinks.webhook.WebhookSinkProvider;
}
