package io.vad4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.StreamConfig;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MonitorMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private double frames(String outcome) {
    return registry
        .get("vad4j.stream.frames")
        .tags("stream", "entrance", "outcome", outcome, "site", "north")
        .functionCounter()
        .count();
  }

  @Test
  void aStreamHasItsFramesLatencyStateAndScores() throws InterruptedException {
    MonitorMetrics metrics = new MonitorMetrics(registry, Tags.of("site", "north"));
    try (Detector detector =
            Detector.builder().scorer("frame-difference").calibrationFrames(20).build();
        Monitor monitor =
            Monitor.builder()
                .add(
                    "entrance",
                    StreamConfig.builder()
                        .source(
                            URI.create(
                                "synthetic:street?seed=1&frames=60&width=96&height=72&rate=5"))
                        .detector(detector)
                        .realTime(false)
                        .build())
                .listener(metrics)
                .start()) {
      metrics.bind(monitor);
      assertThat(monitor.awaitEnd(Duration.ofSeconds(60))).isTrue();

      assertThat(frames("in")).isEqualTo(60);
      assertThat(frames("scored")).isEqualTo(60);
      assertThat(frames("dropped")).isZero();
      assertThat(
              registry
                  .get("vad4j.stream.latency")
                  .tag("quantile", "0.99")
                  .timeGauge()
                  .value(TimeUnit.NANOSECONDS))
          .isPositive();
      assertThat(registry.get("vad4j.stream.state").tag("state", "stopped").gauge().value())
          .isEqualTo(1);
      assertThat(registry.get("vad4j.stream.score").summary().count()).isPositive();
      assertThat(registry.get("vad4j.stream.recurring").gauge().value()).isZero();
    }
  }

  @Test
  void theMetersOfAStreamThatWasRemovedAreGone() throws InterruptedException {
    MonitorMetrics metrics = new MonitorMetrics(registry, Tags.of("site", "north"));
    registry.counter("vad4j.stream.events", "stream", "entrance", "site", "south");
    try (Detector detector =
            Detector.builder().scorer("frame-difference").calibrationFrames(20).build();
        Monitor monitor = Monitor.builder().listener(metrics).start()) {
      metrics.bind(monitor);
      URI scene = URI.create("synthetic:street?seed=1&frames=60&width=96&height=72&rate=5");
      monitor.add(
          "entrance",
          StreamConfig.builder().source(scene).detector(detector).realTime(false).build());
      assertThat(monitor.awaitEnd(Duration.ofSeconds(60))).isTrue();
      monitor.remove("entrance");

      assertThat(registry.getMeters())
          .extracting(meter -> meter.getId().getTag("site"))
          .containsExactly("south");
    }
  }

  @Test
  void aStreamWithABackgroundHasItsShares() throws InterruptedException {
    MonitorMetrics metrics = new MonitorMetrics(registry, Tags.empty());
    URI scene = URI.create("synthetic:street?seed=1&frames=60&width=96&height=72&rate=5");
    try (FrameSource normal = FrameSource.open(scene);
        Detector detector =
            Detector.builder().scorer("stationary-object").syntheticAnomalies(0).fit(normal);
        Monitor monitor =
            Monitor.builder()
                .add(
                    "entrance",
                    StreamConfig.builder().source(scene).detector(detector).realTime(false).build())
                .listener(metrics)
                .start()) {
      metrics.bind(monitor);
      assertThat(monitor.awaitEnd(Duration.ofSeconds(60))).isTrue();

      assertThat(background("adapted")).isBetween(0.0, 0.5);
      assertThat(background("objects")).isBetween(0.0, 0.5);
    }
  }

  private double background(String share) {
    return registry.get("vad4j.stream.background").tag("share", share).gauge().value();
  }
}
