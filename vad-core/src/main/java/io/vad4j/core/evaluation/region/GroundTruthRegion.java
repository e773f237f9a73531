package io.vad4j.core.evaluation.region;

import io.vad4j.core.image.PixelMask;

/**
 * A place in one frame that is known to be abnormal.
 *
 * @param track what it belongs to: the regions of one clip with the same name, one a frame, are one
 *     anomaly on its way through the picture
 * @param pixels where it is; a bounding box is a {@link PixelMask#rectangle rectangle}
 * @since 0.1.0
 */
public record GroundTruthRegion(String track, PixelMask pixels) {

  /**
   * Checks that the region is somewhere.
   *
   * @param track what it belongs to
   * @param pixels where it is
   */
  public GroundTruthRegion {
    if (pixels.isEmpty()) {
      throw new IllegalArgumentException("The region of track " + track + " has no pixels.");
    }
  }
}
