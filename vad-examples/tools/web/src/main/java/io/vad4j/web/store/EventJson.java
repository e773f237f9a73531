package io.vad4j.web.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events as JSON objects, with keys in a fixed order.
 *
 * @since 0.1.0
 */
public final class EventJson {
  private static final double ROUNDING = 1000;

  private EventJson() {}

  /**
   * {@return an event as a JSON object}
   *
   * @param event an event
   */
  public static Map<String, Object> of(StoredEvent event) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("key", event.key());
    values.put("id", event.id());
    values.put("camera", event.camera());
    values.put("start", event.start().toString());
    values.put("end", event.end().toString());
    values.put("peak", event.peak().toString());
    values.put("kind", event.kind().name());
    values.put("summary", event.summary());
    values.put(
        "region",
        List.of(
            event.region().x(),
            event.region().y(),
            event.region().width(),
            event.region().height()));
    values.put("score", Math.round(event.score() * ROUNDING) / ROUNDING);
    values.put("channel", event.channel());
    values.put("mark", event.mark().name());
    values.put("thumbnail", event.thumbnail());
    values.put("clip", event.clip());
    return values;
  }
}
