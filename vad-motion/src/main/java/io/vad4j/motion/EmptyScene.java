package io.vad4j.motion;

import io.vad4j.Frame;
import io.vad4j.TrainingException;
import io.vad4j.core.image.CellGrid;
import io.vad4j.core.image.MedianPicture;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingFootage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a scene looks like when nobody is there, learned from normal footage: each pixel's median,
 * and how far each cell usually is from that. Nothing changes the arrays after it is made.
 *
 * @param width width of a frame in pixels
 * @param height height of a frame in pixels
 * @param background a grey level for each pixel
 * @param usual the median over frames of each cell's mean absolute difference to the background
 */
record EmptyScene(int width, int height, byte[] background, float[] usual) {
  /** More frames make the median no better. */
  private static final int MOST_FRAMES = 80;

  private static final int FEWEST_FRAMES = 16;
  private static final String SIZE_PART = "size.f32";
  private static final String BACKGROUND_PART = "background.u8";
  private static final String USUAL_PART = "usual.f32";

  /**
   * Learns from footage.
   *
   * @param scorer for whom, in messages
   * @throws TrainingException if there are fewer than 16 frames
   */
  static EmptyScene of(String scorer, TrainingFootage footage) {
    List<byte[]> pictures = sample(footage);
    if (pictures.size() < FEWEST_FRAMES) {
      throw new TrainingException(
          "There are only %d frames to learn from, and %s needs at least %d; give more footage (some minutes are good)."
              .formatted(pictures.size(), scorer, FEWEST_FRAMES));
    }
    byte[] background = MedianPicture.of(pictures);
    CellGrid grid = CellGrid.over(footage.width(), footage.height());
    float[][] differences = new float[pictures.size()][];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = differences(grid, pictures.get(i), background);
    }
    float[] usual = new float[grid.cells()];
    float[] series = new float[differences.length];
    for (int cell = 0; cell < usual.length; cell++) {
      for (int i = 0; i < series.length; i++) {
        series[i] = differences[i][cell];
      }
      usual[cell] = CellMeans.median(series);
    }
    return new EmptyScene(footage.width(), footage.height(), background, usual);
  }

  private static List<byte[]> sample(TrainingFootage footage) {
    long frames = footage.frameCount();
    long kept = Math.min(frames, MOST_FRAMES);
    List<byte[]> pictures = new ArrayList<>();
    long passed = 0;
    for (TrainingClip clip : footage.clips()) {
      for (int i = 0; i < clip.size(); i++, passed++) {
        if (passed * kept / frames != (passed + 1) * kept / frames) {
          Frame frame = clip.frame(i);
          byte[] pixels = new byte[frame.byteCount()];
          frame.copyPixels(pixels);
          pictures.add(pixels);
        }
      }
    }
    return pictures;
  }

  private static float[] differences(CellGrid grid, byte[] picture, byte[] background) {
    float[] pixels = new float[picture.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Math.abs((picture[i] & 0xff) - (background[i] & 0xff));
    }
    return grid.average(pixels);
  }

  /** The cells over it. */
  CellGrid grid() {
    return CellGrid.over(width, height);
  }

  /** The mean grey level of each cell. */
  float[] brightness() {
    float[] levels = new float[background.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = background[i] & 0xff;
    }
    return grid().average(levels);
  }

  /** Writes it to the parts of a model. */
  void save(Map<String, byte[]> parts) {
    parts.put(SIZE_PART, SavedNumbers.bytes(width, height));
    parts.put(BACKGROUND_PART, background.clone());
    parts.put(USUAL_PART, SavedNumbers.bytes(usual));
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws io.vad4j.ModelException if a part is missing or damaged
   */
  static EmptyScene load(String scorer, Map<String, byte[]> parts) {
    float[] size = SavedNumbers.floats(scorer, parts, SIZE_PART, 2);
    byte[] background = SavedNumbers.part(scorer, parts, BACKGROUND_PART).clone();
    if (size[0] < 1 || size[1] < 1 || ((long) size[0]) * ((long) size[1]) != background.length) {
      throw SavedNumbers.damaged(scorer, BACKGROUND_PART);
    }
    CellGrid grid = CellGrid.over((int) size[0], (int) size[1]);
    float[] usual = SavedNumbers.floats(scorer, parts, USUAL_PART, grid.cells());
    return new EmptyScene((int) size[0], (int) size[1], background, usual);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmptyScene scene
        && scene.width == width
        && scene.height == height
        && Arrays.equals(scene.background, background)
        && Arrays.equals(scene.usual, usual);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(background);
  }
}
