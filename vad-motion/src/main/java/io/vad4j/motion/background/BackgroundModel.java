package io.vad4j.motion.background;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.TrainingException;
import io.vad4j.core.background.AdaptiveBackground;
import io.vad4j.core.image.CellGrid;
import io.vad4j.core.modelfile.FloatArrays;
import io.vad4j.core.modelfile.ModelParts;
import io.vad4j.core.signal.FrameSampler;
import io.vad4j.core.signal.Median;
import io.vad4j.spi.StreamContext;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Background model of a static camera: the median background, and per cell the contrast to it that
 * is normal. The arrays do not change after construction.
 *
 * @param width frame width in pixels
 * @param height frame height in pixels
 * @param background grey level of each pixel, row by row
 * @param baseline per cell, the median over frames of the mean absolute difference to the
 *     background, in grey levels
 */
public record BackgroundModel(int width, int height, byte[] background, float[] baseline) {
  private static final int MIN_FRAMES = 16;
  private static final int MAX_FRAMES = 80;
  private static final String SIZE_PART = "size.f32";
  private static final String BACKGROUND_PART = "background.u8";
  private static final String BASELINE_PART = "baseline.f32";

  /**
   * Fits the baseline to the {@linkplain TrainingSet#background() background} of a training set.
   *
   * @param scorer name of the scorer, for messages
   * @throws TrainingException if there are fewer than 16 frames
   */
  public static BackgroundModel fit(String scorer, TrainingSet trainingSet) {
    if (trainingSet.frameCount() < MIN_FRAMES) {
      throw new TrainingException(
          "There are only %d frames to learn from, and %s needs at least %d; give more training video (some minutes are good)."
              .formatted(trainingSet.frameCount(), scorer, MIN_FRAMES));
    }
    byte[] background = trainingSet.background();
    CellGrid grid = CellGrid.forImage(trainingSet.width(), trainingSet.height());
    List<float[]> contrasts = contrasts(trainingSet, grid, background);
    float[] baseline = new float[grid.cells()];
    float[] series = new float[contrasts.size()];
    for (int cell = 0; cell < baseline.length; cell++) {
      for (int i = 0; i < series.length; i++) {
        series[i] = contrasts.get(i)[cell];
      }
      baseline[cell] = Median.of(series);
    }
    return new BackgroundModel(trainingSet.width(), trainingSet.height(), background, baseline);
  }

  /** Per sampled frame, the mean absolute difference of each cell to the background. */
  private static List<float[]> contrasts(
      TrainingSet trainingSet, CellGrid grid, byte[] background) {
    FrameSampler sampler = FrameSampler.atMost(MAX_FRAMES, trainingSet.frameCount());
    List<float[]> contrasts = new ArrayList<>();
    byte[] pixels = new byte[background.length];
    float[] differences = new float[background.length];
    long index = 0;
    for (TrainingClip clip : trainingSet.clips()) {
      for (int position = 0; position < clip.size(); position++) {
        if (sampler.selects(index++)) {
          Frame frame = clip.frame(position);
          frame.copyTo(pixels);
          for (int i = 0; i < pixels.length; i++) {
            differences[i] = Math.abs((pixels[i] & 0xff) - (background[i] & 0xff));
          }
          contrasts.add(grid.average(differences));
        }
      }
    }
    return contrasts;
  }

  /** {@return the background of a stream with one scorer} */
  public AdaptiveBackground newAdaptive() {
    return new AdaptiveBackground(width, height, background);
  }

  /** {@return the background that scorers of a stream share} */
  public AdaptiveBackground sharedAdaptive(StreamContext context) {
    return AdaptiveBackground.shared(width, height, background, context);
  }

  /**
   * Checks a frame size.
   *
   * @throws InvalidFrameException if it is not that of the training frames
   */
  public void checkSize(int frameWidth, int frameHeight) {
    if (frameWidth != width || frameHeight != height) {
      throw new InvalidFrameException(
          "Frames are %dx%d pixels, but this model was trained on %dx%d; resize them first."
              .formatted(frameWidth, frameHeight, width, height));
    }
  }

  /** {@return the cell grid of a frame} */
  public CellGrid grid() {
    return CellGrid.forImage(width, height);
  }

  /** Adds its parts to those of a scorer's model. */
  public void save(Map<String, byte[]> parts) {
    parts.put(SIZE_PART, FloatArrays.encode(width, height));
    parts.put(BACKGROUND_PART, background.clone());
    parts.put(BASELINE_PART, FloatArrays.encode(baseline));
  }

  /**
   * Reads the parts that {@link #save} added.
   *
   * @param scorer name of the scorer, for messages
   * @throws io.vad4j.ModelException if a part is missing or damaged
   */
  public static BackgroundModel load(String scorer, Map<String, byte[]> parts) {
    float[] size = ModelParts.floats(scorer, parts, SIZE_PART, 2);
    byte[] background = ModelParts.require(scorer, parts, BACKGROUND_PART).clone();
    if (size[0] < 1 || size[1] < 1 || ((long) size[0]) * ((long) size[1]) != background.length) {
      throw ModelParts.damaged(scorer, BACKGROUND_PART);
    }
    CellGrid grid = CellGrid.forImage((int) size[0], (int) size[1]);
    float[] baseline = ModelParts.floats(scorer, parts, BASELINE_PART, grid.cells());
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
