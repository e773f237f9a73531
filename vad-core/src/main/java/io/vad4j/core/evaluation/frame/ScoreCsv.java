package io.vad4j.core.evaluation.frame;

import io.vad4j.core.csv.CsvException;
import io.vad4j.core.csv.CsvReader;
import io.vad4j.core.evaluation.frame.ScoreCsvRows.Line;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Scores of any detector from a CSV file with the columns {@code clip}, {@code frame}, {@code
 * score} and, where they are known, {@code label} and {@code time}, and one line per frame.
 *
 * <pre>
 * clip,frame,score,label
 * Test001,0,0.12,0
 * Test001,1,2.75,1
 * </pre>
 *
 * <p>Columns may be in any order, others are ignored, and lines of a clip need not be consecutive.
 * Cells may be quoted and separated by semicolons or tabs instead of commas. Frames are integers
 * from 0, unique within a clip; missing ones are not evaluated, see {@link #coverage()}. Scores are
 * finite, higher is more anomalous. Labels are 0 or 1, {@code false} or {@code true}. Times are
 * seconds from the start of the clip, and may be empty. The encoding is UTF-8 or UTF-16.
 *
 * <p>With a column {@code fused} instead of {@code score} it is a file of {@code
 * io.vad4j.core.evaluation.DetectorScoresCsv}, whose other columns are numbers too.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ScoreCsv {
  private static final int ROWS_PER_UPDATE = 10_000;

  private final String name;
  private final boolean labelled;
  private final boolean timed;
  private final List<String> series;
  private final Map<String, TreeMap<Integer, Line>> clips;

  private ScoreCsv(String name, ScoreCsvRows rows) {
    this.name = name;
    this.labelled = rows.isLabelled();
    this.timed = rows.isTimed();
    this.series = rows.series();
    this.clips = rows.clips();
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
    ScoreCsvRows parsed = new ScoreCsvRows(name, reader);
    long rows = 0;
    for (Optional<List<String>> row = reader.next(); row.isPresent(); row = reader.next()) {
      parsed.add(reader.line(), row.get());
      rows++;
      if (rows % ROWS_PER_UPDATE == 0) {
        progress.accept(rows);
      }
    }
    if (parsed.clips().isEmpty()) {
      throw new ScoreFileException(name + " has a header but no scores.");
    }
    return new ScoreCsv(name, parsed);
  }

  /** {@return whether there is a column of labels} */
  public boolean isLabelled() {
    return labelled;
  }

  /** {@return whether there is a column of times} */
  public boolean isTimed() {
    return timed;
  }

  /** {@return the names of the columns beside the scores in a file with a column {@code fused}} */
  public List<String> series() {
    return series;
  }

  /**
   * {@return the numbers of a column, frames in order; NaN where the cell is empty}
   *
   * @param clip a name of {@link #clipNames()}
   * @param column a name of {@link #series()}
   */
  public double[] series(String clip, String column) {
    int index = series.indexOf(column);
    return lines(clip).values().stream().mapToDouble(line -> line.series()[index]).toArray();
  }

  /** {@return the coverage of the frames from 0 to the last of each clip of the file} */
  public Coverage coverage() {
    Coverage coverage = Coverage.none();
    for (String clip : clips.keySet()) {
      coverage = coverage.plus(clip, lines(clip).lastKey() + 1, lines(clip).keySet());
    }
    return coverage;
  }

  /**
   * {@return the coverage of labelled frames}
   *
   * @param labels for each clip a label for each frame from number 0
   */
  public Coverage coverage(Map<String, boolean[]> labels) {
    Coverage coverage = Coverage.none();
    for (Map.Entry<String, boolean[]> clip : labels.entrySet()) {
      TreeMap<Integer, Line> lines = clips.getOrDefault(clip.getKey(), new TreeMap<>());
      coverage = coverage.plus(clip.getKey(), clip.getValue().length, lines.keySet());
    }
    return coverage;
  }

  /** {@return the names of the clips, in order of first appearance} */
  public List<String> clipNames() {
    return List.copyOf(clips.keySet());
  }

  /**
   * {@return the clips with the labels of the file, frames in order, with timestamps where every
   * frame has a time and they increase}
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
   * {@return the clips with given labels, frames in order, with timestamps where every frame has a
   * time and they increase} Clips that are not in the file are ignored.
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
    List<Line> lines = List.copyOf(lines(clip).values());
    ScoredClip scored =
        ScoredClip.of(clip, lines.stream().mapToDouble(Line::score).toArray(), labels);
    if (lines.stream().anyMatch(line -> Double.isNaN(line.time()))) {
      return scored;
    }
    return scored.withIncreasingTimestamps(
        lines.stream().map(line -> duration(line.time())).toList());
  }

  private TreeMap<Integer, Line> lines(String clip) {
    return Objects.requireNonNull(clips.get(clip), clip);
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
