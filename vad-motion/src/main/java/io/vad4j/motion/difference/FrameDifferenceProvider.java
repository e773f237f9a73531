package io.vad4j.motion.difference;

import io.vad4j.AnomalyKind;
import io.vad4j.Options;
import io.vad4j.motion.opencv.StatelessModel;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingFreeScorerProvider;

/**
 * {@code frame-difference}: mean absolute frame difference |I(t) − I(t−1)| of each cell beyond that
 * of the median cell, in grey levels.
 *
 * <p>After a gap in the stream (more than 1.5 times the mean frame interval) the difference is
 * divided by the ratio of the intervals.
 *
 * @since 0.1.0
 */
public final class FrameDifferenceProvider implements TrainingFreeScorerProvider {
  private static final ScorerDescriptor DESCRIPTOR =
      ScorerDescriptor.builder(
              "frame-difference",
              "Finds fast, large or high-contrast moving objects; misses slow ones and those of"
                  + " the background's brightness.")
          .kind(AnomalyKind.MOTION)
          .millisPerFrame(0.1)
          .warmUpFrames(1)
          .build();

  /** For {@link java.util.ServiceLoader}. */
  public FrameDifferenceProvider() {}

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
    return new StatelessModel(DESCRIPTOR, FrameDifferenceExtractor::new);
  }
}
