package io.vad4j.sinks.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vad4j.json.JsonResults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The discovery messages of Home Assistant for one stream: a binary sensor that is on while an
 * anomaly lasts, a sensor of the health, and an image of the last peak.
 */
final class HomeAssistant {
  private final String prefix;
  private final String statusTopic;

  HomeAssistant(String prefix, String statusTopic) {
    this.prefix = prefix;
    this.statusTopic = statusTopic;
  }

  /**
   * {@return the configuration of each entity, by its topic}
   *
   * @param stream the name of the stream
   * @param topic the topic that those of the stream begin with
   */
  Map<String, String> configurations(String stream, String topic) {
    String device = device(topic);
    Map<String, Object> anomaly = entity("Anomaly", device, stream, "anomaly", topic);
    anomaly.put("device_class", "problem");
    anomaly.put("json_attributes_topic", topic + "/alert");
    anomaly.put(
        "availability",
        List.of(Map.of("topic", statusTopic), Map.of("topic", topic + "/availability")));
    anomaly.put("availability_mode", "all");
    Map<String, Object> health = entity("Health", device, stream, "health", topic);
    health.put("value_template", "{{ value_json.state }}");
    health.put("json_attributes_topic", topic + "/health");
    health.put("entity_category", "diagnostic");
    health.put("availability_topic", statusTopic);
    Map<String, String> messages = new LinkedHashMap<>();
    messages.put(
        "%s/binary_sensor/%s/anomaly/config".formatted(prefix, device),
        JsonResults.toJson(anomaly));
    messages.put(
        "%s/sensor/%s/health/config".formatted(prefix, device), JsonResults.toJson(health));
    return messages;
  }

  /**
   * {@return the configuration of the image, after its topic}
   *
   * @param stream the name of the stream
   * @param topic the topic that those of the stream begin with
   */
  Map.Entry<String, String> snapshot(String stream, String topic) {
    String device = device(topic);
    Map<String, Object> snapshot = entity("Snapshot", device, stream, "snapshot", topic);
    snapshot.remove("state_topic");
    snapshot.put("image_topic", topic + "/snapshot");
    snapshot.put("content_type", "image/jpeg");
    snapshot.put("availability_topic", statusTopic);
    return Map.entry(
        "%s/image/%s/snapshot/config".formatted(prefix, device), JsonResults.toJson(snapshot));
  }

  /**
   * What Home Assistant accepts of a topic; with a hash where that alone would not tell it apart.
   */
  private static String device(String topic) {
    String path = topic.replace('/', '_');
    String accepted = path.replaceAll("[^A-Za-z0-9_-]", "_");
    return accepted.equals(path)
        ? path
        : accepted + "_" + UUID.nameUUIDFromBytes(topic.getBytes(UTF_8)).toString().substring(0, 8);
  }

  private static Map<String, Object> entity(
      String name, String device, String stream, String part, String topic) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", name);
    values.put("unique_id", device + "_" + part);
    values.put("state_topic", topic + "/" + part);
    values.put("qos", 1);
    Map<String, Object> deviceValues = new LinkedHashMap<>();
    deviceValues.put("identifiers", List.of(device));
    deviceValues.put("name", stream);
    deviceValues.put("manufacturer", "vad4j");
    values.put("device", deviceValues);
    return values;
  }
}
