package io.vad4j.core.evaluation.region;

import io.vad4j.AnomalyMap;
import io.vad4j.core.image.PixelMask;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects anomaly maps and ground-truth regions frame by frame, for the region- and track-based
 * detection criteria (Ramachandra and Jones, "Street Scene: A new dataset and evaluation protocol
 * for video anomaly detection", WACV 2020).
 *
 * <p>At a threshold, each 8-connected component of flagged cells is a detected region. A
 * ground-truth region is detected if its intersection over union with a detected region reaches the
 * minimum; a detected region that reaches it with no ground-truth region is a false positive; a
 * track is detected if the minimum fraction of its regions is.
 *
 * <p>All thresholds above 0 are evaluated in relative steps of a thousandth, so that a cell of
 * value 0 is never flagged. Memory is 2 MB and a few bytes per ground-truth region.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1.0
 */
public final class RegionScores {
  private final double minTrackFraction;
  private final double minIou;

  private final long[] falseChanges = new long[RegionSweep.LEVELS];

  /**
   * Packed changes: the level, the number of the region, and one bit: detected from here, or no
   * longer.
   */
  private long[] changes = new long[1024];

  private int changesSize;

  private final Map<String, Integer> tracksOfClip = new HashMap<>();
  private int[] trackOf = new int[256];
  private int regions;
  private int tracks;
  private int frames;
  private boolean derived;

  private final TrackLinker linker = new TrackLinker();
  private CellPixels cells = new CellPixels(1, 1, 1, 1);

  /** Creates a collection with the parameters of the paper, 0.1 and 0.1. */
  public RegionScores() {
    this(0.1, 0.1);
  }

  /**
   * Creates a collection.
   *
   * @param minTrackFraction minimum fraction of detected regions of a detected track (α), above 0,
   *     at most 1
   * @param minIou minimum intersection over union of a detected region (β), above 0, at most 1
   */
  public RegionScores(double minTrackFraction, double minIou) {
    if (!(minTrackFraction > 0 && minTrackFraction <= 1 && minIou > 0 && minIou <= 1)) {
      throw new IllegalArgumentException(
          "Minimum track fraction %s and minimum IoU %s must be above 0 and at most 1."
              .formatted(minTrackFraction, minIou));
    }
    this.minTrackFraction = minTrackFraction;
    this.minIou = minIou;
  }

  /** Starts a clip; tracks do not continue from the previous one. */
  public void startClip() {
    tracksOfClip.clear();
    linker.reset();
  }

  /**
   * Adds a frame with a mask. Its regions are the connected components of the mask, linked to
   * tracks by their overlap in consecutive frames.
   *
   * @param map anomaly map of any number of cells
   * @param mask the abnormal pixels; may be empty
   */
  public void add(AnomalyMap map, PixelMask mask) {
    derived |= !mask.isEmpty();
    add(map, mask.width(), mask.height(), linker.link(mask));
  }

  /**
   * Adds a normal frame.
   *
   * @param map anomaly map of any number of cells
   * @param width width of the frame in pixels
   * @param height height of the frame in pixels
   */
  public void addNormal(AnomalyMap map, int width, int height) {
    linker.reset();
    add(map, width, height, List.of());
  }

  /**
   * Adds a frame with annotated regions and tracks.
   *
   * @param map anomaly map of any number of cells
   * @param width width of the masks in pixels
   * @param height height of the masks in pixels
   * @param groundTruth the abnormal regions of the frame, at most one per track; may be empty
   * @throws IllegalArgumentException if a region has another size or two belong to one track
   */
  public void add(AnomalyMap map, int width, int height, List<GroundTruthRegion> groundTruth) {
    check(width, height, groundTruth);
    if (!cells.fits(map.columns(), map.rows(), width, height)) {
      cells = new CellPixels(map.columns(), map.rows(), width, height);
    }
    int first = regions;
    for (GroundTruthRegion region : groundTruth) {
      if (regions == trackOf.length) {
        trackOf = Arrays.copyOf(trackOf, 2 * regions);
      }
      trackOf[regions++] = tracksOfClip.computeIfAbsent(region.track(), name -> tracks++);
    }
    new RegionSweep(minIou, map, cells, groundTruth, new Recorder(first)).run();
    frames++;
  }

  private static void check(int width, int height, List<GroundTruthRegion> groundTruth) {
    Set<String> names = new HashSet<>();
    for (GroundTruthRegion region : groundTruth) {
      if (region.pixels().width() != width || region.pixels().height() != height) {
        throw new IllegalArgumentException(
            "The region of track %s is in a mask of %dx%d pixels, not %dx%d."
                .formatted(
                    region.track(),
                    region.pixels().width(),
                    region.pixels().height(),
                    width,
                    height));
      }
      if (!names.add(region.track())) {
        throw new IllegalArgumentException(
            "A frame has two regions of track %s; a track has one region a frame."
                .formatted(region.track()));
      }
    }
  }

  /** {@return the criteria over the collected frames} */
  public RegionMetrics metrics() {
    long[] ascending = Arrays.copyOf(changes, changesSize);
    Arrays.sort(ascending);
    int[] regionsOf = new int[tracks];
    for (int region = 0; region < regions; region++) {
      regionsOf[trackOf[region]]++;
    }
    DetectionCurve byRegion = new DetectionCurve();
    DetectionCurve byTrack = new DetectionCurve();
    int[] detectedOf = new int[tracks];
    int regionsDetected = 0;
    int tracksDetected = 0;
    long falseRegions = 0;
    int next = changesSize - 1;
    for (int level = RegionSweep.LEVELS - 1; level > 0; level--) {
      if (falseChanges[level] == 0 && (next < 0 || ascending[next] >>> 33 != level)) {
        continue;
      }
      falseRegions += falseChanges[level];
      for (; next >= 0 && ascending[next] >>> 33 == level; next--) {
        int track = trackOf[(int) (ascending[next] >>> 1)];
        int change = (ascending[next] & 1) == 1 ? 1 : -1;
        tracksDetected -= isDetected(detectedOf[track], regionsOf[track]);
        detectedOf[track] += change;
        tracksDetected += isDetected(detectedOf[track], regionsOf[track]);
        regionsDetected += change;
      }
      double falsePerFrame = (double) falseRegions / frames;
      double threshold = RegionSweep.threshold(level);
      byRegion.add(falsePerFrame, (double) regionsDetected / Math.max(1, regions), threshold);
      byTrack.add(falsePerFrame, (double) tracksDetected / Math.max(1, tracks), threshold);
    }
    return RegionMetrics.of(
        frames, regions, tracks, derived, minTrackFraction, minIou, byRegion, byTrack);
  }

  private int isDetected(int regionsDetected, int regionsInTrack) {
    boolean enough = regionsDetected >= minTrackFraction * regionsInTrack - RegionSweep.TOLERANCE;
    return enough && regionsDetected > 0 ? 1 : 0;
  }

  private final class Recorder implements RegionSweep.Listener {
    private final int first;

    Recorder(int first) {
      this.first = first;
    }

    @Override
    public void onFalseRegionChange(int level, int change) {
      falseChanges[level] += change;
    }

    @Override
    public void onDetectionChange(int level, int region, boolean detected) {
      if (changesSize == changes.length) {
        changes = Arrays.copyOf(changes, 2 * changesSize);
      }
      changes[changesSize++] =
          (long) level << 33 | (long) (first + region) << 1 | (detected ? 1 : 0);
    }
  }
}
