package io.vad4j;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Detection listener that calls several others in their order. All are called, also after one threw
 * an exception; the first exception is thrown at the end, with the others as suppressed ones.
 * Immutable.
 *
 * @see DetectionListener#composite
 * @since 0.1.0
 */
public final class CompositeDetectionListener implements DetectionListener {
  private final List<DetectionListener> listeners;

  CompositeDetectionListener(List<? extends DetectionListener> listeners) {
    this.listeners = listeners.stream().flatMap(CompositeDetectionListener::flatten).toList();
  }

  private static Stream<DetectionListener> flatten(DetectionListener listener) {
    return listener instanceof CompositeDetectionListener composite
        ? composite.listeners.stream()
        : Stream.of(listener);
  }

  /**
   * {@return the listeners that are called, none of them composite, in their order; unmodifiable}
   */
  public List<DetectionListener> listeners() {
    return listeners;
  }

  @Override
  public void onDetection(Detection detection) {
    forEach(listener -> listener.onDetection(detection));
  }

  @Override
  public void onEventStart(AnomalyEvent event) {
    forEach(listener -> listener.onEventStart(event));
  }

  @Override
  public void onEventEnd(AnomalyEvent event) {
    forEach(listener -> listener.onEventEnd(event));
  }

  @Override
  public void onDrift(ScoreDrift drift) {
    forEach(listener -> listener.onDrift(drift));
  }

  @Override
  public void onCameraShake(Duration timestamp) {
    forEach(listener -> listener.onCameraShake(timestamp));
  }

  @Override
  public void onDriftEnd(Duration timestamp) {
    forEach(listener -> listener.onDriftEnd(timestamp));
  }

  @Override
  public void onCameraShakeEnd(Duration timestamp) {
    forEach(listener -> listener.onCameraShakeEnd(timestamp));
  }

  @Override
  public void onGap(StreamGap gap) {
    forEach(listener -> listener.onGap(gap));
  }

  @Override
  public void onFrameRateMismatch(double frameRate, double trainingFrameRate) {
    forEach(listener -> listener.onFrameRateMismatch(frameRate, trainingFrameRate));
  }

  private void forEach(Consumer<DetectionListener> call) {
    List<RuntimeException> exceptions = new ArrayList<>();
    for (DetectionListener listener : listeners) {
      try {
        call.accept(listener);
      } catch (RuntimeException e) {
        exceptions.add(e);
      }
    }
    if (!exceptions.isEmpty()) {
      RuntimeException first = exceptions.get(0);
      exceptions.stream().filter(e -> e != first).forEach(first::addSuppressed);
      throw first;
    }
  }
}
