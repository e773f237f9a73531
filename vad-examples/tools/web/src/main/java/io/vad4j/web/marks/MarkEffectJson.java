package io.vad4j.web.marks;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.VadException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The effect of marks as a JSON object.
 *
 * @since 0.1.0
 */
public final class MarkEffectJson {
  private MarkEffectJson() {}

  /**
   * {@return the members of the object}
   *
   * @param effect the effect
   */
  public static Map<String, Object> of(MarkEffect effect) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("marks", effect.marks());
    values.put("falseAlarms", of(effect.falseAlarms()));
    values.put("hours", effect.hours());
    values.put("pseudoAnomalies", of(effect.pseudoAnomalies()));
    values.put("lost", effect.lost());
    values.put("confirmed", of(effect.confirmed()));
    return values;
  }

  private static Map<String, Object> of(MarkEffect.Change change) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("count", change.count());
    values.put("before", change.before());
    values.put("after", change.after());
    return values;
  }

  static String format(MarkEffect effect) {
    try {
      return JSON.std.asString(of(effect));
    } catch (IOException e) {
      throw new VadException("The effect of marks cannot be written: " + e.getMessage(), e);
    }
  }

  static MarkEffect parse(String text) {
    try {
      Map<String, Object> values = JSON.std.mapFrom(text);
      return new MarkEffect(
          number(values, "marks").intValue(),
          change(Objects.requireNonNull(values.get("falseAlarms"))),
          number(values, "hours").doubleValue(),
          change(Objects.requireNonNull(values.get("pseudoAnomalies"))),
          ((List<?>) Objects.requireNonNull(values.get("lost")))
              .stream().map(String::valueOf).toList(),
          change(Objects.requireNonNull(values.get("confirmed"))));
    } catch (IOException e) {
      throw new VadException("The effect of marks cannot be read: " + e.getMessage(), e);
    }
  }

  private static MarkEffect.Change change(Object value) {
    Map<?, ?> values = (Map<?, ?>) value;
    return new MarkEffect.Change(
        number(values, "count").intValue(),
        number(values, "before").intValue(),
        number(values, "after").intValue());
  }

  private static Number number(Map<?, ?> values, String name) {
    return (Number) Objects.requireNonNull(values.get(name), name);
  }
}
