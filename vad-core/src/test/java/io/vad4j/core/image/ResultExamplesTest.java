package io.vad4j.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.AnomalyRegion;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an application does with its own images and with detections. */
class ResultExamplesTest {

  private static Detection detection(double fused, double stationary) {
    return Detection.builder()
        .timestamp(Duration.ZERO)
        .channels(
            List.of(
                channel(ChannelScore.FUSED, AnomalyKind.MOTION, fused),
                channel("stationary object", AnomalyKind.STATIONARY_OBJECT, stationary)))
        .build();
  }

  private static ChannelScore channel(String name, AnomalyKind kind, double score) {
    return ChannelScore.builder()
        .name(name)
        .kind(kind)
        .score(score)
        .threshold(2)
        .map(AnomalyMap.of(1, 1, new float[] {(float) score / 2}))
        .regions(List.of(AnomalyRegion.of(new BoundingBox(0, 0, 0.5, 0.5), score / 2, kind)))
        .build();
  }

  @Test
  void theAnomalousFilterFindsTheAlarmsOfEveryChannel() {
    Stream<Detection> detections = Stream.of(detection(0, 0), detection(3, 0), detection(0, 3));

    assertThat(detections.filter(Detection::anomalous)).hasSize(2);
  }

  @Test
  void imagesOfAnApplicationAreAClip() {
    List<BufferedImage> images =
        List.of(
            new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB),
            new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB));
    Iterable<Frame> frames =
        () ->
            IntStream.range(0, images.size())
                .mapToObj(
                    i ->
                        BufferedImageConverter.toFrame(
                            images.get(i), i, Duration.ofMillis(40L * i)))
                .iterator();

    try (FrameSource source = FrameSource.of("images", frames)) {
      assertThat(source.next()).isPresent();
      assertThat(source.next()).isPresent();
      assertThat(source.next()).isEmpty();
    }
  }

  @Test
  void aDecodersBufferIsAFrameWithoutCopying() {
    ByteBuffer rows = ByteBuffer.allocateDirect(48 * 200);

    Frame frame = Frame.wrap(0, Duration.ZERO, 64, 48, PixelFormat.RGB24, rows, 200);

    assertThat(frame.byteCount()).isEqualTo(64 * 48 * 3);
  }

  @Test
  void aDetectionIsDrawnAndItsRegionsAreGivenInSourcePixels() {
    Frame frame = Frame.wrap(0, Duration.ZERO, 64, 48, PixelFormat.GRAY8, new byte[64 * 48]);
    Detection detection = detection(3, 0);

    BufferedImage overlay = HeatMap.overlay(frame, detection);
    BufferedImage heatMap = HeatMap.toImage(detection, frame.width(), frame.height());
    BoundingBox.Pixels pixels =
        detection.regions().get(0).box().toPixels(frame.width(), frame.height());

    assertThat(overlay.getWidth()).isEqualTo(heatMap.getWidth()).isEqualTo(64);
    assertThat(pixels).isEqualTo(new BoundingBox.Pixels(0, 0, 32, 24));
  }
}
