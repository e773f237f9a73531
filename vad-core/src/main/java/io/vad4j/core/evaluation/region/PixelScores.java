package io.vad4j.core.evaluation.region;

import io.vad4j.AnomalyMap;
import io.vad4j.core.evaluation.frame.RankedScores;
import io.vad4j.core.image.PixelMask;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Collects anomaly maps and pixel masks frame by frame, for the pixel metrics.
 *
 * <p>Maps are scaled to the masks by nearest neighbour, so all pixels of a cell have one score: for
 * each distinct score only the numbers of abnormal and normal pixels are kept. Metrics are exact.
 * Memory grows with the number of distinct scores, about 30 bytes each.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1.0
 */
public final class PixelScores {
  private static final int INITIAL_PENDING = 1 << 18;

  private static final int SMALL_COUNT = 1 << 8;

  /** Index of a pair of pixel counts; counts of small cells are looked up without hashing. */
  private final Map<Long, Integer> countsIndex = new HashMap<>();

  private final int[] smallIndex = new int[SMALL_COUNT * SMALL_COUNT];
  private long[] counts = new long[64];

  /** Unmerged cells: the bits of the score above, the index of the pixel counts below. */
  private long[] pending = new long[INITIAL_PENDING];

  private int pendingSize;

  private float[] scores = new float[0];
  private long[] abnormal = new long[0];
  private long[] normal = new long[0];

  private CellPixels cells = new CellPixels(1, 1, 1, 1);
  private int frames;
  private int maskedFrames;
  private int unlabelledFrames;

  /** Creates an empty collection. */
  public PixelScores() {}

  /**
   * Adds a frame.
   *
   * @param map anomaly map of any number of cells
   * @param mask the abnormal pixels; may be empty
   */
  public void add(AnomalyMap map, PixelMask mask) {
    if (mask.isEmpty()) {
      addNormal(map, mask.width(), mask.height());
      return;
    }
    fit(map, mask.width(), mask.height());
    int[] abnormalCounts = cells.count(mask.bits());
    int[] areas = cells.areas();
    for (int row = 0, cell = 0; row < map.rows(); row++) {
      for (int column = 0; column < map.columns(); column++, cell++) {
        add(map.value(column, row), abnormalCounts[cell], areas[cell] - abnormalCounts[cell]);
      }
    }
    frames++;
    maskedFrames++;
  }

  /**
   * Adds a normal frame.
   *
   * @param map anomaly map of any number of cells
   * @param width width of the mask in pixels
   * @param height height of the mask in pixels
   */
  public void addNormal(AnomalyMap map, int width, int height) {
    fit(map, width, height);
    int[] areas = cells.areas();
    for (int row = 0, cell = 0; row < map.rows(); row++) {
      for (int column = 0; column < map.columns(); column++, cell++) {
        add(map.value(column, row), 0, areas[cell]);
      }
    }
    frames++;
  }

  /** Leaves out an abnormal frame whose abnormal pixels are not known. */
  public void skipUnlabelled() {
    unlabelledFrames++;
  }

  /** {@return the number of abnormal frames that were left out} */
  public int unlabelledFrames() {
    return unlabelledFrames;
  }

  /** {@return the number of frames} */
  public int frames() {
    return frames;
  }

  /** {@return the number of frames with abnormal pixels} */
  public int maskedFrames() {
    return maskedFrames;
  }

  /** {@return the ranking of all pixels} */
  public RankedScores rank() {
    mergePending();
    double[] ascending = new double[scores.length];
    Arrays.setAll(ascending, i -> scores[i]);
    return RankedScores.ofCounts(ascending, abnormal, normal);
  }

  private void fit(AnomalyMap map, int width, int height) {
    if (!cells.fits(map.columns(), map.rows(), width, height)) {
      cells = new CellPixels(map.columns(), map.rows(), width, height);
    }
  }

  private void add(float score, int abnormalPixels, int normalPixels) {
    if (abnormalPixels + normalPixels == 0) {
      return;
    }
    if (pendingSize == pending.length) {
      mergePending();
    }
    // Bits of non-negative floats sort like the floats; adding 0 turns -0 into 0.
    long bits = Float.floatToRawIntBits(score + 0f);
    pending[pendingSize++] = bits << 32 | index(abnormalPixels, normalPixels);
  }

  private int index(int abnormalPixels, int normalPixels) {
    if (abnormalPixels >= SMALL_COUNT || normalPixels >= SMALL_COUNT) {
      return hashedIndex(abnormalPixels, normalPixels);
    }
    int small = abnormalPixels * SMALL_COUNT + normalPixels;
    if (smallIndex[small] == 0) {
      smallIndex[small] = hashedIndex(abnormalPixels, normalPixels) + 1;
    }
    return smallIndex[small] - 1;
  }

  private int hashedIndex(int abnormalPixels, int normalPixels) {
    long key = (long) abnormalPixels << 32 | normalPixels;
    Integer known = countsIndex.get(key);
    if (known != null) {
      return known;
    }
    int index = countsIndex.size();
    countsIndex.put(key, index);
    if (index == counts.length) {
      counts = Arrays.copyOf(counts, 2 * index);
    }
    counts[index] = key;
    return index;
  }

  private void mergePending() {
    if (pendingSize == 0) {
      return;
    }
    Arrays.sort(pending, 0, pendingSize);
    int distinct = distinct();
    float[] mergedScores = new float[distinct];
    long[] mergedAbnormal = new long[distinct];
    long[] mergedNormal = new long[distinct];
    int old = 0;
    int next = 0;
    for (int to = 0; to < distinct; to++) {
      float score =
          old == scores.length
              ? pendingScore(next)
              : next == pendingSize ? scores[old] : Math.min(scores[old], pendingScore(next));
      mergedScores[to] = score;
      if (old < scores.length && scores[old] == score) {
        mergedAbnormal[to] = abnormal[old];
        mergedNormal[to] = normal[old++];
      }
      while (next < pendingSize && pendingScore(next) == score) {
        long pair = counts[(int) pending[next++]];
        mergedAbnormal[to] += pair >>> 32;
        mergedNormal[to] += (int) pair;
      }
    }
    scores = mergedScores;
    abnormal = mergedAbnormal;
    normal = mergedNormal;
    pendingSize = 0;
    // Large enough that merging costs no more than sorting.
    if (pending.length < distinct / 2) {
      pending = new long[distinct / 2];
    }
  }

  private float pendingScore(int index) {
    return Float.intBitsToFloat((int) (pending[index] >>> 32));
  }

  /** The number of distinct scores in the merged and the sorted pending ones together. */
  private int distinct() {
    int distinct = scores.length;
    int old = 0;
    for (int next = 0; next < pendingSize; next++) {
      float score = pendingScore(next);
      if (next > 0 && pendingScore(next - 1) == score) {
        continue;
      }
      while (old < scores.length && scores[old] < score) {
        old++;
      }
      if (old == scores.length || scores[old] != score) {
        distinct++;
      }
    }
    return distinct;
  }
}
