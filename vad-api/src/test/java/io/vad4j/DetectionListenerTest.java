package io.vad4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DetectionListenerTest {
  private static final AnomalyMap MAP = AnomalyMap.of(1, 1, new float[1]);
  private static final Detection DETECTION =
      Detection.builder()
          .timestamp(Duration.ZERO)
          .channels(
              List.of(
                  ChannelScore.builder()
                      .name(ChannelScore.FUSED)
                      .score(1)
                      .threshold(2)
                      .map(MAP)
                      .build()))
          .build();
  private static final AnomalyEvent EVENT =
      AnomalyEvent.builder()
          .number(1)
          .start(0, Duration.ZERO)
          .end(0, Duration.ZERO)
          .peak(0, Duration.ZERO, 1)
          .region(new BoundingBox(0, 0, 1, 1))
          .build();

  private final List<String> calls = new ArrayList<>();

  private DetectionListener recording(String name) {
    return new DetectionListener() {
      @Override
      public void onDetection(Detection detection) {
        calls.add(name + " detection");
      }

      @Override
      public void onEventStart(AnomalyEvent event) {
        calls.add(name + " start");
      }

      @Override
      public void onEventEnd(AnomalyEvent event) {
        calls.add(name + " end");
      }

      @Override
      public void onDrift(ScoreDrift drift) {
        calls.add(name + " drift");
      }

      @Override
      public void onCameraShake(Duration timestamp) {
        calls.add(name + " shake");
      }
    };
  }

  private static void callAll(DetectionListener listener) {
    listener.onDetection(DETECTION);
    listener.onEventStart(EVENT);
    listener.onEventEnd(EVENT);
    listener.onDrift(ScoreDrift.of(Duration.ZERO, 0.9));
    listener.onCameraShake(Duration.ZERO);
  }

  @Test
  void compositeCallsAllInTheirOrder() {
    callAll(DetectionListener.composite(List.of(recording("a"), recording("b"))));

    assertThat(calls)
        .containsExactly(
            "a detection",
            "b detection",
            "a start",
            "b start",
            "a end",
            "b end",
            "a drift",
            "b drift",
            "a shake",
            "b shake");
  }

  @Test
  void adaptersCallTheirActionOnly() {
    callAll(
        DetectionListener.detections(detection -> calls.add("detection"))
            .andThen(DetectionListener.eventStarts(event -> calls.add("start")))
            .andThen(DetectionListener.eventEnds(event -> calls.add("end"))));

    assertThat(calls).containsExactly("detection", "start", "end");
  }

  @Test
  void compositeIsFlat() {
    DetectionListener a = recording("a");
    DetectionListener b = recording("b");
    DetectionListener c = recording("c");

    assertThat(
            DetectionListener.composite(List.of(a.andThen(b), DetectionListener.none(), c))
                .listeners())
        .containsExactly(a, b, c);
  }

  @Test
  void compositeCallsAllBeforeItThrowsTheFirstException() {
    IllegalStateException first = new IllegalStateException("first");
    IllegalStateException second = new IllegalStateException("second");
    DetectionListener listener =
        DetectionListener.composite(
            List.of(throwing(first), recording("between"), throwing(second), recording("last")));

    assertThatThrownBy(() -> listener.onDetection(DETECTION))
        .isSameAs(first)
        .hasSuppressedException(second);
    assertThat(calls).containsExactly("between detection", "last detection");
  }

  @Test
  void compositeThrowsAnExceptionThatTwoListenersShare() {
    IllegalStateException shared = new IllegalStateException("shared");
    DetectionListener listener =
        DetectionListener.composite(List.of(throwing(shared), throwing(shared)));

    assertThatThrownBy(() -> listener.onDetection(DETECTION)).isSameAs(shared);
  }

  @Test
  void progressListenersAreCalledInTheirOrder() {
    ProgressListener first = progress -> calls.add("first");

    first.andThen(progress -> calls.add("second")).onProgress(progress());

    assertThat(calls).containsExactly("first", "second");
  }

  @Test
  void progressListenerIsCalledAfterOneThatThrows() {
    IllegalStateException failure = new IllegalStateException("broken");
    ProgressListener throwing =
        progress -> {
          throw failure;
        };

    assertThatThrownBy(
            () -> throwing.andThen(progress -> calls.add("second")).onProgress(progress()))
        .isSameAs(failure);
    assertThat(calls).containsExactly("second");
  }

  @Test
  void observersAreCalledInTheirOrder() {
    PipelineObserver first = (stage, nanos) -> calls.add("first " + stage + " " + nanos);

    first.andThen((stage, nanos) -> calls.add("second " + stage)).onStage("fusion", 5);

    assertThat(calls).containsExactly("first fusion 5", "second fusion");
  }

  @Test
  void observerIsCalledAfterOneThatThrows() {
    IllegalStateException failure = new IllegalStateException("broken");
    PipelineObserver throwing =
        (stage, nanos) -> {
          throw failure;
        };

    assertThatThrownBy(
            () -> throwing.andThen((stage, nanos) -> calls.add("second")).onStage("fusion", 5))
        .isSameAs(failure);
    assertThat(calls).containsExactly("second");
  }

  private static Progress progress() {
    return new Progress("training", 1, OptionalLong.empty(), "");
  }

  private static DetectionListener throwing(RuntimeException exception) {
    return DetectionListener.detections(
        detection -> {
          throw exception;
        });
  }
}
