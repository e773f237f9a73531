package io.vad4j.motion.background;

import io.vad4j.AnomalyKind;
import io.vad4j.Options;
import io.vad4j.motion.opencv.StatelessModel;
import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingFreeScorerProvider;

/**
 * {@code mog2}: share of foreground pixels in each cell, 0 to 1, by an adaptive Gaussian mixture
 * model of the background (MOG2; Zivkovic, ICPR 2004), without shadow detection.
 *
 * <p>Options: {@code history}, the number of frames that the background model covers, and {@code
 * variance-threshold}, the squared Mahalanobis distance from which a pixel is foreground.
 *
 * <p>OpenCV does not give the mixture away: a session that goes on from a snapshot learns the
 * background anew.
 *
 * @since 0.1.0
 */
public final class Mog2Provider implements TrainingFreeScorerProvider {
  private static final String HISTORY = "history";
  private static final String VARIANCE_THRESHOLD = "variance-threshold";

  private static final ScorerDescriptor DESCRIPTOR =
      ScorerDescriptor.builder(
              "mog2",
              "Finds new objects, large or in large numbers; misses unusual speed, and objects"
                  + " that have become background.")
          .kind(AnomalyKind.MOTION)
          .millisPerFrame(1.0)
          .warmUpFrames(10)
          .option(
              OptionSpec.integer(
                  HISTORY,
                  500,
                  10,
                  100_000,
                  "Number of frames that the background model covers; more adapts more slowly."))
          .option(
              OptionSpec.number(
                  VARIANCE_THRESHOLD,
                  16,
                  1,
                  1000,
                  "Squared Mahalanobis distance to the background from which a pixel is"
                      + " foreground; higher is less sensitive."))
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
