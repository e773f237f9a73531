package io.vad4j.motion.difference;

import io.vad4j.AnomalyKind;
import io.vad4j.Options;
import io.vad4j.motion.opencv.StatelessModel;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingFreeScorerProvider;

/**
 * {@code gradient-difference}: mean absolute difference of Sobel gradient magnitudes, | |∇I(t)| −
 * |∇I(t−1)| |, of each cell beyond that of the median cell, in grey levels a pixel.
 *
 * <p>This is one interpretation of the motion score "from gradients" in <i>Motion enhanced video
 * anomaly detection using masked autoencoder and hybrid loss functions</i> (2025), which gives no
 * formula.
 *
 * <p>After a gap in the stream (more than 1.5 times the mean frame interval) the difference is
 * divided by the ratio of the intervals.
 *
 * @since 0.1.0
 */
public final class GradientDifferenceProvider implements TrainingFreeScorerProvider {
  private static final ScorerDescriptor DESCRIPTOR =
      ScorerDescriptor.builder(
              "gradient-difference",
              "Finds moving edges, also under illumination changes; misses slow, smooth or"
                  + " blurred objects.")
          .kind(AnomalyKind.MOTION)
          .millisPerFrame(0.2)
          .warmUpFrames(1)
          .build();

  /** For {@link java.util.ServiceLoader}. */
  public GradientDifferenceProvider() {}

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
    return new StatelessModel(DESCRIPTOR, GradientDifferenceExtractor::new);
  }
}
