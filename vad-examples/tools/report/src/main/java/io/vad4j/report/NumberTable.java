package io.vad4j.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A table whose every cell has a key, under which its value stands unrounded in a JSON file: {@code
 * rows.ROW.COLUMN} of {@code ID.json}.
 *
 * @param id names the file
 * @param title what the table shows
 * @param rowHeader the heading of the column of row titles
 * @param columns the other columns
 * @param rows the rows
 * @param notes on how much the numbers stand, and how they came about
 */
public record NumberTable(
    String id,
    String title,
    String rowHeader,
    List<Column> columns,
    List<Row> rows,
    List<String> notes)
    implements Block {

  /** What stands in a cell without a value. */
  static final String MISSING_VALUE = "–";

  /**
   * A column.
   *
   * @param key its name in JSON
   * @param title its heading
   * @param format how {@link String#format} writes its values
   */
  public record Column(String key, String title, String format) {
    /** A column of words. */
    public static Column text(String key, String title) {
      return new Column(key, title, "%s");
    }

    /** Whether it holds words rather than numbers. */
    boolean isText() {
      return format.equals("%s");
    }

    /** A column of whole numbers. */
    public static Column count(String key, String title) {
      return new Column(key, title, "%,d");
    }

    /** A column of numbers with so many decimals. */
    public static Column decimal(String key, String title, int decimals) {
      return new Column(key, title, "%." + decimals + "f");
    }
  }

  /**
   * A row.
   *
   * @param key its name in JSON
   * @param title what stands in the first column
   * @param values by the keys of columns: numbers or words; a column without a value stays empty
   */
  public record Row(String key, String title, Map<String, Object> values) {
    /** Keeps a copy of the map. */
    public Row {
      values = Map.copyOf(values);
    }
  }

  /** Keeps copies of the lists; checks that no value is without a column. */
  public NumberTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
    List<String> keys = columns.stream().map(Column::key).toList();
    for (Row row : rows) {
      if (!keys.containsAll(row.values().keySet())) {
        throw new IllegalArgumentException(
            "Row %s of %s has values for %s, but columns are %s."
                .formatted(row.key(), id, row.values().keySet(), keys));
      }
    }
  }

  /** The name of the JSON file. */
  public String fileName() {
    return id + ".json";
  }

  /** Where in the JSON file a cell stands. */
  public static String cellKey(Row row, Column column) {
    return "rows." + row.key() + "." + column.key();
  }

  /** A cell as it is shown. */
  public static String cellText(Row row, Column column) {
    Object value = row.values().get(column.key());
    return value == null ? MISSING_VALUE : String.format(Locale.ROOT, column.format(), value);
  }

  /** What stands in the JSON file. */
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
    map.put("notes", new ArrayList<>(notes));
    return map;
  }
}
