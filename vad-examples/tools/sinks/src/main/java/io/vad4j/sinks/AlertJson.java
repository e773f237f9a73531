package io.vad4j.sinks;

import io.vad4j.json.JsonResults;
import io.vad4j.monitor.StreamHealth;
import io.vad4j.monitor.alert.Alert;
import io.vad4j.monitor.alert.AlertSnapshot;
import io.vad4j.monitor.alert.EventAlert;
import io.vad4j.monitor.alert.HealthAlert;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Alerts as JSON objects, with keys in a fixed order. {@code type} is {@code alert} or {@code
 * health}; the event is that of {@link JsonResults}. Snapshots are left out where nothing else is
 * said.
 *
 * @since 0.1.0
 */
public final class AlertJson {
  private AlertJson() {}

  /**
   * {@return an alert as one line of JSON text}
   *
   * @param alert an event or a change of health
   */
  public static String toJson(Alert alert) {
    return JsonResults.toJson(toMap(alert));
  }

  /**
   * {@return an alert as one line of JSON text, with its snapshot, if it has one: its width, its
   * height, and the JPEG image in Base64}
   *
   * @param alert an event or a change of health
   */
  public static String toJsonWithSnapshot(Alert alert) {
    Map<String, Object> values = toMap(alert);
    if (alert instanceof EventAlert event && event.snapshot().isPresent()) {
      AlertSnapshot snapshot = event.snapshot().get();
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("width", snapshot.width());
      properties.put("height", snapshot.height());
      properties.put("jpeg", Base64.getEncoder().encodeToString(snapshot.toByteArray()));
      values.put("snapshot", properties);
    }
    return JsonResults.toJson(values);
  }

  /**
   * {@return an alert as a JSON object}
   *
   * @param alert an event or a change of health
   */
  public static Map<String, Object> toMap(Alert alert) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("type", alert instanceof EventAlert ? "alert" : "health");
    values.put("stream", alert.stream());
    values.put("instant", alert.instant().toString());
    values.put("summary", alert.summary());
    if (alert instanceof EventAlert event) {
      values.put("phase", event.phase().name());
      values.put("level", event.level());
      values.put("suppressed", event.suppressed());
      values.put("truncated", event.truncated());
      Map<String, Object> properties = new LinkedHashMap<>(JsonResults.ofEvent(event.event()));
      properties.remove("type");
      values.put("event", properties);
    } else if (alert instanceof HealthAlert change) {
      putHealth(values, change.health());
    }
    return values;
  }

  private static void putHealth(Map<String, Object> values, StreamHealth health) {
    values.put("state", health.state().name());
    values.put("since", health.since().toString());
    values.put("causes", health.causes().stream().map(Enum::name).toList());
    values.put("message", health.message());
    health.nextTry().ifPresent(instant -> values.put("nextTry", instant.toString()));
    health.sourceFailure().ifPresent(reason -> values.put("sourceFailure", reason.name()));
  }
}
