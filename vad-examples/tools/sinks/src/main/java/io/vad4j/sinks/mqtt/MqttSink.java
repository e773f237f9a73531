package io.vad4j.sinks.mqtt;

import io.vad4j.monitor.StreamState;
import io.vad4j.monitor.alert.Alert;
import io.vad4j.monitor.alert.AlertSink;
import io.vad4j.monitor.alert.AlertSnapshot;
import io.vad4j.monitor.alert.EventAlert;
import io.vad4j.monitor.alert.EventAlert.Phase;
import io.vad4j.monitor.alert.HealthAlert;
import io.vad4j.sinks.AlertJson;
import io.vad4j.sinks.delivery.AlertFilter;
import io.vad4j.sinks.delivery.SpooledDelivery;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns each alert into messages on the topics of its stream. */
final class MqttSink implements AlertSink {
  private static final Set<StreamState> AVAILABLE =
      Set.of(StreamState.LEARNING, StreamState.WATCHING, StreamState.DEGRADED);

  private final AlertFilter filter;
  private final String baseTopic;
  private final Optional<HomeAssistant> homeAssistant;
  private final MqttTransport transport;
  private final SpooledDelivery delivery;

  /** The reported events of each stream that last. */
  private final Map<String, Set<String>> open = new HashMap<>();

  /** The streams that had a snapshot. */
  private final Set<String> withSnapshot = new HashSet<>();

  MqttSink(
      AlertFilter filter,
      String baseTopic,
      Optional<HomeAssistant> homeAssistant,
      MqttTransport transport,
      SpooledDelivery delivery) {
    this.filter = filter;
    this.baseTopic = baseTopic;
    this.homeAssistant = homeAssistant;
    this.transport = transport;
    this.delivery = delivery;
  }

  @Override
  public void open() {
    transport.open();
    delivery.open();
  }

  @Override
  public void send(Alert alert) throws IOException {
    String topic = baseTopic + "/" + alert.stream().replaceAll("[^\\p{L}\\p{N}_.-]+", "_");
    if (!open.containsKey(alert.stream())) {
      introduce(alert.stream(), topic);
    }
    if (alert instanceof EventAlert event && event.snapshot().isPresent()) {
      sendSnapshot(alert.stream(), topic, event.snapshot().get());
    }
    if (filter.accepts(alert)) {
      delivery.add(MqttTransport.NOT_RETAINED + topic + "/alert", AlertJson.toJson(alert));
    }
    if (alert instanceof EventAlert event) {
      sendState(event, topic);
    } else if (alert instanceof HealthAlert change) {
      delivery.add(MqttTransport.RETAINED + topic + "/health", AlertJson.toJson(alert));
      delivery.add(
          MqttTransport.RETAINED + topic + "/availability",
          AVAILABLE.contains(change.health().state()) ? "online" : "offline");
    }
  }

  private void introduce(String stream, String topic) throws IOException {
    if (homeAssistant.isPresent()) {
      for (Map.Entry<String, String> message :
          homeAssistant.get().configurations(stream, topic).entrySet()) {
        delivery.add(MqttTransport.RETAINED + message.getKey(), message.getValue());
      }
    }
    delivery.add(MqttTransport.RETAINED + topic + "/anomaly", "OFF");
    open.put(stream, new HashSet<>());
  }

  private void sendSnapshot(String stream, String topic, AlertSnapshot snapshot)
      throws IOException {
    if (withSnapshot.add(stream) && homeAssistant.isPresent()) {
      Map.Entry<String, String> message = homeAssistant.get().snapshot(stream, topic);
      delivery.add(MqttTransport.RETAINED + message.getKey(), message.getValue());
    }
    delivery.add(
        MqttTransport.RETAINED_BYTES + topic + "/snapshot",
        Base64.getEncoder().encodeToString(snapshot.toByteArray()));
  }

  private void sendState(EventAlert alert, String topic) throws IOException {
    Set<String> events = open.computeIfAbsent(alert.stream(), name -> new HashSet<>());
    if (alert.phase() == Phase.ENDED) {
      events.remove(alert.event().id());
    } else {
      events.add(alert.event().id());
    }
    delivery.add(MqttTransport.RETAINED + topic + "/anomaly", events.isEmpty() ? "OFF" : "ON");
  }

  @Override
  public void close() throws IOException {
    delivery.close();
  }
}
