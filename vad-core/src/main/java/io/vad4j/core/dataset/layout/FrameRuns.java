package io.vad4j.core.dataset.layout;

import io.vad4j.FrameSourceException;
import io.vad4j.core.csv.CsvException;
import io.vad4j.core.csv.CsvReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Parser of {@code labels.csv}; see {@link FolderProvider}. */
final class FrameRuns {
  private static final String HEADER = "clip,first,last";

  private final Path file;
  private final CsvReader reader;
  private final int clip;
  private final int first;
  private final int last;
  private final Map<String, List<Run>> runs = new LinkedHashMap<>();

  /** The lines that say that a clip has no abnormal frames, by clip. */
  private final Map<String, Integer> normal = new HashMap<>();

  /** The first line of the abnormal frames of a clip, by clip. */
  private final Map<String, Integer> abnormal = new HashMap<>();

  /** Run of frames, counted from 0, inclusive. */
  record Run(int first, int last) {}

  private FrameRuns(Path file, CsvReader reader) {
    this.file = file;
    this.reader = reader;
    clip = reader.column("clip", "video", "file", "name").orElse(-1);
    first = reader.column("first", "first frame").orElse(-1);
    last = reader.column("last", "last frame").orElse(-1);
    if (!reader.header().isEmpty() && (clip < 0 || first < 0 || last < 0)) {
      throw invalidLine(
          "it must be the header %s, but is '%s', separated by %s; last is the last abnormal frame"
              .formatted(HEADER, String.join(" ", reader.header()), reader.separatorName()));
    }
  }

  /**
   * The abnormal runs of every listed clip.
   *
   * @throws FrameSourceException if the file cannot be read or parsed; the message names the line
   */
  static Map<String, List<Run>> read(Path file) {
    try (CsvReader reader = CsvReader.open(file)) {
      FrameRuns table = new FrameRuns(file, reader);
      for (Optional<List<String>> row = reader.next(); row.isPresent(); row = reader.next()) {
        table.add(row.get());
      }
      return table.runs;
    } catch (CsvException e) {
      throw new FrameSourceException("%s%s.".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw new FrameSourceException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private void add(List<String> cells) {
    if (cells.size() <= Math.max(clip, Math.max(first, last)) || cells.get(clip).isEmpty()) {
      throw invalidLine("it must have three cells: " + HEADER);
    }
    List<Run> ofClip = runs.computeIfAbsent(cells.get(clip), name -> new ArrayList<>());
    if (cells.get(first).isEmpty() && cells.get(last).isEmpty()) {
      normal.putIfAbsent(cells.get(clip), reader.line());
      checkAgreement(cells.get(clip));
      return;
    }
    OptionalInt begin = reader.parseIndex(cells.get(first));
    OptionalInt end = reader.parseIndex(cells.get(last));
    if (begin.isEmpty() || end.isEmpty()) {
      throw invalidLine("first and last must be frame numbers from 0 or both be empty");
    }
    if (end.getAsInt() < begin.getAsInt()) {
      throw invalidLine("frames count from 0 and the last is not before the first");
    }
    ofClip.add(new Run(begin.getAsInt(), end.getAsInt()));
    abnormal.putIfAbsent(cells.get(clip), reader.line());
    checkAgreement(cells.get(clip));
  }

  /** Runs of a clip may overlap, since all of them say abnormal; a line without frames may not. */
  private void checkAgreement(String name) {
    if (normal.containsKey(name) && abnormal.containsKey(name)) {
      throw invalidLine(
          "'%s' has abnormal frames in line %d and none in line %d; remove the line that is wrong"
              .formatted(name, abnormal.get(name), normal.get(name)));
    }
  }

  private FrameSourceException invalidLine(String problem) {
    return new FrameSourceException(
        "Line %d of %s is invalid: %s.".formatted(reader.line(), file, problem));
  }
}
