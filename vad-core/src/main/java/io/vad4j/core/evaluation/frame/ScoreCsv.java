package io.vad4j.core.evaluation.frame;

import io.vad4j.core.csv.CsvException;
import io.vad4j.core.csv.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Scores of any detector from a CSV file with the header {@code clip,frame,score} or {@code
 * clip,frame,score,label} and one line per frame.
 *
 * <pre>
 * clip,frame,score,label
 * Test001,0,0.12,0
 * Test001,1,2.75,1
 * </pre>
 *
 * <p>Columns may be in any order, others are ignored, and lines of a clip need not be consecutive.
 * Cells may be quoted and separated by semicolons or tabs instead of commas. Frames are integers
 * from 0, unique within a clip; missing ones are not evaluated. Scores are finite, higher is more
 * anomalous. Labels are 0 or 1, {@code false} or {@code true}. The encoding is UTF-8 or UTF-16.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ScoreCsv {
  private static final int ROWS_PER_UPDATE = 10_000;

  private record Line(int number, double score, boolean abnormal) {}

  private final String name;
  private final boolean labelled;
  private final Map<String, TreeMap<Integer, Line>> clips;

  private ScoreCsv(String name, boolean labelled, Map<String, TreeMap<Integer, Line>> clips) {
    this.name = name;
    this.labelled = labelled;
    this.clips = clips;
  }

  /**
   * Reads a file.
   *
   * @param path a CSV file
   * @return its scores
   * @throws ScoreFileException if it is missing or invalid; the message names the line
   */
  public static ScoreCsv read(Path path) {
    return read(path, rows -> {});
  }

  /**
   * Reads a file with progress.
   *
   * @param path a CSV file
   * @param progress called with the number of rows read so far, now and then
   * @return its scores
   * @throws ScoreFileException if it is missing or invalid; the message names the line
   */
  public static ScoreCsv read(Path path, LongConsumer progress) {
    try (CsvReader reader = CsvReader.open(path)) {
      return read(path.toString(), reader, progress);
    } catch (NoSuchFileException e) {
      throw new ScoreFileException("There is no file " + path + ".", e);
    } catch (CsvException e) {
      throw new ScoreFileException("%s%s.".formatted(path, e.getMessage()), e);
    } catch (IOException e) {
      throw new ScoreFileException("%s cannot be read: %s".formatted(path, e.getMessage()), e);
    }
  }

  /**
   * Reads from an open reader, which is not closed.
   *
   * @param name name for messages
   * @param reader the CSV text
   * @return its scores
   * @throws IOException if reading fails
   * @throws ScoreFileException if the text is invalid; the message names the line
   */
  public static ScoreCsv read(String name, BufferedReader reader) throws IOException {
    try {
      return read(name, CsvReader.of(reader), rows -> {});
    } catch (CsvException e) {
      throw new ScoreFileException("%s%s.".formatted(name, e.getMessage()), e);
    }
  }

  private static ScoreCsv read(String name, CsvReader reader, LongConsumer progress)
      throws IOException {
    if (reader.header().isEmpty()) {
      throw new ScoreFileException(name + " is empty; it needs the header clip,frame,score.");
    }
    Parser parser = new Parser(name, reader);
    long rows = 0;
    for (Optional<List<String>> row = reader.next(); row.isPresent(); row = reader.next()) {
      parser.add(reader.line(), row.get());
      rows++;
      if (rows % ROWS_PER_UPDATE == 0) {
        progress.accept(rows);
      }
    }
    if (parser.clips.isEmpty()) {
      throw new ScoreFileException(name + " has a header but no scores.");
    }
    return new ScoreCsv(name, parser.label >= 0, parser.clips);
  }

  /** {@return whether there is a column of labels} */
  public boolean isLabelled() {
    return labelled;
  }

  /** {@return the names of the clips, in order of first appearance} */
  public List<String> clipNames() {
    return List.copyOf(clips.keySet());
  }

  /**
   * {@return the clips with the labels of the file, frames in order, without timestamps}
   *
   * @throws ScoreFileException if the file has no labels
   */
  public List<ScoredClip> clips() {
    if (!labelled) {
      throw new ScoreFileException(
          name
              + " has no column label, without which scores cannot be evaluated; add one with 0 for"
              + " normal and 1 for abnormal frames.");
    }
    return clips.entrySet().stream()
        .map(
            clip -> {
              boolean[] labels = new boolean[clip.getValue().size()];
              int i = 0;
              for (Line line : clip.getValue().values()) {
                labels[i++] = line.abnormal();
              }
              return toScoredClip(clip.getKey(), labels);
            })
        .toList();
  }

  /**
   * {@return the clips with given labels, frames in order, without timestamps} Clips that are not
   * in the file are ignored.
   *
   * @param labels for each clip of the file a label for each frame from number 0
   * @throws ScoreFileException if labels for a clip or a frame are missing
   */
  public List<ScoredClip> clips(Map<String, boolean[]> labels) {
    List<ScoredClip> scoredClips = new ArrayList<>();
    clips.forEach(
        (clip, lines) -> scoredClips.add(toScoredClip(clip, selectLabels(clip, lines, labels))));
    return List.copyOf(scoredClips);
  }

  private boolean[] selectLabels(
      String clip, TreeMap<Integer, Line> lines, Map<String, boolean[]> labels) {
    boolean[] ofClip = labels.get(clip);
    if (ofClip == null) {
      throw new ScoreFileException(
          "%s has scores for clip %s, of which there are no labels.".formatted(name, clip));
    }
    if (lines.lastKey() >= ofClip.length) {
      throw new ScoreFileException(
          "%s, line %d: clip %s has labels for frames 0 to %d only, not for frame %d."
              .formatted(
                  name,
                  lines.lastEntry().getValue().number(),
                  clip,
                  ofClip.length - 1,
                  lines.lastKey()));
    }
    boolean[] selected = new boolean[lines.size()];
    int i = 0;
    for (int frame : lines.keySet()) {
      selected[i++] = ofClip[frame];
    }
    return selected;
  }

  private ScoredClip toScoredClip(String clip, boolean[] labels) {
    double[] scores =
        Objects.requireNonNull(clips.get(clip)).values().stream()
            .mapToDouble(Line::score)
            .toArray();
    return ScoredClip.of(clip, scores, labels);
  }

  private static final class Parser {
    private final String name;
    private final CsvReader reader;
    private final int clip;
    private final int frame;
    private final int score;
    private final int label;
    private final int minFields;
    private final Map<String, TreeMap<Integer, Line>> clips = new LinkedHashMap<>();

    Parser(String name, CsvReader reader) {
      this.name = name;
      this.reader = reader;
      clip = reader.column("clip", "video", "file").orElse(-1);
      frame = reader.column("frame", "frame number", "frame index").orElse(-1);
      score = reader.column("score", "anomaly score").orElse(-1);
      label = reader.column("label", "ground truth", "gt").orElse(-1);
      if (clip < 0 || frame < 0 || score < 0) {
        throw new ScoreFileException(
            "%s, line %d: the header is '%s', separated by %s, but columns clip, frame and score are needed."
                .formatted(
                    name,
                    reader.line(),
                    String.join(" ", reader.header()),
                    reader.separatorName()));
      }
      minFields = 1 + Math.max(Math.max(clip, frame), Math.max(score, label));
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
              parseScore(number, fields.get(score)),
              label >= 0 && parseLabel(number, fields.get(label)));
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

    private double parseScore(int number, String field) {
      return reader
          .parseNumber(field)
          .orElseThrow(
              () -> invalidLine(number, "has score '%s', which is no finite number", field));
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
}
