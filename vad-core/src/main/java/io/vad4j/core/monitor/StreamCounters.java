package io.vad4j.core.monitor;

import io.vad4j.ModelInfo;
import io.vad4j.core.background.AdaptiveBackground;
import io.vad4j.monitor.BackgroundStatus;
import io.vad4j.monitor.StreamHealth;
import io.vad4j.monitor.StreamStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counters of one stream. Thread-safe. */
final class StreamCounters {
  private final LatencyHistogram latencies = new LatencyHistogram();
  private long framesIn;
  private long scored;
  private long dropped;
  private long skipped;
  private long damaged;
  private long connections;
  private long events;
  private Duration lag = Duration.ZERO;
  private @Nullable Instant lastFrame;
  private @Nullable ModelInfo model;
  private @Nullable BackgroundStatus background;
  private double recurring;

  /** What became of the frames of a stream up to now. */
  record Frames(long in, long dropped) {}

  private record Snapshot(
      String name,
      StreamHealth health,
      long framesIn,
      long scored,
      long dropped,
      long skipped,
      long damaged,
      int queued,
      Duration lag,
      Duration medianLatency,
      Duration p99Latency,
      long reconnects,
      long events,
      Optional<Instant> lastFrame,
      Optional<ModelInfo> model,
      Optional<BackgroundStatus> background,
      double recurring)
      implements StreamStatus {}

  private record Background(double adapted, double objects) implements BackgroundStatus {}

  synchronized void connect() {
    connections++;
  }

  synchronized void arrive(Instant instant) {
    framesIn++;
    lastFrame = instant;
  }

  /** Frames that the source has dropped or could not decode. */
  synchronized void leaveOut(long newlyDropped, long newlyDamaged) {
    framesIn += newlyDropped;
    dropped += newlyDropped;
    damaged += newlyDamaged;
  }

  synchronized void drop(int frames) {
    dropped += frames;
  }

  synchronized void skip() {
    skipped++;
  }

  synchronized void startScoring(long waitedNanos) {
    lag = Duration.ofNanos(Math.max(0, waitedNanos));
  }

  synchronized void score(long nowNanos, long latencyNanos) {
    scored++;
    latencies.add(nowNanos, latencyNanos);
  }

  synchronized void startEvent() {
    events++;
  }

  synchronized void setModel(@Nullable ModelInfo info) {
    model = info;
  }

  synchronized void setAdaptation(
      Optional<AdaptiveBackground.Shares> shares, double recurringShare) {
    recurring = recurringShare;
    background =
        shares.map(present -> new Background(present.adapted(), present.objects())).orElse(null);
  }

  synchronized Frames frames() {
    return new Frames(framesIn, dropped);
  }

  synchronized StreamStatus status(String name, StreamHealth health, long nowNanos) {
    return new Snapshot(
        name,
        health,
        framesIn,
        scored,
        dropped,
        skipped,
        damaged,
        (int) (framesIn - scored - dropped - skipped),
        lag,
        latencies.quantile(nowNanos, 0.5),
        latencies.quantile(nowNanos, 0.99),
        Math.max(0, connections - 1),
        events,
        Optional.ofNullable(lastFrame),
        Optional.ofNullable(model),
        Optional.ofNullable(background),
        recurring);
  }
}
