package io.vad4j.motion.appearance;

import io.vad4j.StateArchive;
import io.vad4j.core.background.AdaptiveBackground;
import io.vad4j.core.background.ReferenceBackground;
import io.vad4j.core.image.CellGrid;
import io.vad4j.motion.background.ForegroundSegmenter;
import io.vad4j.motion.opencv.CellExtractor;
import io.vad4j.motion.opencv.FrameClock;
import io.vad4j.motion.opencv.GrayImage;
import java.util.Arrays;

/**
 * Appearance anomaly score of each foreground cell. A cell that shows the background of the
 * training video, or what the background of the stream has become, is not foreground. Scores are
 * attenuated by the {@linkplain ForegroundSegmenter#globalNoise() global noise}: under camera shake
 * the difference to the background is not that of an object alone.
 */
final class AppearanceExtractor implements CellExtractor {
  /** Attenuation by each grey level of global noise. */
  private static final float NOISE_PENALTY = 0.8f;

  private final AppearanceModel model;
  private final ForegroundSegmenter foreground;
  private final int maxCells;
  private final CellGrid grid;
  private final OrientedGradientDescriptor descriptor;
  private final float[] vector = new float[OrientedGradientDescriptor.LENGTH];
  private final float[] scratch;
  private final ReferenceBackground background;

  /**
   * An extractor for one stream.
   *
   * @param background the background of the stream
   * @param maxCells how many cells of a frame are scored at most; where there are more, others take
   *     the score of the cell before them
   */
  AppearanceExtractor(AppearanceModel model, AdaptiveBackground background, int maxCells) {
    this.model = model;
    this.background = new ReferenceBackground(background);
    this.foreground = new ForegroundSegmenter(model.background());
    this.maxCells = maxCells;
    this.grid = model.background().grid();
    this.descriptor = new OrientedGradientDescriptor(grid);
    this.scratch = new float[model.memoryBank().size()];
  }

  @Override
  public void checkSize(int width, int height) {
    model.background().checkSize(width, height);
  }

  @Override
  public void start(GrayImage image) {
    foreground.start(image);
    background.start(image.pixels());
  }

  @Override
  public float[] extract(GrayImage image, FrameClock clock) {
    if (background.update(image.pixels(), clock.intervalSeconds())) {
      foreground.setBackground(background.image());
    }
    foreground.update(image);
    descriptor.setDifference(foreground.difference());
    int[] cells = foregroundCells();
    int stride = (cells.length + maxCells - 1) / Math.max(1, maxCells);
    float[] values = new float[grid.cells()];
    float confidence = confidence();
    float lastScore = 0;
    for (int i = 0; i < cells.length; i++) {
      if (i % stride == 0) {
        descriptor.compute(cells[i], vector);
        lastScore =
            confidence * model.anomalyScore(cells[i], model.whitening().transform(vector), scratch);
      }
      values[cells[i]] = lastScore;
    }
    return values;
  }

  /** The foreground or moving cells that do not show what the stream's background has become. */
  private int[] foregroundCells() {
    int[] cells = DescriptorCollector.foregroundCells(foreground);
    int count = 0;
    for (int cell : cells) {
      if (foreground.isMoving(cell) || !background.isVisible(cell)) {
        cells[count++] = cell;
      }
    }
    return Arrays.copyOf(cells, count);
  }

  private float confidence() {
    float penalty = 1 + NOISE_PENALTY * foreground.globalNoise();
    return 1 / (penalty * penalty);
  }

  /** Subtracts nothing: background cells score 0. */
  @Override
  public void subtractBaseline(float[] cells) {}

  @Override
  public void exchange(StateArchive archive) {
    background.exchange(archive);
    foreground.setBackground(background.image());
  }

  @Override
  public void close() {
    foreground.close();
  }
}
