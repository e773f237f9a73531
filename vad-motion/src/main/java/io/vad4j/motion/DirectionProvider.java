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
  private static final String FRAMES = "frames";
  private static final int FEWEST_FRAMES = 16;
  private static final String SPEEDS_PART = "speeds.f32";
  private static final String TABLE_PART = "probabilities.f32";

  private static final ScorerDescriptor DESCRIPTOR =
      ScorerDescriptor.named(
              NAME,
              "Finds what goes a way, or at a speed, that nobody goes there; misses what is odd but"
                  + " goes with the stream, and says little where people go every way.")
          .kind(AnomalyKind.DIRECTION)
          .cost(0.8)
          .warmUp(1)
          .pooling(Pooling.largestBox(3))
          .option(
              OptionSpec.integer(
                  FRAMES,
                  1500,
                  FEWEST_FRAMES,
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
  public ScorerModel train(TrainingFootage footage, Options options, TrainingContext context) {
    OpenCv.load();
    FramePairs pairs = new FramePairs(NAME, footage, FEWEST_FRAMES, options.integer(FRAMES));
    try (DirectionStudy study = new DirectionStudy()) {
      pairs.each(context.progress(), study);
      return new Model(study.table());
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
    int speeds = DirectionTable.SPEEDS;
    float[] edges = SavedNumbers.floats(NAME, parts, SPEEDS_PART, speeds);
    int cells = DirectionTable.ZONES.zones() * DirectionTable.KINDS;
    float[] probabilities = SavedNumbers.floats(NAME, parts, TABLE_PART, cells);
    float[] only = Arrays.copyOf(edges, speeds - 1);
    return new Model(new DirectionTable(only, probabilities, edges[speeds - 1]));
  }

  /** A table, which needs no native memory. */
  private record Model(DirectionTable table) implements ScorerModel {
    @Override
    public Scorer open() {
      return new MotionScorer(DESCRIPTOR, new Direction(table));
    }

    /** The edges between speeds with the usual unlikeliness last, and the probabilities. */
    @Override
    public Map<String, byte[]> save() {
      float[] edges = Arrays.copyOf(table.speedEdges(), DirectionTable.SPEEDS);
      edges[DirectionTable.SPEEDS - 1] = table.usual();
      return Map.of(
          SPEEDS_PART,
          SavedNumbers.bytes(edges),
          TABLE_PART,
          SavedNumbers.bytes(table.probabilities()));
    }
  }
}
