package io.vad4j.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A table with a key for each cell, which is also the path of its unrounded value in a JSON file:
 * {@code rows.ROW.COLUMN} of {@code ID.json}.
 *
 * @param id names the file
 * @param title its caption
 * @param rowHeader the heading of the column of row titles
 * @param columns the other columns
 * @param rows the rows
 * @param notes printed below the table
 */
public record NumberTable(
    String id,
    String title,
    String rowHeader,
    List<Column> columns,
    List<Row> rows,
    List<String> notes)
    implements Block {

  /** Text of a cell without a value. */
  static final String MISSING_VALUE = "–";

  /**
   * A column.
   *
   * @param key its name in JSON
   * @param title its heading
   * @param format how {@link String#format} writes its values
   */
  public record Column(String key, String title, String format) {
    /** {@return a column of text} */
    public static Column text(String key, String title) {
      return new Column(key, title, "%s");
    }

    /** {@return whether it holds text rather than numbers} */
    boolean isText() {
      return format.equals("%s");
    }

    /** {@return a column of whole numbers} */
    public static Column count(String key, String title) {
      return new Column(key, title, "%,d");
    }

    /** {@return a column of numbers with a number of decimals} */
    public static Column decimal(String key, String title, int decimals) {
      return new Column(key, title, "%." + decimals + "f");
    }
  }

  /**
   * A row.
   *
   * @param key its name in JSON
   * @param title text of the first column
   * @param values numbers or text by the keys of columns; missing values are allowed
   */
  public record Row(String key, String title, Map<String, Object> values) {}

  /** Validates that each value has a column. */
  public NumberTable {
    List<String> keys = columns.stream().map(Column::key).toList();
    for (Row row : rows) {
      if (!keys.containsAll(row.values().keySet())) {
        throw new IllegalArgumentException(
            "Row %s of %s has values for %s, but columns are %s."
                .formatted(row.key(), id, row.values().keySet(), keys));
      }
    }
  }

  /** {@return the name of the JSON file} */
  public String fileName() {
    return id + ".json";
  }

  /** {@return the path of a cell in the JSON file} */
  static String cellKey(Row row, Column column) {
    return "rows." + row.key() + "." + column.key();
  }

  /** {@return the text of a cell} */
  static String cellText(Row row, Column column) {
    Object value = row.values().get(column.key());
    return value == null ? MISSING_VALUE : String.format(Locale.ROOT, column.format(), value);
  }

  /** {@return the content of the JSON file} */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("title", title);
    Map<String, Object> titles = new LinkedHashMap<>();
    columns.forEach(column -> titles.put(column.key(), column.title()));
    map.put("columns", titles);
    Map<String, Object> lines = new LinkedHashMap<>();
    for (Row row : rows) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("title", row.title());
      for (Column column : columns) {
        if (row.values().containsKey(column.key())) {
          line.put(column.key(), Objects.requireNonNull(row.values().get(column.key())));
        }
      }
      lines.put(row.key(), line);
    }
    map.put("rows", lines);
    map.put("notes", notes);
    return map;
  }
}
