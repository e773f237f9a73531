package io.vad4j.core.alert;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.monitor.alert.Alert;
import io.vad4j.monitor.alert.AlertDispatcher;
import io.vad4j.monitor.alert.AlertPolicy;
import io.vad4j.monitor.alert.EventAlert;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A dispatcher with one sink, a clock that a test advances, and the events of one stream. */
final class AlertFixture extends Clock {
  private static final Frame FRAME =
      Frame.of(0, Duration.ZERO, 2, 2, PixelFormat.GRAY8, new byte[4]);

  final List<Alert> alerts = new CopyOnWriteArrayList<>();
  final AlertDispatcher dispatcher;
  private final Instant start = Instant.parse("2026-06-01T12:00:00Z");
  private final Map<Integer, AnomalyEvent> open = new LinkedHashMap<>();
  private volatile Instant now = start;

  AlertFixture(AlertPolicy policy) {
    dispatcher =
        AlertDispatcher.builder().policy(policy).clock(this).sink("test", alerts::add).build();
  }

  private AnomalyEvent event(int number, AnomalyKind kind, Duration from) {
    Duration at = Duration.between(start, now);
    return AnomalyEvent.builder()
        .number(number)
        .kind(kind)
        .start(0, from)
        .end(1, at)
        .peak(0, from, 3)
        .region(new BoundingBox(0, 0, 1, 1))
        .build();
  }

  void begin(int number, AnomalyKind kind) {
    AnomalyEvent event = event(number, kind, Duration.between(start, now));
    open.put(number, event);
    dispatcher.onEventStart("yard", event);
  }

  void begin(int number) {
    begin(number, AnomalyKind.MOTION);
  }

  void end(int number) {
    AnomalyEvent event = open.remove(number);
    dispatcher.onEventEnd("yard", event(number, event.kind(), event.start()));
  }

  /** Time passes, second by second, each with a frame. */
  void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      now = now.plusSeconds(1);
      open.replaceAll((number, event) -> event(number, event.kind(), event.start()));
      dispatcher.onFrame("yard", FRAME, Optional.of(detection()));
    }
  }

  private Detection detection() {
    ChannelScore.Builder channel =
        ChannelScore.builder()
            .name(ChannelScore.FUSED)
            .kind(AnomalyKind.MOTION)
            .score(1)
            .threshold(2)
            .map(AnomalyMap.of(1, 1, new float[1]))
            .event(open.values().stream().findFirst());
    return Detection.builder().timestamp(Duration.ZERO).channels(List.of(channel.build())).build();
  }

  /** What the sink received: phase, number of the event, level and second. */
  List<String> received() {
    dispatcher.close();
    return alerts.stream()
        .map(EventAlert.class::cast)
        .map(
            alert ->
                "%s %d%s%s at %d"
                    .formatted(
                        alert.phase(),
                        alert.event().number(),
                        alert.level() > 0 ? " level " + alert.level() : "",
                        alert.truncated() ? " truncated" : "",
                        Duration.between(start, alert.instant()).toSeconds()))
        .toList();
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
}
