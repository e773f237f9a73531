package io.vad4j.flink;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What a task reports to Flink's metrics, in the group {@code vad}. Used by one task. */
final class ScoringMetrics {
  final Counter segments;
  final Counter frames;
  final Counter events;
  final Counter gaps;
  final Counter duplicates;
  final Counter deadLetters;
  final Counter restarts;
  private long stateBytes;
  private double millisPerFrame;

  ScoringMetrics(MetricGroup task) {
    MetricGroup group = task.addGroup("vad");
    segments = group.counter("segments");
    frames = group.counter("frames");
    events = group.counter("events");
    gaps = group.counter("gaps");
    duplicates = group.counter("duplicates");
    deadLetters = group.counter("deadLetters");
    restarts = group.counter("restarts");
    group.gauge("stateBytes", () -> stateBytes);
    group.gauge("millisPerFrame", () -> millisPerFrame);
    group.gauge("models", () -> ModelStore.shared().size());
  }

  /** A segment that was scored, and the bytes of its camera's state. */
  void onSegment(long scored, long nanos, int bytes) {
    segments.inc();
    frames.inc(scored);
    stateBytes = bytes;
    millisPerFrame = scored == 0 ? 0 : nanos / 1e6 / scored;
  }
}
