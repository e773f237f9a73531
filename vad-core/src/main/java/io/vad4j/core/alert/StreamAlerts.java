package io.vad4j.core.alert;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.monitor.StreamHealth;
import io.vad4j.monitor.alert.Alert;
import io.vad4j.monitor.alert.AlertPolicy;
import io.vad4j.monitor.alert.AlertSnapshot;
import io.vad4j.monitor.alert.EventAlert;
import io.vad4j.monitor.alert.EventAlert.Phase;
import io.vad4j.monitor.alert.HealthAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The policy of one stream: its open events, cool-downs and levels. Thread-safe. */
final class StreamAlerts {
  private final String stream;
  private final Map<String, OpenEvent> open = new LinkedHashMap<>();
  private final Map<AnomalyKind, Instant> cooldowns = new EnumMap<>(AnomalyKind.class);
  private AlertPolicy policy;
  private Consumer<Alert> output;
  private final PeakFrames peaks = new PeakFrames();
  private int suppressed;

  StreamAlerts(String stream, AlertPolicy policy, Consumer<Alert> output) {
    this.stream = stream;
    this.policy = policy;
    this.output = output;
  }

  private static final class OpenEvent {
    private AnomalyEvent event;
    private Instant alerted = Instant.MAX;
    private int level;
    private boolean truncated;

    /** Whether the frame with which it was reported is still to come. */
    private boolean isNew = true;

    OpenEvent(AnomalyEvent event) {
      this.event = event;
    }

    boolean isReported() {
      return !alerted.equals(Instant.MAX);
    }
  }

  synchronized void configure(AlertPolicy newPolicy, Consumer<Alert> newOutput) {
    policy = newPolicy;
    if (policy.snapshotSize() == 0) {
      peaks.clear();
    }
    output = newOutput;
  }

  synchronized void onStart(AnomalyEvent event, Instant now) {
    OpenEvent started = new OpenEvent(event);
    open.put(event.id(), started);
    if (policy.snapshotSize() == 0) {
      advance(started, now);
    }
  }

  synchronized void onFrame(Frame frame, Detection detection, Instant now) {
    if (policy.snapshotSize() > 0) {
      peaks.add(frame, detection);
    }
    if (open.isEmpty()) {
      return;
    }
    for (ChannelScore channel : detection.channels()) {
      channel.event().ifPresent(this::update);
    }
    List.copyOf(open.values()).forEach(event -> advance(event, now));
  }

  private void update(AnomalyEvent event) {
    OpenEvent known = open.get(event.id());
    if (known != null) {
      known.event = event;
    }
  }

  private void advance(OpenEvent entry, Instant now) {
    entry.isNew = false;
    if (entry.truncated) {
      return;
    }
    if (!entry.isReported()) {
      Instant cooldown = cooldowns.getOrDefault(entry.event.kind(), Instant.MIN);
      if (policy.schedule().contains(now) && !now.isBefore(cooldown)) {
        entry.alerted = now;
        raise(entry, Phase.STARTED, now);
      }
      return;
    }
    Duration lasting = Duration.between(entry.alerted, now);
    if (lasting.compareTo(policy.maxDuration()) >= 0) {
      entry.truncated = true;
      raise(entry, Phase.ENDED, now);
    } else if (policy.schedule().contains(now)) {
      int level = 0;
      while (level < policy.escalation().size()
          && lasting.compareTo(policy.escalation().get(level)) >= 0) {
        level++;
      }
      if (level > entry.level) {
        entry.level = level;
        raise(entry, Phase.ESCALATED, now);
      }
    }
  }

  synchronized void onEnd(AnomalyEvent event, Instant now) {
    OpenEvent entry = open.remove(event.id());
    if (entry == null) {
      return;
    }
    if (entry.isNew) {
      advance(entry, now);
    }
    entry.event = event;
    if (!entry.isReported()) {
      suppressed++;
      return;
    }
    cooldowns.put(event.kind(), now.plus(policy.cooldown()));
    if (!entry.truncated) {
      raise(entry, Phase.ENDED, now);
    }
  }

  private void raise(OpenEvent entry, Phase phase, Instant now) {
    int before = phase == Phase.STARTED ? suppressed : 0;
    suppressed -= before;
    Optional<AlertSnapshot> snapshot =
        policy.snapshotSize() > 0
            ? peaks.snapshot(entry.event, policy.snapshotSize())
            : Optional.empty();
    output.accept(
        new EventAlert(
            stream, now, phase, entry.level, entry.event, before, entry.truncated, snapshot));
  }

  synchronized void onHealth(StreamHealth health, Instant now) {
    if (policy.health()) {
      output.accept(new HealthAlert(stream, now, health));
    }
  }
}
