package io.vad4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.PipelineObserver;
import io.vad4j.ScoreDrift;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DetectorMetricsTest {
  private static final AnomalyMap MAP = AnomalyMap.of(1, 1, new float[1]);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final DetectorMetrics metrics =
      new DetectorMetrics(registry, Tags.of("camera", "entrance"));

  private double count(String name, String... tags) {
    return registry.get(name).tags(tags).counter().count();
  }

  private static ChannelScore channel(String name, AnomalyKind kind, boolean anomalous) {
    return ChannelScore.builder()
        .name(name)
        .kind(kind)
        .score(1)
        .threshold(anomalous ? 1 : 2)
        .map(MAP)
        .build();
  }

  private static Detection detection(boolean fusedAnomalous, boolean standaloneAnomalous) {
    return Detection.builder()
        .timestamp(Duration.ZERO)
        .channels(
            List.of(
                channel(ChannelScore.FUSED, AnomalyKind.MOTION, fusedAnomalous),
                channel("stationary object", AnomalyKind.STATIONARY_OBJECT, standaloneAnomalous)))
        .build();
  }

  @Test
  void timesStages() {
    metrics.onStage(PipelineObserver.FUSION, 2_000_000);
    metrics.onStage(PipelineObserver.FUSION, 4_000_000);
    metrics.onStage(PipelineObserver.EVENT, 1_000_000);

    assertThat(
            registry
                .get("vad4j.stage")
                .tags("stage", "fusion", "camera", "entrance")
                .timer()
                .mean(TimeUnit.MILLISECONDS))
        .isEqualTo(3);
    assertThat(registry.get("vad4j.stage").tags("stage", "event").timer().count()).isEqualTo(1);
  }

  @Test
  void countsDetectionsAndAnomaliesByChannel() {
    metrics.onDetection(detection(true, false));
    metrics.onDetection(detection(true, true));
    metrics.onDetection(detection(false, false));

    assertThat(count("vad4j.detections", "camera", "entrance")).isEqualTo(3);
    assertThat(count("vad4j.anomalies", "channel", "fused")).isEqualTo(2);
    assertThat(count("vad4j.anomalies", "channel", "stationary-object")).isEqualTo(1);
  }

  @Test
  void countsEventsByKind() {
    metrics.onEventStart(
        AnomalyEvent.builder()
            .number(1)
            .kind(AnomalyKind.MOTION)
            .start(0, Duration.ZERO)
            .end(0, Duration.ZERO)
            .peak(0, Duration.ZERO, 3)
            .region(new BoundingBox(0, 0, 1, 1))
            .build());

    assertThat(count("vad4j.events", "kind", "motion", "camera", "entrance")).isEqualTo(1);
  }

  @Test
  void countsDriftsAndCameraShakes() {
    metrics.onDrift(ScoreDrift.of(Duration.ZERO, 0.9));
    metrics.onCameraShake(Duration.ZERO);

    assertThat(count("vad4j.drifts")).isEqualTo(1);
    assertThat(count("vad4j.camera.shakes")).isEqualTo(1);
  }
}
