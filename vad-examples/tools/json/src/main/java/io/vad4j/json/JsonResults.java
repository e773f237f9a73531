package io.vad4j.json;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.ModelInfo;
import io.vad4j.StreamGap;
import io.vad4j.SyntheticValidation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Results of a detector as JSON objects of the {@linkplain #schema() schema}. Each has a property
 * {@code type}. Keys are in a fixed order.
 *
 * @since 0.1.0
 */
public final class JsonResults {
  private static final String SCHEMA = "vad4j.schema.json";

  private JsonResults() {}

  /** {@return the JSON Schema (draft 2020-12) of all objects of this class} */
  public static String schema() {
    try (InputStream file = JsonResults.class.getResourceAsStream(SCHEMA)) {
      if (file == null) {
        throw new IllegalStateException(SCHEMA + " is missing beside the classes of vad-json.");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@return the object of type {@code model}: the properties of a model}
   *
   * @param info the properties
   */
  public static Map<String, Object> ofModel(ModelInfo info) {
    return typed("model", ModelInfoValues.toMap(info));
  }

  /**
   * {@return the object of type {@code detection}: the result for one frame}
   *
   * @param detection the result
   */
  public static Map<String, Object> ofDetection(Detection detection) {
    return typed("detection", DetectionValues.toMap(detection));
  }

  /**
   * {@return the object of type {@code event-start}: an event so far}
   *
   * @param event an event that has begun
   */
  public static Map<String, Object> ofEventStart(AnomalyEvent event) {
    return typed("event-start", DetectionValues.toMap(event));
  }

  /**
   * {@return the object of type {@code event}: an event that is over}
   *
   * @param event an event that has ended
   */
  public static Map<String, Object> ofEvent(AnomalyEvent event) {
    return typed("event", DetectionValues.toMap(event));
  }

  /**
   * {@return the object of type {@code gap}: a gap in the timestamps of a stream}
   *
   * @param gap the gap
   */
  public static Map<String, Object> ofGap(StreamGap gap) {
    return typed("gap", DetectionValues.toMap(gap));
  }

  /**
   * {@return number of cases, recall and AUC of each kind of pseudo-anomaly}
   *
   * @param validation the synthetic validation of a model
   */
  public static List<Map<String, Object>> ofValidation(SyntheticValidation validation) {
    return ModelInfoValues.toMaps(validation);
  }

  /**
   * {@return an object as one line of JSON text}
   *
   * @param object an object of this class
   */
  public static String toJson(Map<String, Object> object) {
    try {
      return JSON.std.asString(plain(object));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> typed(String type, Map<String, Object> properties) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", type);
    object.putAll(properties);
    return object;
  }

  /** Numbers as plain decimals, without an exponent. */
  private static Object plain(Object value) {
    if (value instanceof Double number && Double.isFinite(number)) {
      return new BigDecimal(Decimals.format(number));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(JsonResults::plain).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, element) -> copy.put(key, plain(element)));
      return copy;
    }
    return value;
  }
}
