package io.vad4j.web.live;

import io.vad4j.AnomalyEvent;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Choice of the frames of a stream that are recorded: few while nothing happens, all of the first
 * minute of an event, and few of the rest. Used by one thread at a time.
 */
final class FrameThinning {
  private static final Duration QUIET_INTERVAL = Duration.ofSeconds(1);
  private static final Duration LONG_INTERVAL = Duration.ofSeconds(9);
  private static final Duration LONG = Duration.ofMinutes(1);

  /** Share of its threshold from which a score may become an event. */
  private static final double ACTIVE = 0.5;

  private @Nullable Duration last;

  /** {@return whether the next frame is recorded} */
  boolean accept(Duration time, Optional<Detection> detection) {
    Duration before = last;
    boolean due =
        before == null
            || time.compareTo(before) < 0
            || time.minus(before).compareTo(interval(time, detection)) >= 0;
    if (due || isPeak(time, detection)) {
      last = time;
      return true;
    }
    return false;
  }

  /** {@return whether a detection is, or may become, part of an event} */
  static boolean isActive(Optional<Detection> detection) {
    return detection.stream()
        .flatMap(found -> found.channels().stream())
        .anyMatch(
            channel ->
                channel.event().isPresent() || channel.score() >= ACTIVE * channel.threshold());
  }

  private static Duration interval(Duration time, Optional<Detection> detection) {
    Duration interval = QUIET_INTERVAL;
    for (ChannelScore channel : detection.map(Detection::channels).orElseGet(List::of)) {
      Optional<AnomalyEvent> event = channel.event();
      if (event.isPresent() && time.minus(event.get().start()).compareTo(LONG) > 0) {
        interval = interval.equals(QUIET_INTERVAL) ? LONG_INTERVAL : interval;
      } else if (event.isPresent() || channel.score() >= ACTIVE * channel.threshold()) {
        interval = Duration.ZERO;
      }
    }
    return interval;
  }

  private static boolean isPeak(Duration time, Optional<Detection> detection) {
    return detection.stream()
        .flatMap(found -> found.channels().stream())
        .flatMap(channel -> channel.event().stream())
        .anyMatch(event -> event.peak().equals(time));
  }
}
