package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.Detector;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnomalousFrameRegionTest {
  @Test
  void everyAnomalousFrameHasARegionAlsoWhereItsMapStaysBelowTheThreshold() {
    List<ChannelScore> anomalous;
    try (Detector detector =
            Detector.builder()
                .scorer("change")
                .scorer("brightness")
                .inputSize(TestClips.WIDTH)
                .syntheticAnomalies(0)
                .fit(
                    LongStream.range(0, 12)
                        .mapToObj(seed -> TestClips.source("n", TestClips.frames(seed, 100, 0, 0)))
                        .toList());
        Stream<Detection> detections =
            detector.detect(TestClips.source("run", TestClips.frames(50, 100, 40, 80)))) {
      anomalous = detections.map(Detection::fused).filter(ChannelScore::anomalous).toList();
    }

    assertThat(anomalous).anyMatch(channel -> channel.map().max() < 1);
    assertThat(anomalous).noneMatch(channel -> channel.regions().isEmpty());
  }
}
