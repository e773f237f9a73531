package io.vad4j.core.event;

import io.vad4j.AnomalyRegion;
import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import io.vad4j.TrackPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The regions of the frames of one event over time, evenly thinned once there are many. Not
 * thread-safe.
 */
final class RegionTrack implements Restorable {
  /** The number of points from which every second one is dropped. */
  static final int MAX_POINTS = 128;

  private final List<TrackPoint> points = new ArrayList<>();
  private long frames;
  private long stride = 1;

  /** The points up to now. */
  List<TrackPoint> points() {
    return List.copyOf(points);
  }

  @Override
  public void exchange(StateArchive archive) {
    frames = archive.value(frames);
    stride = archive.value(stride);
    EventValues.list(archive, points, EventValues::point);
  }

  /** The points up to this frame, which is one of them if it falls on the stride. */
  List<TrackPoint> add(long index, Duration timestamp, List<AnomalyRegion> regions) {
    if (frames++ % stride == 0) {
      if (points.size() == MAX_POINTS) {
        for (int i = points.size() - 1; i > 0; i -= 2) {
          points.remove(i);
        }
        stride *= 2;
      }
      points.add(new TrackPoint(index, timestamp, regions));
    }
    return List.copyOf(points);
  }
}
