package io.vad4j.core.evaluation.region;

import io.vad4j.AnomalyMap;
import java.util.Arrays;
import java.util.List;

/**
 * Threshold sweep over one map, from its highest value down, that reports changes in false-positive
 * and detected regions. Regions are joined by union-find, so that all thresholds together cost
 * little more than one.
 */
final class RegionSweep {
  /** Ignored low bits of a float: thresholds differ by a factor of 1 + 2^-10 or more. */
  private static final int DROPPED_BITS = 13;

  static final int LEVELS = 1 << (31 - DROPPED_BITS);

  /** Tolerance of fractions that are not exact in floating point. */
  static final double TOLERANCE = 1e-9;

  /** Receives changes in descending order of levels. */
  interface Listener {
    /** The number of false-positive regions changed. */
    void onFalseRegionChange(int level, int change);

    /** A ground-truth region became detected or undetected. */
    void onDetectionChange(int level, int region, boolean detected);
  }

  private final double minIou;
  private final AnomalyMap map;
  private final int[] areas;
  private final int[][] intersections;
  private final long[] groundTruthAreas;
  private final Listener listener;

  /** Union-find parent of each cell; -1 while it is not flagged. */
  private final int[] parent;

  private final long[] area;
  private final boolean[] classified;
  private final boolean[] falsePositive;
  private final boolean[][] hits;
  private final int[] hitCounts;
  private final boolean[] detected;
  private int falseRegions;
  private int reportedFalseRegions;

  RegionSweep(
      double minIou,
      AnomalyMap map,
      CellPixels cells,
      List<GroundTruthRegion> regions,
      Listener listener) {
    this.minIou = minIou;
    this.map = map;
    this.listener = listener;
    areas = cells.areas();
    intersections = new int[regions.size()][];
    groundTruthAreas = new long[regions.size()];
    hits = new boolean[regions.size()][areas.length];
    for (int region = 0; region < intersections.length; region++) {
      intersections[region] = cells.count(regions.get(region).pixels().bits());
      groundTruthAreas[region] = regions.get(region).pixels().count();
    }
    parent = new int[areas.length];
    Arrays.fill(parent, -1);
    area = new long[areas.length];
    classified = new boolean[areas.length];
    falsePositive = new boolean[areas.length];
    hitCounts = new int[regions.size()];
    detected = new boolean[regions.size()];
  }

  /** The threshold of a level. */
  static double threshold(int level) {
    return Float.intBitsToFloat(level << DROPPED_BITS);
  }

  /** Sweeps all levels above 0. */
  void run() {
    long[] order = sortDescending();
    int from = 0;
    while (from < order.length) {
      int level = level(order[from]);
      int to = from;
      while (to < order.length && level(order[to]) == level) {
        flag(cell(order[to++]));
      }
      for (int i = from; i < to; i++) {
        classify(find(cell(order[i])));
      }
      report(level);
      from = to;
    }
  }

  /** Cells with positive values and pixels, packed with their level, highest level first. */
  private long[] sortDescending() {
    long[] order = new long[areas.length];
    int size = 0;
    for (int cell = 0; cell < areas.length; cell++) {
      float value = map.value(cell % map.columns(), cell / map.columns());
      int level = Float.floatToRawIntBits(value + 0f) >>> DROPPED_BITS;
      if (level > 0 && areas[cell] > 0) {
        order[size++] = (long) (LEVELS - level) << 32 | cell;
      }
    }
    order = Arrays.copyOf(order, size);
    Arrays.sort(order);
    return order;
  }

  private static int level(long packed) {
    return LEVELS - (int) (packed >>> 32);
  }

  private static int cell(long packed) {
    return (int) packed;
  }

  private void flag(int cell) {
    parent[cell] = cell;
    area[cell] = areas[cell];
    int root = cell;
    int column = cell % map.columns();
    int row = cell / map.columns();
    for (int y = Math.max(0, row - 1); y <= Math.min(map.rows() - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(map.columns() - 1, column + 1); x++) {
        int neighbour = y * map.columns() + x;
        if (neighbour != cell && parent[neighbour] >= 0) {
          root = join(root, find(neighbour));
        }
      }
    }
  }

  private int find(int cell) {
    while (parent[cell] != cell) {
      parent[cell] = parent[parent[cell]];
      cell = parent[cell];
    }
    return cell;
  }

  /** Joins two regions and returns the root of both. */
  private int join(int a, int b) {
    if (a == b) {
      return a;
    }
    withdraw(a);
    withdraw(b);
    int large = area[a] >= area[b] ? a : b;
    int small = large == a ? b : a;
    parent[small] = large;
    area[large] += area[small];
    for (int[] pixels : intersections) {
      pixels[large] += pixels[small];
    }
    return large;
  }

  /** Withdraws the classification of a region that is about to grow. */
  private void withdraw(int root) {
    if (!classified[root]) {
      return;
    }
    classified[root] = false;
    falseRegions -= falsePositive[root] ? 1 : 0;
    for (int region = 0; region < hits.length; region++) {
      hitCounts[region] -= hits[region][root] ? 1 : 0;
    }
  }

  private void classify(int root) {
    if (classified[root]) {
      return;
    }
    classified[root] = true;
    boolean any = false;
    for (int region = 0; region < hits.length; region++) {
      long intersection = intersections[region][root];
      long union = area[root] + groundTruthAreas[region] - intersection;
      boolean hit = intersection > 0 && intersection >= minIou * union - TOLERANCE;
      hits[region][root] = hit;
      hitCounts[region] += hit ? 1 : 0;
      any |= hit;
    }
    falsePositive[root] = !any;
    falseRegions += any ? 0 : 1;
  }

  private void report(int level) {
    if (falseRegions != reportedFalseRegions) {
      listener.onFalseRegionChange(level, falseRegions - reportedFalseRegions);
      reportedFalseRegions = falseRegions;
    }
    for (int region = 0; region < detected.length; region++) {
      if (detected[region] != hitCounts[region] > 0) {
        detected[region] = !detected[region];
        listener.onDetectionChange(level, region, detected[region]);
      }
    }
  }
}
