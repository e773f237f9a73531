package io.vad4j.cli.run;

import io.vad4j.core.evaluation.frame.FrameAuc;
import io.vad4j.core.evaluation.frame.ScoredClip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Figures of a detector under one condition, added up over scenes. Not thread-safe. */
public final class RobustnessFigures {
  /** The hours of a day that is as long as a clip. */
  private static final int PARTS = 24;

  private final Map<String, Integer> flaggedByChannel = new LinkedHashMap<>();
  private final int[] partFrames = new int[PARTS];
  private final int[] partFlagged = new int[PARTS];
  private final List<ScoredClip> clips = new ArrayList<>();
  private final Map<String, int[]> found = new TreeMap<>();
  private int frames;
  private int flagged;
  private int anomalous;
  private int drifts;

  /** Names the channels of the detector. */
  void addChannels(List<String> names) {
    names.forEach(name -> flaggedByChannel.putIfAbsent(name, 0));
  }

  /**
   * Adds a normal frame.
   *
   * @param fraction its position in its clip, 0 to 1
   * @param isAnomalous whether the overall score flags it
   * @param flagging the channels that flag it
   */
  void addNormal(double fraction, boolean isAnomalous, List<String> flagging) {
    int part = Math.min(PARTS - 1, (int) (PARTS * fraction));
    flagging.forEach(channel -> flaggedByChannel.merge(channel, 1, Integer::sum));
    frames++;
    anomalous += isAnomalous ? 1 : 0;
    partFrames[part]++;
    if (!flagging.isEmpty()) {
      flagged++;
      partFlagged[part]++;
    }
  }

  void addDrift() {
    drifts++;
  }

  void addScores(ScoredClip clip) {
    clips.add(clip);
  }

  /** Adds an anomaly of a kind. */
  void addAnomaly(String kind, boolean isFound) {
    int[] counts = found.computeIfAbsent(kind, any -> new int[2]);
    counts[0] += isFound ? 1 : 0;
    counts[1]++;
  }

  /** {@return the names of the columns of {@link #cells}} */
  public List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("flagged", "by overall score"));
    flaggedByChannel.keySet().forEach(channel -> columns.add("by " + channel));
    columns.addAll(List.of("highest hour", "drifts", "anomalies found"));
    columns.addAll(found.keySet());
    columns.add("AUC");
    return columns;
  }

  /** {@return the figures as text} */
  public List<String> cells() {
    List<String> cells =
        new ArrayList<>(List.of(percent(share(flagged)), percent(share(anomalous))));
    flaggedByChannel.values().forEach(count -> cells.add(percent(share(count))));
    cells.addAll(List.of(percent(maxPartShare()), Integer.toString(drifts)));
    cells.add(ratio(totals()));
    found.values().forEach(counts -> cells.add(ratio(counts)));
    cells.add(String.format(Locale.ROOT, "%.3f", auc()));
    return cells;
  }

  /** {@return the figures by name} */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("normalFrames", frames);
    map.put("flaggedByAnyChannel", share(flagged));
    map.put("flaggedByOverallScore", share(anomalous));
    Map<String, Object> channels = new LinkedHashMap<>();
    flaggedByChannel.forEach((name, count) -> channels.put(name, share(count)));
    map.put("flaggedByChannel", channels);
    map.put("flaggedInHighestHour", maxPartShare());
    map.put("drifts", drifts);
    Map<String, Object> kinds = new LinkedHashMap<>();
    found.forEach((kind, counts) -> kinds.put(kind, List.of(counts[0], counts[1])));
    map.put("anomaliesFound", kinds);
    map.put("auc", auc());
    return map;
  }

  private double share(int count) {
    return (double) count / frames;
  }

  private double auc() {
    return FrameAuc.of(clips).micro().orElse(Double.NaN);
  }

  private double maxPartShare() {
    double max = 0;
    for (int i = 0; i < PARTS; i++) {
      max = Math.max(max, partFrames[i] == 0 ? 0 : (double) partFlagged[i] / partFrames[i]);
    }
    return max;
  }

  private int[] totals() {
    int[] sum = new int[2];
    found
        .values()
        .forEach(
            counts -> {
              sum[0] += counts[0];
              sum[1] += counts[1];
            });
    return sum;
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  private static String ratio(int[] counts) {
    return counts[0] + " of " + counts[1];
  }
}
