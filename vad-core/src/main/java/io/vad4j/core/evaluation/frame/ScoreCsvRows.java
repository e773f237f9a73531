package io.vad4j.core.evaluation.frame;

import io.vad4j.core.csv.CsvReader;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Rows of a file of scores, checked as they are read. */
final class ScoreCsvRows {
  /** One line of the file; the time is NaN where there is none. */
  record Line(int number, double score, boolean abnormal, double time, double[] series) {}

  private final String name;
  private final CsvReader reader;
  private final int clip;
  private final int frame;
  private final int score;
  private final int label;
  private final int time;
  private final Map<String, Integer> series = new LinkedHashMap<>();
  private final int minFields;
  private final Map<String, TreeMap<Integer, Line>> clips = new LinkedHashMap<>();

  ScoreCsvRows(String name, CsvReader reader) {
    this.name = name;
    this.reader = reader;
    clip = reader.column("clip", "video", "file").orElse(-1);
    frame = reader.column("frame", "frame number", "frame index").orElse(-1);
    OptionalInt only = reader.column("score", "anomaly score");
    score = only.orElseGet(() -> reader.column("fused").orElse(-1));
    label = reader.column("label", "ground truth", "gt").orElse(-1);
    time = reader.column("time").orElse(-1);
    if (clip < 0 || frame < 0 || score < 0) {
      throw new ScoreFileException(
          "%s, line %d: the header is '%s', separated by %s, but columns clip, frame and score are needed."
              .formatted(
                  name, reader.line(), String.join(" ", reader.header()), reader.separatorName()));
    }
    if (only.isEmpty()) {
      Set<Integer> known = new HashSet<>(List.of(clip, frame, score, label, time));
      for (int i = 0; i < reader.header().size(); i++) {
        if (!known.contains(i)) {
          series.put(reader.header().get(i), i);
        }
      }
    }
    minFields =
        series.isEmpty()
            ? 1 + IntStream.of(clip, frame, score, label, time).max().getAsInt()
            : reader.header().size();
  }

  boolean isLabelled() {
    return label >= 0;
  }

  boolean isTimed() {
    return time >= 0;
  }

  /** The names of the further columns of scores. */
  List<String> series() {
    return List.copyOf(series.keySet());
  }

  /** The lines of each clip by frame. */
  Map<String, TreeMap<Integer, Line>> clips() {
    return clips;
  }

  void add(int number, List<String> fields) {
    if (fields.size() < minFields) {
      throw invalidLine(
          number,
          "has %d fields separated by %s, not %d or more",
          fields.size(),
          reader.separatorName(),
          minFields);
    }
    String clipName = fields.get(clip);
    if (clipName.isEmpty()) {
      throw invalidLine(number, "has no clip name");
    }
    int frameNumber = parseFrame(number, fields.get(frame));
    Line line =
        new Line(
            number,
            parse(number, "score", fields.get(score)),
            label >= 0 && parseLabel(number, fields.get(label)),
            time < 0 ? Double.NaN : parseCell(number, "time", fields.get(time)),
            series.entrySet().stream()
                .mapToDouble(
                    column -> parseCell(number, column.getKey(), fields.get(column.getValue())))
                .toArray());
    Line duplicate =
        clips.computeIfAbsent(clipName, key -> new TreeMap<>()).putIfAbsent(frameNumber, line);
    if (duplicate != null) {
      throw invalidLine(
          number,
          "has frame %d of clip %s, as line %d has",
          frameNumber,
          clipName,
          duplicate.number());
    }
  }

  private int parseFrame(int number, String field) {
    OptionalInt value = reader.parseIndex(field);
    return value.orElseThrow(
        () ->
            invalidLine(
                number,
                "has frame '%s', which is no whole number from 0 to %d",
                field,
                Integer.MAX_VALUE));
  }

  private double parse(int number, String column, String field) {
    return reader
        .parseNumber(field)
        .orElseThrow(
            () -> invalidLine(number, "has %s '%s', which is no finite number", column, field));
  }

  private double parseCell(int number, String column, String field) {
    return field.isEmpty() ? Double.NaN : parse(number, column, field);
  }

  private boolean parseLabel(int number, String field) {
    switch (field.toLowerCase(Locale.ROOT)) {
      case "0", "false":
        return false;
      case "1", "true":
        return true;
      default:
        OptionalInt value = reader.parseIndex(field);
        if (value.isEmpty() || value.getAsInt() > 1) {
          throw invalidLine(number, "has label '%s', which is not 0 or 1", field);
        }
        return value.getAsInt() == 1;
    }
  }

  private ScoreFileException invalidLine(int number, String format, Object... values) {
    return new ScoreFileException(
        "%s, line %d %s.".formatted(name, number, format.formatted(values)));
  }
}
