package io.vad4j.motion.appearance;

import io.vad4j.AnomalyKind;
import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.Scorer;
import io.vad4j.motion.background.BackgroundModel;
import io.vad4j.motion.opencv.CellScorer;
import io.vad4j.motion.opencv.FramePairs;
import io.vad4j.motion.opencv.OpenCv;
import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import java.util.Map;
import java.util.Random;

/**
 * {@code appearance}: for each cell in which something stands or moves, how far what is seen there
 * is from anything in the normal footage, wherever that was: the mean distance to the 3 nearest of
 * 1,500 normal places, beyond the distance that three of four normal places keep, squared.
 *
 * <p>A place is described by the edges, in 8 orientations, and the brightness of its difference to
 * the empty scene, in 3 × 3 cells, each without its strength and the strength by itself, reduced to
 * 16 whitened principal components.
 *
 * @since 0.1.0
 */
public final class AppearanceProvider implements TrainableScorerProvider {
  private static final String NAME = "appearance";
  private static final String MAX_FRAMES = "max-frames";
  private static final String MEMORY_SIZE = "memory-size";
  private static final String MAX_CELLS = "max-cells";
  private static final int MIN_FRAMES = 16;

  /** From so many places references are chosen. */
  private static final int TARGET_SAMPLES = 24_000;

  private static final ScorerDescriptor DESCRIPTOR =
      ScorerDescriptor.builder(
              NAME,
              "Finds what looks unlike anything in the normal footage, however it moves; misses what"
                  + " looks usual but does not belong there, and what blends with the background.")
          .kind(AnomalyKind.APPEARANCE)
          .isDefault(true)
          .millisPerFrame(0.8)
          .warmUpFrames(1)
          .pooling(Pooling.topK(2, 5))
          .option(
              OptionSpec.integer(
                  MAX_FRAMES,
                  3000,
                  MIN_FRAMES,
                  1_000_000,
                  "How many frames to learn from at most, taken evenly from all footage."))
          .option(
              OptionSpec.integer(
                  MEMORY_SIZE,
                  1500,
                  3,
                  100_000,
                  "How many normal places to keep; more tell more apart and take longer."))
          .option(
              OptionSpec.integer(
                  MAX_CELLS,
                  64,
                  1,
                  100_000,
                  "How many cells of a frame to compare at most, so that crowds take no longer."))
          .build();

  /** For {@link java.util.ServiceLoader}. */
  public AppearanceProvider() {}

  @Override
  public ScorerDescriptor descriptor() {
    return DESCRIPTOR;
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.vad4j.ProviderException if OpenCV's native code is missing
   */
  @Override
  public ScorerModel train(TrainingSet trainingSet, Options options, TrainingContext context) {
    OpenCv.load();
    int maxFrames = options.getInt(MAX_FRAMES);
    FramePairs pairs = new FramePairs(NAME, trainingSet, MIN_FRAMES, maxFrames);
    BackgroundModel background = BackgroundModel.fit(NAME, trainingSet);
    Random random = new Random(context.seed());
    int maxPerFrame =
        Math.max(1, (int) (TARGET_SAMPLES / Math.min(maxFrames, trainingSet.frameCount())));
    try (DescriptorCollector collector = new DescriptorCollector(background, random, maxPerFrame)) {
      pairs.forEach(context.progress(), collector);
      AppearanceModel appearance =
          AppearanceModel.fit(
              background, collector.features(), options.getInt(MEMORY_SIZE), random);
      return new Model(appearance, options.getInt(MAX_CELLS));
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.vad4j.ProviderException if OpenCV's native code is missing
   */
  @Override
  public ScorerModel load(Options options, Map<String, byte[]> parts) {
    OpenCv.load();
    return new Model(AppearanceModel.load(NAME, parts), options.getInt(MAX_CELLS));
  }

  /** Normal looks, which need no native memory. */
  private record Model(AppearanceModel appearance, int maxCells) implements ScorerModel {
    @Override
    public Scorer newScorer() {
      return new CellScorer(DESCRIPTOR, new AppearanceExtractor(appearance, maxCells));
    }

    @Override
    public Map<String, byte[]> save() {
      return appearance.save();
    }
  }
}
