package io.vad4j.core.dataset.layout;

import io.vad4j.FrameSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parser of {@code labels.csv}; see {@link FolderProvider}. */
final class FrameRuns {
  private static final String HEADER = "clip,first,last";

  private FrameRuns() {}

  /** Run of frames, counted from 0, inclusive. */
  record Run(int first, int last) {}

  /**
   * The abnormal runs of every listed clip.
   *
   * @throws FrameSourceException if the file cannot be read or parsed; the message names the line
   */
  static Map<String, List<Run>> read(Path file) {
    Map<String, List<Run>> runs = new LinkedHashMap<>();
    List<String> lines = lines(file);
    boolean header = false;
    for (int i = 0; i < lines.size(); i++) {
      // Spreadsheets may write a byte order mark.
      String line = lines.get(i).replace("\uFEFF", "").strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (!header) {
        header = true;
        if (!line.replace(" ", "").equalsIgnoreCase(HEADER)) {
          throw invalidLine(file, i, "it must be the header " + HEADER);
        }
        continue;
      }
      add(runs, file, i, line.split(",", -1));
    }
    return runs;
  }

  private static void add(Map<String, List<Run>> runs, Path file, int line, String[] cells) {
    if (cells.length != 3 || cells[0].isBlank()) {
      throw invalidLine(file, line, "it must have three cells: " + HEADER);
    }
    List<Run> clip = runs.computeIfAbsent(cells[0].strip(), name -> new ArrayList<>());
    if (cells[1].isBlank() && cells[2].isBlank()) {
      return;
    }
    try {
      Run run = new Run(Integer.parseInt(cells[1].strip()), Integer.parseInt(cells[2].strip()));
      if (run.first < 0 || run.last < run.first) {
        throw invalidLine(file, line, "frames count from 0 and the last is not before the first");
      }
      clip.add(run);
    } catch (NumberFormatException e) {
      throw invalidLine(file, line, "first and last must be frame numbers or both be empty");
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new FrameSourceException(
          "Cannot read %s as UTF-8 text: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static FrameSourceException invalidLine(Path file, int line, String problem) {
    return new FrameSourceException(
        "Line %d of %s is invalid: %s.".formatted(line + 1, file, problem));
  }
}
