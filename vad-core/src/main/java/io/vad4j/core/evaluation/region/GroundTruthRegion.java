package io.vad4j.core.evaluation.region;

import io.vad4j.core.image.PixelMask;

/**
 * Abnormal region of one frame.
 *
 * @param track name of its track: the regions of a clip with the same name, one per frame, are one
 *     anomaly over time
 * @param pixels its pixels; a bounding box is a {@link PixelMask#rectangle rectangle}
 * @since 0.1.0
 */
public record GroundTruthRegion(String track, PixelMask pixels) {

  /** Validates that the region is not empty. {@inheritDoc} */
  public GroundTruthRegion {
    if (pixels.isEmpty()) {
      throw new IllegalArgumentException("The region of track " + track + " has no pixels.");
    }
  }
}
