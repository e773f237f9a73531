package io.vad4j.motion.background;

import io.vad4j.Frame;
import io.vad4j.TrainingException;
import io.vad4j.core.image.CellGrid;
import io.vad4j.core.image.TemporalMedian;
import io.vad4j.motion.opencv.CellMeans;
import io.vad4j.motion.opencv.FloatArrays;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingSet;
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
 * @param baseline the median over frames of each cell's mean absolute difference to the background
 */
public record BackgroundModel(int width, int height, byte[] background, float[] baseline) {
  /** More frames make the median no better. */
  private static final int MAX_FRAMES = 80;

  private static final int MIN_FRAMES = 16;
  private static final String SIZE_PART = "size.f32";
  private static final String BACKGROUND_PART = "background.u8";
  private static final String BASELINE_PART = "usual.f32";

  /**
   * Learns from footage.
   *
   * @param scorer for whom, in messages
   * @throws TrainingException if there are fewer than 16 frames
   */
  public static BackgroundModel fit(String scorer, TrainingSet trainingSet) {
    List<byte[]> images = sampleFrames(trainingSet);
    if (images.size() < MIN_FRAMES) {
      throw new TrainingException(
          "There are only %d frames to learn from, and %s needs at least %d; give more footage (some minutes are good)."
              .formatted(images.size(), scorer, MIN_FRAMES));
    }
    byte[] background = TemporalMedian.of(images);
    CellGrid grid = CellGrid.forImage(trainingSet.width(), trainingSet.height());
    float[][] differences = new float[images.size()][];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = cellDifferences(grid, images.get(i), background);
    }
    float[] baseline = new float[grid.cells()];
    float[] series = new float[differences.length];
    for (int cell = 0; cell < baseline.length; cell++) {
      for (int i = 0; i < series.length; i++) {
        series[i] = differences[i][cell];
      }
      baseline[cell] = CellMeans.median(series);
    }
    return new BackgroundModel(trainingSet.width(), trainingSet.height(), background, baseline);
  }

  private static List<byte[]> sampleFrames(TrainingSet trainingSet) {
    long frames = trainingSet.frameCount();
    long selected = Math.min(frames, MAX_FRAMES);
    List<byte[]> images = new ArrayList<>();
    long index = 0;
    for (TrainingClip clip : trainingSet.clips()) {
      for (int i = 0; i < clip.size(); i++, index++) {
        if (index * selected / frames != (index + 1) * selected / frames) {
          Frame frame = clip.frame(i);
          byte[] pixels = frame.toByteArray();
          images.add(pixels);
        }
      }
    }
    return images;
  }

  private static float[] cellDifferences(CellGrid grid, byte[] image, byte[] background) {
    float[] pixels = new float[image.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Math.abs((image[i] & 0xff) - (background[i] & 0xff));
    }
    return grid.average(pixels);
  }

  /** The cells over it. */
  public CellGrid grid() {
    return CellGrid.forImage(width, height);
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
  public void save(Map<String, byte[]> parts) {
    parts.put(SIZE_PART, FloatArrays.encode(width, height));
    parts.put(BACKGROUND_PART, background.clone());
    parts.put(BASELINE_PART, FloatArrays.encode(baseline));
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws io.vad4j.ModelException if a part is missing or damaged
   */
  public static BackgroundModel load(String scorer, Map<String, byte[]> parts) {
    float[] size = FloatArrays.decode(scorer, parts, SIZE_PART, 2);
    byte[] background = FloatArrays.requirePart(scorer, parts, BACKGROUND_PART).clone();
    if (size[0] < 1 || size[1] < 1 || ((long) size[0]) * ((long) size[1]) != background.length) {
      throw FloatArrays.damagedPart(scorer, BACKGROUND_PART);
    }
    CellGrid grid = CellGrid.forImage((int) size[0], (int) size[1]);
    float[] baseline = FloatArrays.decode(scorer, parts, BASELINE_PART, grid.cells());
    return new BackgroundModel((int) size[0], (int) size[1], background, baseline);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BackgroundModel model
        && model.width == width
        && model.height == height
        && Arrays.equals(model.background, background)
        && Arrays.equals(model.baseline, baseline);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(background);
  }
}
