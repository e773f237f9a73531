package io.vad4j.motion.direction;

import io.vad4j.AnomalyKind;
import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.Scorer;
import io.vad4j.motion.opencv.CellScorer;
import io.vad4j.motion.opencv.FloatArrays;
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

/**
 * {@code direction}: for each cell that moves, how unusual its direction and speed are for that
 * part of the picture: −ln of their probability among 8 directions × 4 speeds in a grid of 8 × 12
 * zones, above the mean of normal footage; 0 for cells that do not move. It is averaged along the
 * way that each thing goes, with a time constant of 0.16 s, so that a moment's error of the flow
 * says little.
 *
 * <p>Probabilities are counted on normal footage, with Laplace smoothing and back-off to zones of
 * twice the side and to the whole picture. Movement is optical flow (pyramidal Lucas-Kanade;
 * Bouguet, 2001) at half of the frames' size, of those cells only whose brightness changes, less
 * what the whole picture shakes.
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
              "Finds what goes a way, or at a speed, that nobody goes there; misses what is odd but"
                  + " goes with the stream, and says little where people go every way.")
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
                  "How many frames to learn from at most, taken evenly from all footage."))
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
      return new Model(trainer.build());
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
    float[] edges = FloatArrays.decode(NAME, parts, SPEEDS_PART, speedBins);
    int binCount = FlowHistogram.FINE_ZONES.count() * FlowHistogram.BINS;
    float[] probabilities = FloatArrays.decode(NAME, parts, PROBABILITIES_PART, binCount);
    float[] speedEdges = Arrays.copyOf(edges, speedBins - 1);
    return new Model(new FlowHistogram(speedEdges, probabilities, edges[speedBins - 1]));
  }

  /** A table, which needs no native memory. */
  private record Model(FlowHistogram histogram) implements ScorerModel {
    @Override
    public Scorer newScorer() {
      return new CellScorer(DESCRIPTOR, new DirectionExtractor(histogram));
    }

    /** The edges between speeds with the usual unlikeliness last, and the probabilities. */
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
