package io.vad4j.motion.direction;

import io.vad4j.AnomalyKind;
import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.Scorer;
import io.vad4j.core.modelfile.FloatArrays;
import io.vad4j.core.modelfile.ModelParts;
import io.vad4j.motion.opencv.CellScorer;
import io.vad4j.motion.opencv.FramePairs;
import io.vad4j.motion.opencv.OpenCv;
import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * {@code direction}: negative log-likelihood of the direction and speed of each moving cell, beyond
 * its mean on the training video; 0 for static cells. It is smoothed along the motion with a time
 * constant of 0.16 s.
 *
 * <p>The likelihood is a histogram of 8 directions × 4 speeds for each of 8 × 12 zones of the
 * frame, with additive smoothing and back-off to larger zones and to the whole frame. Motion is
 * sparse optical flow (pyramidal Lucas-Kanade; Bouguet, 2001) at half of the frames' size, relative
 * to the camera motion.
 *
 * @since 0.1.0
 */
public final class DirectionProvider implements TrainableScorerProvider {
  private static final String NAME = "direction";
  private static final String MAX_FRAMES = "max-frames";
  private static final int MIN_FRAMES = 16;
  private static final String SPEEDS_PART = "speeds.f32";
  private static final String PROBABILITIES_PART = "probabilities.f32";

  private static final ScorerDescriptor DESCRIPTOR =
      ScorerDescriptor.builder(
              NAME,
              "Finds unusual motion direction or speed for the image region; misses unusual"
                  + " objects of normal motion, and is weak where motion has no main direction.")
          .kind(AnomalyKind.DIRECTION)
          .isDefault(true)
          .millisPerFrame(0.8)
          .warmUpFrames(1)
          .pooling(Pooling.max(3))
          .option(
              OptionSpec.integer(
                  MAX_FRAMES,
                  1500,
                  MIN_FRAMES,
                  1_000_000,
                  "Maximum number of training frames, sampled evenly."))
          .build();

  /** For {@link java.util.ServiceLoader}. */
  public DirectionProvider() {}

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
    try (FlowHistogramTrainer trainer = new FlowHistogramTrainer()) {
      pairs.forEach(context.progress(), trainer);
      return new Model(trainer.build(), options);
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
    int speedBins = FlowHistogram.SPEED_BINS;
    float[] edges = ModelParts.floats(NAME, parts, SPEEDS_PART, speedBins);
    int binCount = FlowHistogram.FINE_ZONES.count() * FlowHistogram.BINS;
    float[] probabilities = ModelParts.floats(NAME, parts, PROBABILITIES_PART, binCount);
    float[] speedEdges = Arrays.copyOf(edges, speedBins - 1);
    return new Model(new FlowHistogram(speedEdges, probabilities, edges[speedBins - 1]), options);
  }

  /** The fitted histogram; holds no native memory. */
  private record Model(FlowHistogram histogram, Options options) implements ScorerModel {
    @Override
    public Scorer newScorer() {
      return new CellScorer(DESCRIPTOR, new DirectionExtractor(histogram));
    }

    /** Adds the flow of moving cells to the histograms. */
    @Override
    public Optional<ScorerModel> extend(TrainingSet normal, double level, TrainingContext context) {
      FramePairs pairs = new FramePairs(NAME, normal, 1, options.getInt(MAX_FRAMES));
      try (FlowHistogramTrainer trainer = new FlowHistogramTrainer()) {
        pairs.forEach(context.progress(), trainer);
        return Optional.of(new Model(trainer.extend(histogram, level), options));
      }
    }

    /** The speed edges followed by the baseline, and the probabilities. */
    @Override
    public Map<String, byte[]> save() {
      float[] edges = Arrays.copyOf(histogram.speedEdges(), FlowHistogram.SPEED_BINS);
      edges[FlowHistogram.SPEED_BINS - 1] = histogram.baseline();
      return Map.of(
          SPEEDS_PART,
          FloatArrays.encode(edges),
          PROBABILITIES_PART,
          FloatArrays.encode(histogram.probabilities()));
    }
  }
}
