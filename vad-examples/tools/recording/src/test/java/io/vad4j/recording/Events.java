package io.vad4j.recording;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.AnomalyRegion;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Frames at 10 frames a second whose gray level is their index, with detections and events. */
final class Events {
  static final int WIDTH = 320;
  static final int HEIGHT = 240;
  static final BoundingBox BOX = new BoundingBox(0.25, 0.25, 0.25, 0.25);

  private Events() {}

  static Duration time(long index) {
    return Duration.ofMillis(100 * index);
  }

  static Frame frame(long index) {
    byte[] pixels = new byte[WIDTH * HEIGHT];
    Arrays.fill(pixels, (byte) (2 * index));
    return Frame.of(index, time(index), WIDTH, HEIGHT, PixelFormat.GRAY8, pixels);
  }

  static AnomalyEvent event(int number, long start, long peak, long end) {
    return AnomalyEvent.builder()
        .number(number)
        .kind(AnomalyKind.MOTION)
        .start(start, time(start))
        .end(end, time(end))
        .peak(peak, time(peak), 3.5)
        .region(BOX)
        .build();
  }

  static Detection detection(long index, Optional<AnomalyEvent> event) {
    return Detection.builder()
        .index(index)
        .timestamp(time(index))
        .channels(
            List.of(
                ChannelScore.builder()
                    .name(ChannelScore.FUSED)
                    .kind(AnomalyKind.MOTION)
                    .score(event.isPresent() ? 3.5 : 0.5)
                    .threshold(2)
                    .map(AnomalyMap.of(2, 2, new float[4]))
                    .regions(List.of(AnomalyRegion.of(BOX, 1.5, AnomalyKind.MOTION)))
                    .event(event)
                    .build()))
        .build();
  }
}
