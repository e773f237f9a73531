package io.vad4j.motion.difference;

import io.vad4j.AnomalyKind;
import io.vad4j.Options;
import io.vad4j.motion.opencv.StatelessModel;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingFreeScorerProvider;

/**
 * {@code frame-difference}: the mean change of brightness of each cell since the frame before,
 * |I(t) − I(t−1)|, above that of the median cell, in grey levels.
 *
 * <p>After a gap in the stream (more than one and a half times the usual time between frames) the
 * change is divided by how much longer than usual the time was.
 *
 * @since 0.1.0
 */
public final class FrameDifferenceProvider implements TrainingFreeScorerProvider {
  private static final ScorerDescriptor DESCRIPTOR =
      ScorerDescriptor.builder(
              "frame-difference",
              "Finds what changes brightness from frame to frame: fast, large or contrasty"
                  + " objects; misses slow ones and ones of the background's brightness.")
          .kind(AnomalyKind.MOTION)
          .isDefault(true)
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
