package io.vad4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.TrackPoint;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionTrackTest {
  @Test
  void aLongEventKeepsEvenlySpacedFrames() {
    RegionTrack track = new RegionTrack();
    List<TrackPoint> points = List.of();
    for (int i = 0; i < 10_000; i++) {
      points = track.add(i, Duration.ofMillis(40L * i), List.of());
    }

    assertThat(points.size()).isBetween(RegionTrack.MAX_POINTS / 2, RegionTrack.MAX_POINTS);
    long stride = points.get(1).frame();
    for (int i = 0; i < points.size(); i++) {
      assertThat(points.get(i).frame()).isEqualTo(i * stride);
    }
    assertThat(points.get(points.size() - 1).frame()).isGreaterThan(10_000 - stride - 1);
  }
}
