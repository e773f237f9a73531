package io.vad4j.core.evaluation.region;

import io.vad4j.core.evaluation.frame.CurvePoint;
import io.vad4j.core.evaluation.frame.Curves;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Region- and track-based detection criteria RBDC and TBDC (Ramachandra and Jones, WACV 2020; see
 * {@link RegionScores}): areas under the curve of the detection rate over false-positive regions
 * per frame, from 0 to 1. The rate is the best that any threshold reaches, so the curves are
 * non-decreasing step functions.
 *
 * @param frames number of frames with a map or boxes
 * @param regions number of ground-truth regions
 * @param tracks number of ground-truth tracks
 * @param derivedTracks whether tracks were derived from masks rather than annotated
 * @param scoredBoxes whether detections were scored boxes rather than regions of maps
 * @param unlabelledFrames number of abnormal frames that were left out, for they have no mask
 * @param minTrackFraction minimum fraction of detected regions of a detected track (α)
 * @param minIou minimum intersection over union of a detected region (β)
 * @param rbdc region-based detection criterion, 0 to 1; empty without ground-truth regions
 * @param tbdc track-based detection criterion, 0 to 1; empty without ground-truth tracks
 * @param regionCurve detected fraction of regions over false-positive regions per frame
 * @param trackCurve detected fraction of tracks over false-positive regions per frame
 * @since 0.1.0
 */
public record RegionMetrics(
    int frames,
    int regions,
    int tracks,
    boolean derivedTracks,
    boolean scoredBoxes,
    int unlabelledFrames,
    double minTrackFraction,
    double minIou,
    OptionalDouble rbdc,
    OptionalDouble tbdc,
    List<CurvePoint> regionCurve,
    List<CurvePoint> trackCurve) {

  /** Copies the lists. {@inheritDoc} */
  public RegionMetrics {
    regionCurve = List.copyOf(regionCurve);
    trackCurve = List.copyOf(trackCurve);
  }

  static RegionMetrics of(
      int frames,
      int regions,
      int tracks,
      boolean derivedTracks,
      boolean scoredBoxes,
      int unlabelledFrames,
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
        scoredBoxes,
        unlabelledFrames,
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
