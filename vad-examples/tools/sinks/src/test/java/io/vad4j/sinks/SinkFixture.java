package io.vad4j.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.Options;
import io.vad4j.PixelFormat;
import io.vad4j.monitor.StreamHealth;
import io.vad4j.monitor.StreamState;
import io.vad4j.monitor.alert.AlertDispatcher;
import io.vad4j.monitor.alert.AlertPolicy;
import io.vad4j.monitor.alert.SinkStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A dispatcher with one sink, and a clock that a test advances. */
final class SinkFixture extends Clock implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final AlertDispatcher dispatcher;
  private volatile Instant now = Instant.parse("2026-06-01T12:00:00Z");

  SinkFixture(String provider, Options options) {
    this(provider, options, 0);
  }

  /** A dispatcher whose alerts have snapshots of a size. */
  SinkFixture(String provider, Options options, int snapshotSize) {
    dispatcher =
        AlertDispatcher.builder()
            .clock(this)
            .policy(
                AlertPolicy.builder().cooldown(Duration.ZERO).snapshotSize(snapshotSize).build())
            .sink("test", provider, options)
            .build();
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting until " + what).isLessThan(end);
      LockSupport.parkNanos(500_000);
    }
  }

  SinkStatus status() {
    return dispatcher.status().get("test");
  }

  void awaitAccepted(int alerts) {
    await(alerts + " alerts are accepted", () -> status().accepted() == alerts);
  }

  void health(String stream, StreamState state, String message) {
    dispatcher.onHealth(
        stream,
        new StreamHealth(state, now, List.of(), message, Optional.empty(), Optional.empty()));
  }

  void begin(String stream, int number) {
    dispatcher.onEventStart(stream, event(number));
  }

  /** An event begins at a white frame. */
  void beginWithFrame(String stream, int number) {
    begin(stream, number);
    byte[] pixels = new byte[80 * 60];
    Arrays.fill(pixels, (byte) 255);
    ChannelScore channel =
        ChannelScore.builder()
            .name(ChannelScore.FUSED)
            .kind(AnomalyKind.MOTION)
            .score(3)
            .threshold(2)
            .map(AnomalyMap.of(1, 1, new float[1]))
            .event(Optional.of(event(number)))
            .build();
    dispatcher.onFrame(
        stream,
        Frame.of(0, Duration.ZERO, 80, 60, PixelFormat.GRAY8, pixels),
        Optional.of(
            Detection.builder().timestamp(Duration.ZERO).channels(List.of(channel)).build()));
  }

  void end(String stream, int number) {
    dispatcher.onEventEnd(stream, event(number));
  }

  private static AnomalyEvent event(int number) {
    return AnomalyEvent.builder()
        .number(number)
        .start(0, Duration.ZERO)
        .end(1, Duration.ofSeconds(1))
        .peak(0, Duration.ZERO, 3)
        .region(new BoundingBox(0, 0, 0.5, 0.5))
        .build();
  }

  void pass(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public void close() {
    dispatcher.close();
  }
}
