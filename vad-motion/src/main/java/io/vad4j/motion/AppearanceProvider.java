package io.vad4j.motion;

import io.vad4j.AnomalyKind;
import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.Scorer;
import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingFootage;
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
  private static final String FRAMES = "frames";
  private static final String REFERENCES = "references";
  private static final String CELLS = "cells";
  private static final int FEWEST_FRAMES = 16;

  /** From so many places references are chosen. */
  private static final int PLACES = 24_000;

  private static final ScorerDescriptor DESCRIPTOR =
      ScorerDescriptor.named(
              NAME,
              "Finds what looks unlike anything in the normal footage, however it moves; misses what"
                  + " looks usual but does not belong there, and what blends with the background.")
          .kind(AnomalyKind.APPEARANCE)
          .cost(0.8)
          .warmUp(1)
          .pooling(Pooling.largestBoxes(2, 5))
          .option(
              OptionSpec.integer(
                  FRAMES,
                  3000,
                  FEWEST_FRAMES,
                  1_000_000,
                  "How many frames to learn from at most, taken evenly from all footage."))
          .option(
              OptionSpec.integer(
                  REFERENCES,
                  1500,
                  3,
                  100_000,
                  "How many normal places to keep; more tell more apart and take longer."))
          .option(
              OptionSpec.integer(
                  CELLS,
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
  public ScorerModel train(TrainingFootage footage, Options options, TrainingContext context) {
    OpenCv.load();
    int frames = options.integer(FRAMES);
    FramePairs pairs = new FramePairs(NAME, footage, FEWEST_FRAMES, frames);
    EmptyScene scene = EmptyScene.of(NAME, footage);
    Random random = new Random(context.seed());
    int perFrame = Math.max(1, (int) (PLACES / Math.min(frames, footage.frameCount())));
    try (LooksStudy study = new LooksStudy(scene, random, perFrame)) {
      pairs.each(context.progress(), study);
      NormalLooks normal =
          NormalLooks.of(scene, study.descriptions(), options.integer(REFERENCES), random);
      return new Model(normal, options.integer(CELLS));
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
    return new Model(NormalLooks.load(NAME, parts), options.integer(CELLS));
  }

  /** Normal looks, which need no native memory. */
  private record Model(NormalLooks normal, int cells) implements ScorerModel {
    @Override
    public Scorer open() {
      return new MotionScorer(DESCRIPTOR, new Appearance(normal, cells));
    }

    @Override
    public Map<String, byte[]> save() {
      return normal.save();
    }
  }
}
