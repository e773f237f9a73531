package io.vad4j.core.evaluation.region;

import io.vad4j.core.evaluation.frame.ScoreFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Scored boxes of one clip from a text file in the layout of Georgescu et al. (2021): a line a box,
 * {@code frame, x_min, y_min, x_max, y_max, score}, with frames counted from 0 and pixels x_max and
 * y_max within the box. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ScoredBoxFile {
  private static final int FIELDS = 6;

  private final Path file;
  private final TreeMap<Integer, List<ScoredBox>> boxes;

  private ScoredBoxFile(Path file, TreeMap<Integer, List<ScoredBox>> boxes) {
    this.file = file;
    this.boxes = boxes;
  }

  /**
   * Reads a file.
   *
   * @param file a text file
   * @return its boxes
   * @throws ScoreFileException if it is missing or invalid; the message names the line
   */
  public static ScoredBoxFile read(Path file) {
    TreeMap<Integer, List<ScoredBox>> boxes = new TreeMap<>();
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new ScoreFileException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        add(boxes, file, i + 1, lines.get(i).split(","));
      }
    }
    return new ScoredBoxFile(file, boxes);
  }

  private static void add(
      Map<Integer, List<ScoredBox>> boxes, Path file, int line, String[] fields) {
    try {
      if (fields.length != FIELDS) {
        throw new IllegalArgumentException(fields.length + " fields");
      }
      double[] values = new double[FIELDS];
      for (int i = 0; i < FIELDS; i++) {
        values[i] = Double.parseDouble(fields[i].strip());
      }
      if (values[0] < 0 || values[0] != (int) values[0]) {
        throw new IllegalArgumentException("frame " + fields[0]);
      }
      ScoredBox box =
          new ScoredBox(
              values[1],
              values[2],
              values[3] - values[1] + 1,
              values[4] - values[2] + 1,
              values[5]);
      boxes.computeIfAbsent((int) values[0], frame -> new ArrayList<>()).add(box);
    } catch (IllegalArgumentException e) {
      throw new ScoreFileException(
          "Line %d of %s is not 'frame,x_min,y_min,x_max,y_max,score' with a frame from 0 (%s)."
              .formatted(line, file, e.getMessage()),
          e);
    }
  }

  /**
   * {@return the boxes of a frame; empty if it has none}
   *
   * @param frame from 0
   */
  public List<ScoredBox> boxes(int frame) {
    return List.copyOf(boxes.getOrDefault(frame, List.of()));
  }

  /**
   * {@return one score a frame, the highest of its boxes; without any, the lowest of the clip or 0
   * if that is lower}
   *
   * @param frames number of frames of the clip
   * @throws ScoreFileException if the file names a frame beyond them
   */
  public double[] frameScores(int frames) {
    if (!boxes.isEmpty() && boxes.lastKey() >= frames) {
      throw new ScoreFileException(
          "%s has boxes in frame %d, but the clip has %d frames, numbered from 0."
              .formatted(file, boxes.lastKey(), frames));
    }
    double lowest =
        boxes.values().stream().flatMap(List::stream).mapToDouble(ScoredBox::score).min().orElse(0);
    double[] scores = new double[frames];
    for (int frame = 0; frame < frames; frame++) {
      scores[frame] =
          boxes(frame).stream().mapToDouble(ScoredBox::score).max().orElse(Math.min(0, lowest));
    }
    return scores;
  }
}
