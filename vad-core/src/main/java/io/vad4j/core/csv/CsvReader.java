package io.vad4j.core.csv;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of comma-separated values as other programs write it: separated by commas,
 * semicolons, tabs or bars, whichever the header has most of; with quoted cells, in which there may
 * be separators and ends of lines; in UTF-8 or UTF-16. The first line that is neither blank nor a
 * comment ({@code #}) is the header. Not thread-safe.
 */
public final class CsvReader implements Closeable {
  private static final String SEPARATORS = ",;\t|";
  private static final int MAX_ROW_LENGTH = 1 << 20;

  private final BufferedReader reader;
  private final char separator;
  private final List<String> header;
  private int nextLine;
  private int line;

  private CsvReader(BufferedReader reader) throws IOException {
    this.reader = reader;
    String first = readContent();
    if (first != null && first.matches("(?i)\"?sep=[,;\t|]\"?")) {
      separator = first.replace("\"", "").charAt(4);
      first = readContent();
    } else {
      separator = first == null ? ',' : findSeparator(first);
    }
    header = first == null ? List.of() : split(first);
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws CsvException if it is empty, or not in a known encoding
   * @throws IOException if it cannot be read
   */
  public static CsvReader open(Path file) throws IOException {
    BufferedReader reader = TextDecoder.open(file);
    try {
      return new CsvReader(reader);
    } catch (IOException e) {
      reader.close();
      throw e;
    }
  }

  /** Reads the header of an open reader, which is closed with this one. */
  public static CsvReader of(BufferedReader reader) throws IOException {
    return new CsvReader(reader);
  }

  /** The names of the columns as they are written; empty where there is no header. */
  public List<String> header() {
    return header;
  }

  /**
   * The position of the column with the first of these names that there is; upper and lower case,
   * spaces, hyphens and underscores are the same.
   */
  public OptionalInt column(String... names) {
    for (String name : names) {
      for (int i = 0; i < header.size(); i++) {
        if (normalize(header.get(i)).equals(normalize(name))) {
          return OptionalInt.of(i);
        }
      }
    }
    return OptionalInt.empty();
  }

  private static String normalize(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }

  /** The separator in words, for messages. */
  public String separatorName() {
    return switch (separator) {
      case ';' -> "semicolons";
      case '\t' -> "tabs";
      case '|' -> "bars";
      default -> "commas";
    };
  }

  /**
   * The cells of the next row, without white space around them.
   *
   * @throws CsvException if a quote is not closed, or there are more cells than columns
   */
  public Optional<List<String>> next() throws IOException {
    String row = readContent();
    if (row == null) {
      return Optional.empty();
    }
    List<String> cells = split(row);
    if (cells.subList(Math.min(cells.size(), header.size()), cells.size()).stream()
        .anyMatch(cell -> !cell.isEmpty())) {
      throw new CsvException(
          ", line %d has %d cells, but the header has %d, separated by %s; a decimal comma needs another separator"
              .formatted(line, cells.size(), header.size(), separatorName()));
    }
    return Optional.of(cells);
  }

  /** The number of the line that the last row began on, from 1. */
  public int line() {
    return line;
  }

  /** A finite number, with a decimal comma too where commas separate no cells. */
  public OptionalDouble parseNumber(String cell) {
    try {
      double value = Double.parseDouble(separator == ',' ? cell : cell.replace(',', '.'));
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** A whole number from 0, which may be written as 120.0. */
  public OptionalInt parseIndex(String cell) {
    OptionalDouble number = parseNumber(cell);
    boolean valid =
        number.isPresent()
            && number.getAsDouble() >= 0
            && number.getAsDouble() <= Integer.MAX_VALUE
            && number.getAsDouble() == Math.rint(number.getAsDouble());
    return valid ? OptionalInt.of((int) number.getAsDouble()) : OptionalInt.empty();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** The next row that is neither blank nor a comment, with the lines that its quotes enclose. */
  private @Nullable String readContent() throws IOException {
    try {
      String text = readLine();
      while (text != null && (text.isBlank() || text.startsWith("#"))) {
        text = readLine();
      }
      line = nextLine;
      if (text == null || text.indexOf('"') < 0) {
        return text;
      }
      StringBuilder row = new StringBuilder(text);
      for (boolean open = hasOddQuotes(text); open; ) {
        String more = row.length() > MAX_ROW_LENGTH ? null : readLine();
        if (more == null) {
          throw new CsvException(", line " + line + " has a double quote that is never closed");
        }
        row.append('\n').append(more);
        open ^= hasOddQuotes(more);
      }
      return row.toString();
    } catch (CharacterCodingException e) {
      throw new CsvException(" is neither UTF-8 nor UTF-16 text; save it as UTF-8");
    }
  }

  private @Nullable String readLine() throws IOException {
    String text = reader.readLine();
    nextLine++;
    return nextLine == 1 && text != null && text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static boolean hasOddQuotes(String text) {
    return text.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private static char findSeparator(String header) {
    char best = ',';
    long most = 0;
    String unquoted = header.replaceAll("\"[^\"]*\"", "");
    for (int i = 0; i < SEPARATORS.length(); i++) {
      char candidate = SEPARATORS.charAt(i);
      long count = unquoted.chars().filter(c -> c == candidate).count();
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  private List<String> split(String row) {
    List<String> cells = new ArrayList<>(Math.max(4, header == null ? 0 : header.size()));
    if (row.indexOf('"') < 0) {
      int start = 0;
      for (int end = row.indexOf(separator); end >= 0; end = row.indexOf(separator, start)) {
        cells.add(row.substring(start, end).strip());
        start = end + 1;
      }
      cells.add(row.substring(start).strip());
      return cells;
    }
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      if (c == '"' && quoted && i + 1 < row.length() && row.charAt(i + 1) == '"') {
        cell.append(row.charAt(++i));
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
