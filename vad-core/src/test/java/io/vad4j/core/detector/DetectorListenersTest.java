package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PipelineObserver;
import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import io.vad4j.TrainingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DetectorListenersTest {
  private static DetectorBuilder builder() {
    return Detector.builder().scorer("change").scorer("brightness").syntheticAnomalies(0);
  }

  private static List<FrameSource> normal() {
    return LongStream.range(1, 4).mapToObj(seed -> TestClips.normal(seed, 40)).toList();
  }

  private static Detector fitted(DetectorBuilder builder) {
    return builder.fit(normal());
  }

  private static int process(DetectorSession session) {
    int detections = 0;
    for (Frame frame : TestClips.frames(9, 20, 0, 0)) {
      detections += session.process(frame).isPresent() ? 1 : 0;
    }
    return detections;
  }

  @Test
  void throwingProgressListenerDoesNotEndFitting() {
    List<Progress> reported = Collections.synchronizedList(new ArrayList<>());
    ProgressListener throwing =
        progress -> {
          throw new IllegalStateException("broken");
        };
    try (Detector detector = fitted(builder().progress(throwing).progress(reported::add))) {
      assertThat(detector.isFitted()).isTrue();
      assertThat(reported).isNotEmpty();
    }
  }

  @Test
  void progressListenerCancelsFittingByInterruptingItsThread() {
    ProgressListener cancelling =
        progress -> {
          if (progress.stage().startsWith("calibrating")) {
            Thread.currentThread().interrupt();
          }
        };
    try (Detector detector = builder().progress(cancelling).build()) {
      assertThatThrownBy(() -> detector.fit(normal())).isInstanceOf(TrainingException.class);
    }
  }

  @Test
  void interruptingAFitEndsTheTrainingOfItsScorers() throws Exception {
    try (Detector detector = Detector.builder().scorer("endless").build()) {
      FutureTask<Boolean> fit =
          new FutureTask<>(
              () -> {
                assertThatThrownBy(() -> detector.fit(normal()))
                    .isInstanceOf(TrainingException.class);
                return Thread.currentThread().isInterrupted();
              });
      Thread thread = new Thread(fit);
      thread.start();
      EndlessScorerProvider.TRAINING.await();
      thread.interrupt();

      assertThat(fit.get()).as("thread is still interrupted").isTrue();
    }
  }

  @Test
  void allListenersOfDetectorAndSessionAreCalled() {
    List<Detection> first = new ArrayList<>();
    List<Detection> second = new ArrayList<>();
    List<Detection> third = new ArrayList<>();
    try (Detector detector =
            fitted(
                builder()
                    .listener(DetectionListener.detections(first::add))
                    .listener(DetectionListener.detections(second::add)));
        DetectorSession session = detector.newSession(DetectionListener.detections(third::add))) {
      assertThat(process(session)).isPositive();
    }

    assertThat(first).isNotEmpty().isEqualTo(second).isEqualTo(third);
  }

  @Test
  void observersGetTheStagesOfAFrameInOrder() {
    List<String> ofDetector = new ArrayList<>();
    List<String> ofSession = new ArrayList<>();
    try (Detector detector = fitted(builder().observer((stage, nanos) -> ofDetector.add(stage)));
        DetectorSession session =
            detector.newSession(DetectionListener.none(), (stage, nanos) -> ofSession.add(stage))) {
      process(session);
    }

    assertThat(ofDetector)
        .endsWith(
            "preprocess", "change", "brightness", PipelineObserver.FUSION, PipelineObserver.EVENT)
        .isEqualTo(ofSession);
  }

  @Test
  void throwingObserverDoesNotEndTheStream() {
    PipelineObserver throwing =
        (stage, nanos) -> {
          throw new IllegalStateException("broken");
        };
    try (Detector detector = fitted(builder());
        DetectorSession session = detector.newSession(DetectionListener.none(), throwing)) {
      assertThat(process(session)).isPositive();
    }
  }
}
