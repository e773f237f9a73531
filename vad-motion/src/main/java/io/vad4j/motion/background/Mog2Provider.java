package io.vad4j.motion.background;

import io.vad4j.AnomalyKind;
import io.vad4j.Options;
import io.vad4j.motion.opencv.StatelessModel;
import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingFreeScorerProvider;

/**
 * {@code mog2}: the share of each cell's pixels that are foreground, 0 to 1, by a background of
 * several normal distributions a pixel (Zivkovic, ICPR 2004) that is learnt as the stream goes.
 *
 * <p>Options: {@code history}, the number of frames the background is learnt from, and {@code
 * variance-threshold}, how many variances from the background a pixel is foreground. Shadows are
 * not told from objects.
 *
 * @since 0.1.0
 */
public final class Mog2Provider implements TrainingFreeScorerProvider {
  private static final String HISTORY = "history";
  private static final String VARIANCE_THRESHOLD = "variance-threshold";

  private static final ScorerDescriptor DESCRIPTOR =
      ScorerDescriptor.builder(
              "mog2",
              "Finds what was not there before, large or in large numbers; misses how fast it"
                  + " moves, and what has stood long enough to become background.")
          .kind(AnomalyKind.MOTION)
          .millisPerFrame(1.0)
          .warmUpFrames(10)
          .option(
              OptionSpec.integer(
                  HISTORY,
                  500,
                  10,
                  100_000,
                  "Number of frames the background is learnt from; more forgets more slowly."))
          .option(
              OptionSpec.number(
                  VARIANCE_THRESHOLD,
                  16,
                  1,
                  1000,
                  "How many variances from the background is foreground; more is less"
                      + " sensitive."))
          .build();

  /** For {@link java.util.ServiceLoader}. */
  public Mog2Provider() {}

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
  public ScorerModel create(Options options) {
    int history = options.getInt(HISTORY);
    double varianceThreshold = options.getDouble(VARIANCE_THRESHOLD);
    return new StatelessModel(DESCRIPTOR, () -> new Mog2Extractor(history, varianceThreshold));
  }
}
