package io.vad4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectionTest {
  private static final AnomalyRegion REGION =
      AnomalyRegion.of(new BoundingBox(0.25, 0.5, 0.25, 0.5), 1.2, AnomalyKind.STATIONARY_OBJECT);

  private static ChannelScore channel(String name, AnomalyKind kind, double score) {
    return ChannelScore.builder()
        .name(name)
        .kind(kind)
        .score(score)
        .threshold(2)
        .map(AnomalyMap.of(1, 1, new float[] {(float) score / 2}))
        .build();
  }

  private static Detection detection(ChannelScore... channels) {
    return Detection.builder()
        .index(3)
        .timestamp(Duration.ofMillis(120))
        .channels(Arrays.asList(channels))
        .build();
  }

  private static ChannelScore fused(double score) {
    return channel(ChannelScore.FUSED, AnomalyKind.MOTION, score);
  }

  private static ChannelScore stationary(double score) {
    return channel("stationary object", AnomalyKind.STATIONARY_OBJECT, score);
  }

  @Test
  void scoreIsThatOfTheChannelThatExceedsItsThresholdByMostUnlessGiven() {
    assertThat(detection(fused(1), stationary(3)).score()).isEqualTo(3);
  }

  @Test
  void isAnomalousIfAnyChannelReachesItsThreshold() {
    assertThat(detection(fused(1), stationary(2)).anomalous()).isTrue();
    assertThat(detection(fused(2), stationary(1)).anomalous()).isTrue();
    assertThat(detection(fused(1.9), stationary(1.9)).anomalous()).isFalse();
  }

  @Test
  void isAnomalousIfTheOverallScoreReachesItsThreshold() {
    Detection.Builder builder =
        Detection.builder().timestamp(Duration.ZERO).channels(List.of(fused(2), stationary(2)));

    assertThat(builder.overall(1.9, 2).build().anomalous()).isFalse();
    assertThat(builder.overall(2, 2).build().anomalous()).isTrue();
  }

  @Test
  void kindIsThatOfTheChannelThatExceedsItsThresholdByMost() {
    assertThat(detection(fused(1), stationary(3)).kind()).isEqualTo(AnomalyKind.STATIONARY_OBJECT);
    assertThat(detection(fused(3), stationary(3)).kind()).isEqualTo(AnomalyKind.MOTION);
  }

  @Test
  void regionsAreConvertedToSourcePixels() {
    ChannelScore.Builder stationary =
        ChannelScore.builder()
            .name("stationary object")
            .map(AnomalyMap.of(1, 1, new float[1]))
            .regions(List.of(REGION));

    assertThat(detection(fused(1), stationary.build()).regions())
        .extracting(region -> region.box().toPixels(640, 480))
        .containsExactly(new BoundingBox.Pixels(160, 240, 160, 240));
  }

  @Test
  void detectionsOfEqualPropertiesAreEqual() {
    assertThat(detection(fused(1)))
        .isEqualTo(detection(fused(1)))
        .hasSameHashCodeAs(detection(fused(1)))
        .isNotEqualTo(detection(fused(2)));
  }

  @Test
  void isPrintedWithTheNamesOfItsProperties() {
    assertThat(detection(fused(1)))
        .hasToString(
            "Detection[index=3, timestamp=PT0.12S, frameWidth=0, frameHeight=0,"
                + " source=Optional.empty, clipStart=Optional.empty, channels=["
                + fused(1)
                + "], score=1.0, threshold=2.0]");
  }

  @Test
  void aDetectionNeedsTheFusedChannel() {
    assertThatThrownBy(DetectionTest::detection)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fused");
  }

  @Test
  void aMissingPropertyIsNamed() {
    assertThatThrownBy(() -> ChannelScore.builder().name("x").build())
        .isInstanceOf(NullPointerException.class)
        .hasMessage("map");
  }

  @Test
  void thePeakOfAnEventLiesBetweenItsStartAndEnd() {
    AnomalyEvent.Builder event =
        AnomalyEvent.builder()
            .number(1)
            .start(5, Duration.ofSeconds(1))
            .end(9, Duration.ofSeconds(2))
            .region(REGION.box());

    assertThat(event.peak(7, Duration.ofMillis(1500), 3).build().duration())
        .isEqualTo(Duration.ofSeconds(1));
    assertThatThrownBy(event.peak(7, Duration.ofSeconds(3), 3)::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT3S");
  }
}
