package io.vad4j.motion;

import io.vad4j.AnomalyKind;
import io.vad4j.Options;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.UntrainedScorerProvider;

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
public final class GradientProvider implements UntrainedScorerProvider {
  private static final ScorerDescriptor DESCRIPTOR =
      ScorerDescriptor.named(
              "gradient",
              "Finds outlines that move, whatever the light does; misses slow, smooth or blurred"
                  + " objects.")
          .kind(AnomalyKind.MOTION)
          .cost(0.2)
          .warmUp(1)
          .build();

  /** For {@link java.util.ServiceLoader}. */
  public GradientProvider() {}

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
    return new MotionModel(DESCRIPTOR, Gradient::new);
  }
}
