package io.vad4j.core.evaluation;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes nested maps, lists, numbers, strings and booleans as JSON (RFC 8259). */
final class JsonWriter {
  private final StringBuilder out = new StringBuilder();

  private JsonWriter() {}

  static String write(Object value) {
    JsonWriter json = new JsonWriter();
    json.value(value, "\n");
    return json.out.append('\n').toString();
  }

  private void value(Object value, String newLine) {
    if (value instanceof Map<?, ?> map) {
      map(map, newLine);
    } else if (value instanceof List<?> list) {
      list(list, newLine);
    } else if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
      out.append(value);
    } else if (value instanceof Double number && Double.isFinite(number)) {
      out.append(number);
    } else if (value instanceof String text) {
      string(text);
    } else {
      throw new IllegalArgumentException("JSON has no way to write " + value + ".");
    }
  }

  private void map(Map<?, ?> map, String newLine) {
    String inner = newLine + "  ";
    out.append('{');
    for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<?, ?> entry = i.next();
      out.append(inner);
      string((String) entry.getKey());
      out.append(": ");
      value(entry.getValue(), inner);
      out.append(i.hasNext() ? "," : newLine);
    }
    out.append('}');
  }

  /** A list of maps or strings takes a line for each; a list of numbers takes one for all. */
  private void list(List<?> list, String newLine) {
    boolean flat = list.stream().allMatch(value -> value instanceof Number);
    String inner = newLine + "  ";
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      out.append(flat ? i > 0 ? ", " : "" : i > 0 ? "," + inner : inner);
      value(list.get(i), inner);
    }
    out.append(flat ? "" : newLine).append(']');
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < ' ' || Character.isSurrogate(c)) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
