package io.vad4j.web.marks;

import java.util.List;

/**
 * What changes for a detector that has learned the events marked as normal. Immutable.
 *
 * @param marks the number of events marked as normal that were learned
 * @param falseAlarms events that are not marked as anomalies, up to the last mark: how many of them
 *     alarm; an event that is marked as normal is judged by what was learned from the others
 * @param hours the time that these events are of
 * @param pseudoAnomalies pseudo-anomalies, cut from and pasted into what was before these events:
 *     how many of them are found
 * @param lost the pseudo-anomalies that are no longer found: their kinds and clips
 * @param confirmed events that are marked as anomalies: how many of them are found
 * @since 0.1.0
 */
public record MarkEffect(
    int marks,
    Change falseAlarms,
    double hours,
    Change pseudoAnomalies,
    List<String> lost,
    Change confirmed) {

  /** Copies the list. */
  public MarkEffect {
    lost = List.copyOf(lost);
  }

  /**
   * Numbers before and after learning.
   *
   * @param count of how many
   * @param before how many before
   * @param after how many after
   */
  public record Change(int count, int before, int after) {}
}
