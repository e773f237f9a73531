package io.vad4j.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.PipelineObserver;
import io.vad4j.ScoreDrift;
import io.vad4j.spi.CredentialMask;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Metrics of a detector or a session in a meter registry. Thread-safe.
 *
 * <table>
 *   <caption>Meters</caption>
 *   <tr><th>Name<th>Type<th>Tags<th>What it measures
 *   <tr><td>{@code vad4j.stage}<td>timer<td>{@code stage}<td>duration of each pipeline stage
 *   <tr><td>{@code vad4j.detections}<td>counter<td><td>scored frames
 *   <tr><td>{@code vad4j.anomalies}<td>counter<td>{@code channel}<td>anomalous frames
 *   <tr><td>{@code vad4j.events}<td>counter<td>{@code kind}<td>events that started
 *   <tr><td>{@code vad4j.drifts}<td>counter<td><td>score drifts
 *   <tr><td>{@code vad4j.camera.shakes}<td>counter<td><td>periods of camera shake
 * </table>
 *
 * <pre>{@code
 * DetectorMetrics metrics = new DetectorMetrics(registry, Tags.of("camera", "entrance"));
 * DetectorSession session = detector.newSession(metrics, metrics);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class DetectorMetrics implements DetectionListener, PipelineObserver {

  private final MeterRegistry registry;
  private final Tags tags;
  private final Counter detections;

  /**
   * Metrics in a registry.
   *
   * @param registry where meters are registered
   * @param tags of all meters, such as the name of the camera; may be empty; credentials of
   *     addresses are masked
   */
  public DetectorMetrics(MeterRegistry registry, Iterable<Tag> tags) {
    this.registry = registry;
    this.tags =
        Tags.of(
            Tags.of(tags).stream()
                .map(tag -> Tag.of(tag.getKey(), CredentialMask.maskAll(tag.getValue())))
                .toList());
    this.detections = registry.counter("vad4j.detections", this.tags);
  }

  @Override
  public void onStage(String stage, long nanos) {
    Timer timer = registry.timer("vad4j.stage", tags.and("stage", stage));
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void onDetection(Detection detection) {
    detections.increment();
    for (ChannelScore channel : detection.channels()) {
      if (channel.anomalous()) {
        boolean fused = channel.name().equals(ChannelScore.FUSED);
        countAnomaly(fused ? ChannelScore.FUSED : tagOf(channel.kind()));
      }
    }
  }

  private void countAnomaly(String channel) {
    registry.counter("vad4j.anomalies", tags.and("channel", channel)).increment();
  }

  @Override
  public void onEventStart(AnomalyEvent event) {
    registry.counter("vad4j.events", tags.and("kind", tagOf(event.kind()))).increment();
  }

  @Override
  public void onDrift(ScoreDrift drift) {
    registry.counter("vad4j.drifts", tags).increment();
  }

  @Override
  public void onCameraShake(Duration timestamp) {
    registry.counter("vad4j.camera.shakes", tags).increment();
  }

  /** The kind as a tag value, such as {@code stationary-object}. */
  private static String tagOf(AnomalyKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
