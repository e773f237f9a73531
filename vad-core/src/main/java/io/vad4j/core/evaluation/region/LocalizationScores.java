package io.vad4j.core.evaluation.region;

import io.vad4j.AnomalyMap;
import io.vad4j.core.image.PixelMask;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Collects the anomaly maps of a data set clip by clip, for the pixel metrics and for the region-
 * and track-based detection criteria.
 *
 * <p>A normal frame without a mask has no abnormal pixel, and counts as one with an empty mask. An
 * abnormal frame without a mask is left out, since its abnormal pixels are not known; derived
 * tracks end there.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1.0
 */
public final class LocalizationScores {
  private final PixelScores pixels = new PixelScores();
  private final RegionScores regions = new RegionScores();

  /** Creates an empty collection. */
  public LocalizationScores() {}

  /**
   * Adds a clip.
   *
   * @param maps the anomaly map of each frame
   * @param abnormal the label of each frame
   * @param masks reads the abnormal pixels of a frame, empty where there is no mask
   * @param tracks reads the annotated regions of a frame of the given size; empty if the clip has
   *     no annotated tracks, so that regions and tracks are derived from the masks
   * @param width width of the frames in pixels
   * @param height height of the frames in pixels
   */
  public void addClip(
      List<AnomalyMap> maps,
      boolean[] abnormal,
      IntFunction<Optional<PixelMask>> masks,
      Optional<IntFunction<List<GroundTruthRegion>>> tracks,
      int width,
      int height) {
    regions.startClip();
    PixelMask empty = emptyMask(maps.size(), masks, width, height);
    for (int frame = 0; frame < maps.size(); frame++) {
      AnomalyMap map = maps.get(frame);
      Optional<PixelMask> mask = masks.apply(frame);
      if (mask.isEmpty() && !abnormal[frame]) {
        mask = Optional.of(empty);
      }
      mask.ifPresentOrElse(known -> pixels.add(map, known), pixels::skipUnlabelled);
      if (tracks.isPresent()) {
        regions.add(map, width, height, tracks.get().apply(frame));
      } else {
        mask.ifPresentOrElse(known -> regions.add(map, known), regions::skipUnlabelled);
      }
    }
  }

  /** An empty mask of the size of the masks of the clip, or of its frames if there are none. */
  private static PixelMask emptyMask(
      int frames, IntFunction<Optional<PixelMask>> masks, int width, int height) {
    for (int frame = 0; frame < frames; frame++) {
      Optional<PixelMask> mask = masks.apply(frame);
      if (mask.isPresent()) {
        return PixelMask.empty(mask.get().width(), mask.get().height());
      }
    }
    return PixelMask.empty(width, height);
  }

  /** {@return the scores of all pixels; empty if no frame has abnormal pixels} */
  public Optional<PixelScores> pixels() {
    return Optional.of(pixels).filter(scores -> scores.maskedFrames() > 0);
  }

  /** {@return the scores of all regions; empty if no frame has an abnormal region} */
  public Optional<RegionScores> regions() {
    return Optional.of(regions).filter(scores -> scores.regionCount() > 0);
  }
}
