package io.vad4j.motion.difference;

import io.vad4j.AnomalyKind;
import io.vad4j.Options;
import io.vad4j.motion.opencv.StatelessModel;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingFreeScorerProvider;

/**
 * {@code gradient}: the mean change of each cell's edges since the frame before, | |∇I(t)| −
 * |∇I(t−1)| | with Sobel's operator, above that of the median cell, in grey levels a pixel.
 *
 * <p>The paper (<i>Motion enhanced video anomaly detection using masked autoencoder and hybrid loss
 * functions</i>, 2025) takes its motion score "from gradients" without a formula; this is the
 * reading chosen here.
 *
 * <p>After a gap in the stream (more than one and a half times the usual time between frames) the
 * change is divided by how much longer than usual the time was.
 *
 * @since 0.1.0
 */
public final class GradientDifferenceProvider implements TrainingFreeScorerProvider {
  private static final ScorerDescriptor DESCRIPTOR =
      ScorerDescriptor.builder(
              "gradient-difference",
              "Finds outlines that move, whatever the light does; misses slow, smooth or blurred"
                  + " objects.")
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
