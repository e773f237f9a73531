package io.vad4j.core.dataset;

import io.vad4j.FrameSourceException;
import io.vad4j.core.evaluation.region.GroundTruthRegion;
import io.vad4j.core.image.PixelMask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Annotated tracks of one clip: a bounding box for each frame of each anomaly. Immutable and
 * thread-safe.
 *
 * <p>Two published layouts of text files are read, one box a line:
 *
 * <ul>
 *   <li>Georgescu et al. (2021), for ShanghaiTech and Subway: {@code
 *       track,frame,x_min,y_min,x_max,y_max}, frames from 0, pixels x_max and y_max within the box;
 *   <li>Ramachandra and Jones (2020), for Street Scene, UCSD and Avenue: {@code 00012.jpg 0 cx cy
 *       width height}, the image of the frame, numbered from 1, the track, and the centre and size
 *       of the box. Fractions of pixels are rounded outwards.
 * </ul>
 *
 * @since 0.1.0
 */
public final class GroundTruthTracks {
  private static final Pattern IMAGE = Pattern.compile("(?:.*\\D)?(\\d{1,9})(?:\\.\\w+)?");
  private static final int FIELDS = 6;

  /** Box in pixels: the edges, the right and the lower one beyond it. */
  private record Box(String track, int left, int top, int right, int bottom) {}

  private final String source;
  private final TreeMap<Integer, List<Box>> boxes;

  private GroundTruthTracks(String source, TreeMap<Integer, List<Box>> boxes) {
    this.source = source;
    this.boxes = boxes;
  }

  /** {@return the tracks of a clip without anomalies} */
  public static GroundTruthTracks none() {
    return new GroundTruthTracks("no tracks", new TreeMap<>());
  }

  /**
   * Reads a file of either layout.
   *
   * @param file a text file
   * @return its tracks
   * @throws FrameSourceException if it cannot be read or parsed; the message names the line
   */
  public static GroundTruthTracks read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new FrameSourceException(
          "Cannot read %s as UTF-8 text: %s".formatted(file, e.getMessage()), e);
    }
    TreeMap<Integer, List<Box>> boxes = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace("\uFEFF", "").strip();
      if (line.isEmpty()) {
        continue;
      }
      try {
        if (line.contains(",")) {
          addCorners(boxes, fields(line.split("\\s*,\\s*")));
        } else {
          addCentre(boxes, fields(line.split("\\s+")));
        }
      } catch (IllegalArgumentException e) {
        throw new FrameSourceException(
            ("Line %d of %s is invalid (%s): it must be 'track,frame,x_min,y_min,x_max,y_max' or"
                    + " 'image track cx cy width height'.")
                .formatted(i + 1, file, e.getMessage()),
            e);
      }
    }
    return new GroundTruthTracks(file.toString(), boxes);
  }

  private static String[] fields(String[] fields) {
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException(fields.length + " fields");
    }
    return fields;
  }

  private static void addCorners(TreeMap<Integer, List<Box>> boxes, String[] fields) {
    double left = Double.parseDouble(fields[2]);
    double top = Double.parseDouble(fields[3]);
    double right = Double.parseDouble(fields[4]) + 1;
    double bottom = Double.parseDouble(fields[5]) + 1;
    add(boxes, integer(fields[1]), fields[0], left, top, right, bottom);
  }

  private static void addCentre(TreeMap<Integer, List<Box>> boxes, String[] fields) {
    Matcher image = IMAGE.matcher(fields[0]);
    if (!image.matches()) {
      throw new IllegalArgumentException("image " + fields[0]);
    }
    double halfWidth = Double.parseDouble(fields[4]) / 2;
    double halfHeight = Double.parseDouble(fields[5]) / 2;
    double x = Double.parseDouble(fields[2]);
    double y = Double.parseDouble(fields[3]);
    int frame = Integer.parseInt(image.group(1)) - 1;
    add(boxes, frame, fields[1], x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
  }

  private static int integer(String text) {
    double value = Double.parseDouble(text);
    if (value != (int) value) {
      throw new IllegalArgumentException("frame " + text);
    }
    return (int) value;
  }

  private static void add(
      TreeMap<Integer, List<Box>> boxes,
      int frame,
      String track,
      double left,
      double top,
      double right,
      double bottom) {
    if (frame < 0) {
      throw new IllegalArgumentException("a frame before the first");
    }
    if (!(left < right && top < bottom) || !Double.isFinite(left + top + right + bottom)) {
      throw new IllegalArgumentException("a box without area");
    }
    List<Box> ofFrame = boxes.computeIfAbsent(frame, any -> new ArrayList<>());
    if (ofFrame.stream().anyMatch(box -> box.track().equals(track))) {
      throw new IllegalArgumentException("a second box of track " + track + " in its frame");
    }
    ofFrame.add(
        new Box(
            track,
            (int) Math.floor(left),
            (int) Math.floor(top),
            (int) Math.ceil(right),
            (int) Math.ceil(bottom)));
  }

  /**
   * {@return the labels of the frames: abnormal where there is a box}
   *
   * @param frames number of frames of the clip
   * @throws FrameSourceException if there is a box in a frame beyond them
   */
  public boolean[] frameLabels(int frames) {
    checkFrames(frames);
    boolean[] abnormal = new boolean[frames];
    boxes.keySet().forEach(frame -> abnormal[frame] = true);
    return abnormal;
  }

  void checkFrames(int frames) {
    if (!boxes.isEmpty() && boxes.lastKey() >= frames) {
      throw new FrameSourceException(
          "%s has a box in frame %d, counted from 0, but the clip has %d frames."
              .formatted(source, boxes.lastKey(), frames));
    }
  }

  /**
   * {@return the abnormal regions of a frame, clipped to it}
   *
   * @param frame from 0
   * @param width width of the frame in pixels
   * @param height height of the frame in pixels
   * @throws FrameSourceException if a box lies outside the frame
   */
  public List<GroundTruthRegion> regions(int frame, int width, int height) {
    List<GroundTruthRegion> regions = new ArrayList<>();
    for (Box box : boxes.getOrDefault(frame, List.of())) {
      PixelMask pixels =
          PixelMask.rectangle(
              width, height, box.left, box.top, box.right - box.left, box.bottom - box.top);
      if (pixels.isEmpty()) {
        throw new FrameSourceException(
            "%s has a box of track %s in frame %d that lies outside the frame of %dx%d pixels."
                .formatted(source, box.track, frame, width, height));
      }
      regions.add(new GroundTruthRegion(box.track, pixels));
    }
    return regions;
  }
}
