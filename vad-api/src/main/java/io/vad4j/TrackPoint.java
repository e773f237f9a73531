package io.vad4j;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The regions of one frame of an event.
 *
 * @param frame the index of the frame
 * @param timestamp the time of the frame since the start of its clip
 * @param regions the regions of the channel of the event, the largest score first
 * @since 0.1.0
 */
public record TrackPoint(long frame, Duration timestamp, List<AnomalyRegion> regions) {
  /** Copies the list. {@inheritDoc} */
  public TrackPoint {
    Objects.requireNonNull(timestamp, "timestamp");
    regions = List.copyOf(regions);
  }
}
