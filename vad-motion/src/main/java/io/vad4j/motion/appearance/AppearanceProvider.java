package io.vad4j.motion.appearance;

import io.vad4j.AnomalyKind;
import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.Scorer;
import io.vad4j.core.background.AdaptiveBackground;
import io.vad4j.motion.background.BackgroundModel;
import io.vad4j.motion.opencv.CellScorer;
import io.vad4j.motion.opencv.FramePairs;
import io.vad4j.motion.opencv.OpenCv;
import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.StreamContext;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * {@code appearance}: for each foreground or moving cell, the squared excess of the mean distance
 * to its 3 nearest neighbours over the 75 % quantile of that distance on the training video. The
 * neighbours are those of a memory bank, each counted as often as the training video has it.
 *
 * <p>Cells are described by histograms of oriented gradients and by the brightness of the
 * difference to the background in a block of 3 × 3 cells, projected to 16 whitened principal
 * components. The memory bank of 1,500 of these is selected by k-center greedy.
 *
 * @since 0.1.0
 */
public final class AppearanceProvider implements TrainableScorerProvider {
  private static final String NAME = "appearance";
  private static final String MAX_FRAMES = "max-frames";
  private static final String MEMORY_SIZE = "memory-size";
  private static final String MAX_CELLS = "max-cells";
  private static final int MIN_FRAMES = 16;

  /** About how many descriptors the model is fitted to. */
  private static final int TARGET_SAMPLES = 24_000;

  private static final ScorerDescriptor DESCRIPTOR =
      ScorerDescriptor.builder(
              NAME,
              "Finds objects whose appearance differs from the training video, whatever their"
                  + " motion; misses ordinary-looking objects in the wrong place and low contrast.")
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
                  "Maximum number of training frames, sampled evenly."))
          .option(
              OptionSpec.integer(
                  MEMORY_SIZE,
                  1500,
                  3,
                  100_000,
                  "Size of the memory bank; a larger one is more accurate and slower."))
          .option(
              OptionSpec.integer(
                  MAX_CELLS,
                  64,
                  1,
                  100_000,
                  "Maximum number of cells scored in a frame; limits the time in crowds."))
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
    FramePairs pairs = new FramePairs(NAME, trainingSet, MIN_FRAMES, options.getInt(MAX_FRAMES));
    BackgroundModel background = BackgroundModel.fit(NAME, trainingSet);
    Random random = new Random(context.seed());
    try (DescriptorCollector collector =
        collect(pairs, background, random, trainingSet, options, context)) {
      return new Model(
          AppearanceModel.fit(
              background, collector.features(), options.getInt(MEMORY_SIZE), random),
          options);
    }
  }

  private static DescriptorCollector collect(
      FramePairs pairs,
      BackgroundModel background,
      Random random,
      TrainingSet frames,
      Options options,
      TrainingContext context) {
    long count = Math.min(options.getInt(MAX_FRAMES), frames.frameCount());
    DescriptorCollector collector =
        new DescriptorCollector(background, random, Math.max(1, (int) (TARGET_SAMPLES / count)));
    try {
      pairs.forEach(context.progress(), collector);
      return collector;
    } catch (RuntimeException | Error e) {
      collector.close();
      throw e;
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
    return new Model(AppearanceModel.load(NAME, parts), options);
  }

  /** The fitted model; holds no native memory. */
  private record Model(AppearanceModel appearance, Options options) implements ScorerModel {
    @Override
    public Scorer newScorer() {
      return newScorer(appearance.background().newAdaptive());
    }

    @Override
    public Scorer newScorer(StreamContext context) {
      return newScorer(appearance.background().sharedAdaptive(context));
    }

    private Scorer newScorer(AdaptiveBackground background) {
      return new CellScorer(
          DESCRIPTOR, new AppearanceExtractor(appearance, background, options.getInt(MAX_CELLS)));
    }

    /** Adds descriptors that are normal where they were seen, as many as the memory bank has. */
    @Override
    public Optional<ScorerModel> extend(TrainingSet normal, double level, TrainingContext context) {
      FramePairs pairs = new FramePairs(NAME, normal, 1, options.getInt(MAX_FRAMES));
      try (DescriptorCollector collector =
          collect(
              pairs,
              appearance.background(),
              new Random(context.seed()),
              normal,
              options,
              context)) {
        return Optional.of(
            new Model(appearance.extend(collector, level, options.getInt(MEMORY_SIZE)), options));
      }
    }

    @Override
    public Map<String, byte[]> save() {
      return appearance.save();
    }
  }
}
