package io.vad4j.core.evaluation.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.AnomalyMap;
import io.vad4j.core.image.PixelMask;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hand-worked cases use images of 10 × 1 pixels with a cell a pixel. */
class RegionScoresTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private static AnomalyMap map(double... values) {
    float[] cells = new float[values.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (float) values[i];
    }
    return AnomalyMap.of(values.length, 1, cells);
  }

  private static PixelMask box(int left, int width) {
    return PixelMask.rectangle(10, 1, left, 0, width, 1);
  }

  private static GroundTruthRegion region(String track, int left, int width) {
    return new GroundTruthRegion(track, box(left, width));
  }

  @Test
  void aRegionThatIsHitBeforeAnyFalsePositiveCountsInFull() {
    RegionScores scores = new RegionScores();
    scores.add(map(0, 3, 3, 0, 0, 0, 1, 0, 0, 0), box(1, 2));

    RegionMetrics metrics = scores.metrics();

    assertThat(metrics.rbdc()).hasValue(1);
    assertThat(metrics.tbdc()).hasValue(1);
  }

  @Test
  void aRegionThatIsHitAfterAFalsePositiveInHalfOfTheFramesCountsFromThere() {
    RegionScores scores = new RegionScores();
    // The false positive at 3 comes first: 1 in 2 frames. Then the region at 2.
    scores.add(map(0, 2, 2, 0, 0, 0, 0, 0, 0, 0), box(1, 2));
    scores.addNormal(map(0, 0, 0, 0, 0, 3, 0, 0, 0, 0), 10, 1);

    assertThat(scores.metrics().rbdc().getAsDouble()).isCloseTo(0.5, EXACT);
  }

  @Test
  void oneFalsePositiveAFrameIsWhereTheAreaEnds() {
    RegionScores scores = new RegionScores();
    // Two false positives a frame at 3, before the region at 2.
    scores.add(map(0, 2, 2, 0, 3, 0, 3, 0, 0, 0), box(1, 2));

    assertThat(scores.metrics().rbdc()).hasValue(0);
  }

  @Test
  void twoFlaggedRegionsInAFrameAreTwoFalsePositives() {
    RegionScores scores = new RegionScores();
    scores.addNormal(map(3, 0, 3, 0, 0, 0, 0, 0, 0, 0), 10, 1);
    scores.addNormal(map(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 10, 1);
    scores.addNormal(map(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 10, 1);
    scores.add(map(0, 2, 2, 0, 0, 0, 0, 0, 0, 0), box(1, 2));

    // 2 false positives in 4 frames.
    assertThat(scores.metrics().rbdc().getAsDouble()).isCloseTo(0.5, EXACT);
  }

  @Test
  void anOverlapOfExactlyATenthIsEnough() {
    RegionScores enough = new RegionScores();
    enough.add(map(3, 0, 0, 0, 0, 0, 0, 0, 0, 0), box(0, 10));
    RegionScores tooLittle = new RegionScores(0.1, 0.11);
    tooLittle.add(map(3, 0, 0, 0, 0, 0, 0, 0, 0, 0), box(0, 10));

    assertThat(enough.metrics().rbdc()).hasValue(1);
    assertThat(tooLittle.metrics().rbdc()).hasValue(0);
  }

  @Test
  void aRegionThatOverlapsTheGroundTruthTooLittleIsAFalsePositive() {
    RegionScores scores = new RegionScores(0.1, 0.5);
    // Flagged 0 to 5, true 5 to 6: 1 of 7 in common. The other frame's region is detected at 2.
    scores.add(map(3, 3, 3, 3, 3, 3, 0, 0, 0, 0), box(5, 2));
    scores.add(map(0, 0, 0, 0, 0, 2, 2, 0, 0, 0), box(5, 2));

    // Half of the regions, from half a false positive a frame.
    assertThat(scores.metrics().rbdc().getAsDouble()).isCloseTo(0.25, EXACT);
  }

  @Test
  void aRegionThatGrowsTooLargeIsNoLongerDetectedButItsBestIsKept() {
    RegionScores scores = new RegionScores(0.1, 0.5);
    // At 3 cell 1 is exact; at 2 the flagged region covers 5 cells: an overlap of a fifth.
    scores.add(map(2, 3, 2, 2, 2, 0, 0, 0, 0, 0), box(1, 1));

    assertThat(scores.metrics().rbdc()).hasValue(1);
  }

  @Test
  void detectionsOfDifferentThresholdsDoNotAddUp() {
    RegionScores scores = new RegionScores(0.1, 0.5);
    // At 3 the first is detected and lost at 2, where the second is detected: never both.
    scores.add(map(2, 3, 2, 2, 2, 0, 0, 0, 0, 0), box(1, 1));
    scores.add(map(0, 0, 0, 0, 0, 0, 2, 0, 0, 0), box(6, 1));

    assertThat(scores.metrics().rbdc().getAsDouble()).isCloseTo(0.5, EXACT);
  }

  @Test
  void oneDetectedRegionMayHitTwoGroundTruthRegions() {
    RegionScores scores = new RegionScores();
    scores.add(
        map(3, 3, 3, 3, 3, 0, 0, 0, 0, 0), 10, 1, List.of(region("a", 0, 2), region("b", 3, 2)));

    assertThat(scores.metrics().rbdc()).hasValue(1);
    assertThat(scores.metrics().tbdc()).hasValue(1);
  }

  @Test
  void aTrackIsDetectedWhenATenthOfItsRegionsIs() {
    RegionScores scores = new RegionScores();
    // Track a: 1 of 10 detected. Track b: 1 of 11 detected.
    for (int frame = 0; frame < 11; frame++) {
      List<GroundTruthRegion> groundTruth = new ArrayList<>(List.of(region("b", 6, 2)));
      if (frame < 10) {
        groundTruth.add(region("a", 1, 2));
      }
      double value = frame == 4 ? 5 : 0;
      scores.add(map(0, value, value, 0, 0, 0, value, value, 0, 0), 10, 1, groundTruth);
    }

    RegionMetrics metrics = scores.metrics();

    assertThat(metrics.tracks()).isEqualTo(2);
    assertThat(metrics.regions()).isEqualTo(21);
    assertThat(metrics.derivedTracks()).isFalse();
    assertThat(metrics.tbdc().getAsDouble()).isCloseTo(0.5, EXACT);
    assertThat(metrics.rbdc().getAsDouble()).isCloseTo(2.0 / 21, EXACT);
  }

  @Test
  void tracksOfOneNameInTwoClipsAreTwo() {
    RegionScores scores = new RegionScores();
    for (int clip = 0; clip < 2; clip++) {
      scores.startClip();
      scores.add(map(1, 0, 0, 0, 0, 0, 0, 0, 0, 0), 10, 1, List.of(region("1", 0, 1)));
    }

    assertThat(scores.metrics().tracks()).isEqualTo(2);
  }

  @Test
  void tracksAreDerivedFromComponentsThatOverlapFromFrameToFrame() {
    RegionScores scores = new RegionScores();
    AnomalyMap zeroMap = map(new double[10]);
    scores.startClip();
    scores.add(zeroMap, box(0, 3)); // one
    scores.add(zeroMap, box(1, 3)); // goes on
    scores.add(zeroMap, box(6, 2)); // two
    scores.addNormal(zeroMap, 10, 1);
    scores.add(zeroMap, box(6, 2)); // three, after a frame without
    scores.startClip();
    scores.add(zeroMap, box(6, 2)); // four, in another clip

    assertThat(scores.metrics().tracks()).isEqualTo(4);
    assertThat(scores.metrics().derivedTracks()).isTrue();
  }

  @Test
  void aComponentThatSplitsContinuesInItsLargerPart() {
    RegionScores scores = new RegionScores();
    AnomalyMap zeroMap = map(new double[10]);
    scores.add(zeroMap, box(0, 8));
    BitSet parts = new BitSet();
    parts.set(0, 2);
    parts.set(3, 8);
    scores.add(zeroMap, PixelMask.of(10, 1, parts));
    scores.add(zeroMap, box(3, 5));

    assertThat(scores.metrics().tracks()).isEqualTo(2);
    assertThat(scores.metrics().regions()).isEqualTo(4);
  }

  @Test
  void withoutGroundTruthRegionsTheCriteriaAreUndefined() {
    RegionScores scores = new RegionScores();
    scores.addNormal(map(1, 0, 0, 0, 0, 0, 0, 0, 0, 0), 10, 1);

    assertThat(scores.metrics().rbdc()).isEmpty();
    assertThat(scores.metrics().tbdc()).isEmpty();
    assertThat(new RegionScores().metrics().rbdc()).isEmpty();
  }

  @Test
  void zeroScoresDetectNoRegion() {
    RegionScores scores = new RegionScores();
    scores.add(map(new double[10]), box(0, 10));

    assertThat(scores.metrics().rbdc()).hasValue(0);
  }

  @Test
  void aRegionOfAnotherSizeIsRefused() {
    RegionScores scores = new RegionScores();

    assertThatThrownBy(() -> scores.add(map(1, 2), 20, 1, List.of(region("a", 0, 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("track a", "10x1", "20x1");
  }

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  /** Against plain flooding of pixels at each threshold on its own. */
  @ParameterizedTest
  @MethodSource("seeds")
  void metricsEqualThoseByFloodingPixelsAtEachThreshold(long seed) {
    Random random = new Random(seed);
    double minIou = 0.1 + 0.3 * random.nextDouble();
    double minTrackFraction = 0.1 + 0.6 * random.nextDouble();
    int tracks = 1 + random.nextInt(3);
    List<AnomalyMap> maps = new ArrayList<>();
    List<List<GroundTruthRegion>> groundTruth = new ArrayList<>();
    RegionScores scores = new RegionScores(minTrackFraction, minIou);
    int frames = 8 + random.nextInt(8);
    for (int frame = 0; frame < frames; frame++) {
      float[] values = new float[7 * 5];
      for (int blob = random.nextInt(4); blob > 0; blob--) {
        int level = 1 + random.nextInt(6);
        int left = random.nextInt(7);
        int top = random.nextInt(5);
        for (int y = top; y < Math.min(5, top + 2); y++) {
          for (int x = left; x < Math.min(7, left + 3); x++) {
            values[y * 7 + x] = Math.max(values[y * 7 + x], level - random.nextInt(2));
          }
        }
      }
      maps.add(AnomalyMap.of(7, 5, values));
      List<GroundTruthRegion> regions = new ArrayList<>();
      for (int track = 0; track < tracks; track++) {
        if (random.nextInt(3) > 0) {
          int left = random.nextInt(14);
          int top = random.nextInt(9);
          regions.add(
              new GroundTruthRegion(
                  "t" + track,
                  PixelMask.rectangle(
                      16, 11, left, top, 1 + random.nextInt(6), 1 + random.nextInt(5))));
        }
      }
      groundTruth.add(regions);
      scores.add(maps.get(frame), 16, 11, regions);
    }

    double[] expected = byFlooding(maps, groundTruth, minTrackFraction, minIou);

    RegionMetrics metrics = scores.metrics();
    if (metrics.regions() > 0) {
      assertThat(metrics.rbdc().getAsDouble()).isCloseTo(expected[0], within(1e-9));
      assertThat(metrics.tbdc().getAsDouble()).isCloseTo(expected[1], within(1e-9));
    }
  }

  /** Against plain counting at each score on its own, with boxes in fractions of pixels. */
  @ParameterizedTest
  @MethodSource("seeds")
  void boxesScoreAsByCountingAtEachScore(long seed) {
    Random random = new Random(seed);
    double minIou = 0.1 + 0.3 * random.nextDouble();
    double minTrackFraction = 0.1 + 0.6 * random.nextDouble();
    List<List<ScoredBox>> boxes = new ArrayList<>();
    List<Map<String, double[]>> truth = new ArrayList<>();
    RegionScores scores = new RegionScores(minTrackFraction, minIou);
    for (int frame = 0; frame < 12; frame++) {
      List<ScoredBox> detections = new ArrayList<>();
      for (int box = random.nextInt(4); box > 0; box--) {
        detections.add(
            new ScoredBox(
                20 * random.nextDouble() - 2,
                14 * random.nextDouble() - 2,
                0.5 + 6 * random.nextDouble(),
                0.5 + 5 * random.nextDouble(),
                random.nextInt(8) / 3.0 - 1));
      }
      Map<String, double[]> regions = new TreeMap<>();
      for (int track = 0; track < 3; track++) {
        if (random.nextInt(3) > 0) {
          int left = random.nextInt(14);
          int top = random.nextInt(9);
          regions.put(
              "t" + track,
              new double[] {
                left, top, 1 + random.nextInt(16 - left), 1 + random.nextInt(11 - top)
              });
        }
      }
      boxes.add(detections);
      truth.add(regions);
      scores.addBoxes(
          detections,
          16,
          11,
          regions.entrySet().stream()
              .map(region -> new GroundTruthRegion(region.getKey(), rectangle(region.getValue())))
              .toList());
    }

    double[] expected = byCounting(boxes, truth, minTrackFraction, minIou);

    assertThat(scores.metrics().rbdc().getAsDouble()).isCloseTo(expected[0], within(1e-9));
    assertThat(scores.metrics().tbdc().getAsDouble()).isCloseTo(expected[1], within(1e-9));
    assertThat(scores.metrics().scoredBoxes()).isTrue();
  }

  private static PixelMask rectangle(double[] box) {
    return PixelMask.rectangle(16, 11, (int) box[0], (int) box[1], (int) box[2], (int) box[3]);
  }

  private static double[] byCounting(
      List<List<ScoredBox>> boxes,
      List<Map<String, double[]>> truth,
      double minTrackFraction,
      double minIou) {
    List<double[]> points = new ArrayList<>();
    for (int step = 7; step >= 0; step--) {
      double threshold = step / 3.0 - 1;
      int falseBoxes = 0;
      int regions = 0;
      Map<String, int[]> tracks = new HashMap<>();
      for (int frame = 0; frame < boxes.size(); frame++) {
        List<ScoredBox> on =
            boxes.get(frame).stream().filter(box -> box.score() >= threshold).toList();
        for (ScoredBox box : on) {
          falseBoxes +=
              truth.get(frame).values().stream().anyMatch(t -> iou(box, t) >= minIou) ? 0 : 1;
        }
        truth
            .get(frame)
            .forEach(
                (track, region) -> {
                  int[] counts = tracks.computeIfAbsent(track, name -> new int[2]);
                  counts[0] += on.stream().anyMatch(box -> iou(box, region) >= minIou) ? 1 : 0;
                  counts[1]++;
                });
        regions += truth.get(frame).size();
      }
      int detected = tracks.values().stream().mapToInt(counts -> counts[0]).sum();
      long detectedTracks =
          tracks.values().stream()
              .filter(c -> c[0] > 0 && (double) c[0] / c[1] >= minTrackFraction)
              .count();
      points.add(
          new double[] {
            (double) falseBoxes / boxes.size(),
            (double) detected / regions,
            (double) detectedTracks / tracks.size()
          });
    }
    return new double[] {area(points, 1), area(points, 2)};
  }

  private static double iou(ScoredBox box, double[] region) {
    double width =
        Math.min(box.left() + box.width(), region[0] + region[2]) - Math.max(box.left(), region[0]);
    double height =
        Math.min(box.top() + box.height(), region[1] + region[3]) - Math.max(box.top(), region[1]);
    double both = Math.max(0, width) * Math.max(0, height);
    return both / (box.width() * box.height() + region[2] * region[3] - both);
  }

  private static double[] byFlooding(
      List<AnomalyMap> maps,
      List<List<GroundTruthRegion>> groundTruth,
      double minTrackFraction,
      double minIou) {
    List<double[]> points = new ArrayList<>();
    for (double threshold = 6; threshold >= 1; threshold--) {
      int falseRegions = 0;
      int regions = 0;
      int found = 0;
      Map<String, int[]> tracks = new HashMap<>();
      for (int frame = 0; frame < maps.size(); frame++) {
        List<PixelMask> flagged = flagged(maps.get(frame), threshold).components();
        for (PixelMask piece : flagged) {
          boolean hit = false;
          for (GroundTruthRegion region : groundTruth.get(frame)) {
            hit |= intersectionOverUnion(piece, region.pixels()) >= minIou;
          }
          falseRegions += hit ? 0 : 1;
        }
        for (GroundTruthRegion region : groundTruth.get(frame)) {
          boolean hit = false;
          for (PixelMask piece : flagged) {
            hit |= intersectionOverUnion(piece, region.pixels()) >= minIou;
          }
          regions++;
          found += hit ? 1 : 0;
          int[] counts = tracks.computeIfAbsent(region.track(), name -> new int[2]);
          counts[0] += hit ? 1 : 0;
          counts[1]++;
        }
      }
      long tracksFound =
          tracks.values().stream()
              .filter(c -> c[0] > 0 && c[0] >= minTrackFraction * c[1] - 1e-9)
              .count();
      points.add(
          new double[] {
            (double) falseRegions / maps.size(),
            (double) found / Math.max(1, regions),
            (double) tracksFound / Math.max(1, tracks.size())
          });
    }
    return new double[] {area(points, 1), area(points, 2)};
  }

  /** The best rate with at most x false positives, integrated over x from 0 to 1. */
  private static double area(List<double[]> points, int rate) {
    TreeSet<Double> ends = new TreeSet<>(List.of(0.0, 1.0));
    points.stream().map(point -> point[0]).filter(x -> x < 1).forEach(ends::add);
    double area = 0;
    for (double from : ends.headSet(1.0)) {
      double best =
          points.stream().filter(p -> p[0] <= from).mapToDouble(p -> p[rate]).max().orElse(0);
      area += best * (ends.higher(from) - from);
    }
    return area;
  }

  private static PixelMask flagged(AnomalyMap map, double threshold) {
    BitSet pixels = new BitSet();
    for (int y = 0; y < 11; y++) {
      for (int x = 0; x < 16; x++) {
        int column = (int) ((x + 0.5) * map.columns() / 16);
        int row = (int) ((y + 0.5) * map.rows() / 11);
        pixels.set(y * 16 + x, map.value(column, row) >= threshold);
      }
    }
    return PixelMask.of(16, 11, pixels);
  }

  private static double intersectionOverUnion(PixelMask a, PixelMask b) {
    int both = a.intersectionCount(b);
    return (double) both / (a.count() + b.count() - both);
  }
}
