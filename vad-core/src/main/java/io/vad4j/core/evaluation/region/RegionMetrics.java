package io.vad4j.core.evaluation.region;

import io.vad4j.core.evaluation.frame.CurvePoint;
import io.vad4j.core.evaluation.frame.Curves;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The region- and track-based detection criteria (Ramachandra and Jones, WACV 2020; see {@link
 * RegionScores}). Both are areas under a curve of detection rate against false-positive regions a
 * frame, from 0 to 1 of them. The rate at so many false positives is the best that any threshold
 * reaches with no more, so the curves are staircases that rise.
 *
 * @param frames frames with a map
 * @param regions true regions in them
 * @param tracks true tracks that they make
 * @param derivedTracks whether tracks were made from masks, for want of annotated ones
 * @param minTrackFraction the share of its regions that makes a track detected (α)
 * @param minIou the intersection over union that makes a region detected (β)
 * @param rbdc region-based detection criterion, 0 to 1; undefined without true regions
 * @param tbdc track-based detection criterion, 0 to 1; undefined without true tracks
 * @param regionCurve false-positive regions a frame across, detected share of regions up
 * @param trackCurve false-positive regions a frame across, detected share of tracks up
 * @since 0.1.0
 */
public record RegionMetrics(
    int frames,
    int regions,
    int tracks,
    boolean derivedTracks,
    double minTrackFraction,
    double minIou,
    OptionalDouble rbdc,
    OptionalDouble tbdc,
    List<CurvePoint> regionCurve,
    List<CurvePoint> trackCurve) {

  /**
   * Keeps copies of the lists.
   *
   * @param frames frames with a map
   * @param regions true regions in them
   * @param tracks true tracks that they make
   * @param derivedTracks whether tracks were made from masks
   * @param minTrackFraction the share of its regions that makes a track detected
   * @param minIou the intersection over union that makes a region detected
   * @param rbdc region-based detection criterion
   * @param tbdc track-based detection criterion
   * @param regionCurve the curve of the regions
   * @param trackCurve the curve of the tracks
   */
  public RegionMetrics {
    regionCurve = List.copyOf(regionCurve);
    trackCurve = List.copyOf(trackCurve);
  }

  static RegionMetrics of(
      int frames,
      int regions,
      int tracks,
      boolean derivedTracks,
      double minTrackFraction,
      double minIou,
      DetectionCurve byRegion,
      DetectionCurve byTrack) {
    boolean defined = regions > 0;
    List<CurvePoint> regionStairs = defined ? byRegion.staircase() : List.of();
    List<CurvePoint> trackStairs = defined ? byTrack.staircase() : List.of();
    return new RegionMetrics(
        frames,
        regions,
        tracks,
        derivedTracks,
        minTrackFraction,
        minIou,
        area(regionStairs),
        area(trackStairs),
        Curves.simplified(regionStairs),
        Curves.simplified(trackStairs));
  }

  private static OptionalDouble area(List<CurvePoint> stairs) {
    return stairs.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(DetectionCurve.area(stairs));
  }
}
