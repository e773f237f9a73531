package io.vad4j.core.evaluation.region;

import io.vad4j.AnomalyMap;
import io.vad4j.core.image.PixelMask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects detections and ground-truth regions frame by frame, for the region- and track-based
 * detection criteria (Ramachandra and Jones, "Street Scene: A new dataset and evaluation protocol
 * for video anomaly detection", WACV 2020).
 *
 * <p>At a threshold, each 8-connected component of flagged cells is a detected region. A
 * ground-truth region is detected if its intersection over union with a detected region reaches the
 * minimum; a detected region that reaches it with no ground-truth region is a false positive; a
 * track is detected if the minimum fraction of its regions is.
 *
 * <p>Detections are regions of maps or scored boxes. Maps are thresholded above 0 in relative steps
 * of 2^-10, so that a cell of value 0 is never flagged and cells within a step are equal; boxes at
 * every distinct score, whatever its sign. Memory is 2 MB and a few bytes per ground-truth region.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1.0
 */
public final class RegionScores {
  private final double minTrackFraction;
  private final double minIou;

  private final long[] falseChanges = new long[RegionSweep.LEVELS];

  /** One more or one fewer detection of a ground-truth region, or false region, from here down. */
  private record Change(double threshold, int region, int delta) {}

  private static final int FALSE_REGIONS = -1;

  private final List<Change> changes = new ArrayList<>();

  private final Map<String, Integer> tracksOfClip = new HashMap<>();
  private int[] trackOf = new int[256];
  private int regions;
  private int tracks;
  private int frames;
  private int unlabelledFrames;
  private boolean derived;
  private boolean boxes;

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
   * Leaves out an abnormal frame whose abnormal regions are not known; derived tracks end there.
   */
  public void skipUnlabelled() {
    linker.reset();
    unlabelledFrames++;
  }

  /** {@return the number of ground-truth regions} */
  public int regionCount() {
    return regions;
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
    int first = addTracks(groundTruth);
    new RegionSweep(minIou, map, cells, groundTruth, new Recorder(first)).run();
    frames++;
  }

  /**
   * Adds a frame whose detections are scored boxes, such as those of an object detector. Each box
   * is a detected region of its own from its score down.
   *
   * @param detections the boxes of the frame; may be empty
   * @param width width of the frame in pixels
   * @param height height of the frame in pixels
   * @param groundTruth the abnormal regions of the frame, at most one per track; may be empty
   * @throws IllegalArgumentException if a region has another size or two belong to one track
   */
  public void addBoxes(
      List<ScoredBox> detections, int width, int height, List<GroundTruthRegion> groundTruth) {
    check(width, height, groundTruth);
    int first = addTracks(groundTruth);
    double[] best = new double[groundTruth.size()];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    for (ScoredBox box : detections) {
      boolean hit = false;
      for (int region = 0; region < best.length; region++) {
        if (box.overlaps(groundTruth.get(region).pixels(), minIou)) {
          hit = true;
          best[region] = Math.max(best[region], box.score());
        }
      }
      if (!hit) {
        changes.add(new Change(box.score(), FALSE_REGIONS, 1));
      }
    }
    for (int region = 0; region < best.length; region++) {
      if (best[region] > Double.NEGATIVE_INFINITY) {
        changes.add(new Change(best[region], first + region, 1));
      }
    }
    boxes = true;
    frames++;
  }

  /**
   * Adds a frame with scored boxes and a mask, whose regions are linked to tracks as in {@link
   * #add(AnomalyMap, PixelMask)}.
   *
   * @param detections the boxes of the frame; may be empty
   * @param mask the abnormal pixels; may be empty
   */
  public void addBoxes(List<ScoredBox> detections, PixelMask mask) {
    derived |= !mask.isEmpty();
    addBoxes(detections, mask.width(), mask.height(), linker.link(mask));
  }

  private int addTracks(List<GroundTruthRegion> groundTruth) {
    int first = regions;
    for (GroundTruthRegion region : groundTruth) {
      if (regions == trackOf.length) {
        trackOf = Arrays.copyOf(trackOf, 2 * regions);
      }
      trackOf[regions++] = tracksOfClip.computeIfAbsent(region.track(), name -> tracks++);
    }
    return first;
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
    List<Change> descending = descendingChanges();
    for (int i = 0; i < descending.size(); i++) {
      Change change = descending.get(i);
      if (change.region() == FALSE_REGIONS) {
        falseRegions += change.delta();
      } else {
        int track = trackOf[change.region()];
        tracksDetected -= isDetected(detectedOf[track], regionsOf[track]);
        detectedOf[track] += change.delta();
        tracksDetected += isDetected(detectedOf[track], regionsOf[track]);
        regionsDetected += change.delta();
      }
      double threshold = change.threshold();
      if (i + 1 == descending.size() || descending.get(i + 1).threshold() < threshold) {
        double falsePerFrame = (double) falseRegions / frames;
        byRegion.add(falsePerFrame, (double) regionsDetected / Math.max(1, regions), threshold);
        byTrack.add(falsePerFrame, (double) tracksDetected / Math.max(1, tracks), threshold);
      }
    }
    return RegionMetrics.of(
        frames,
        regions,
        tracks,
        derived,
        boxes,
        unlabelledFrames,
        minTrackFraction,
        minIou,
        byRegion,
        byTrack);
  }

  private List<Change> descendingChanges() {
    List<Change> all = new ArrayList<>(changes);
    for (int level = 1; level < falseChanges.length; level++) {
      if (falseChanges[level] != 0) {
        int change = Math.toIntExact(falseChanges[level]);
        all.add(new Change(RegionSweep.threshold(level), FALSE_REGIONS, change));
      }
    }
    all.sort(Comparator.comparingDouble(Change::threshold).reversed());
    return all;
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
      changes.add(new Change(RegionSweep.threshold(level), first + region, detected ? 1 : -1));
    }
  }
}
