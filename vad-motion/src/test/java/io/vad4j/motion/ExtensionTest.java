package io.vad4j.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.ModelInfo;
import io.vad4j.SyntheticValidation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A board is hoisted along a house again and again: harmless, and new to the detector. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExtensionTest {
  private static final int LATER = 10;

  private final NewRoutine routine = new NewRoutine(2);
  @TempDir static Path folder;
  private Detector detector;
  private Detector extended;
  private SyntheticValidation before;
  private SyntheticValidation after;

  @BeforeAll
  void extend() {
    try (Detector fitted =
        Detector.builder()
            .scorer("direction")
            .scorer("appearance")
            .scorer("stationary-object")
            .folds(1)
            .seed(1)
            .fit(
                IntStream.range(0, 4)
                    .mapToObj(i -> routine.scene().normalClip(100 + i, 500).open())
                    .toList())) {
      fitted.save(folder.resolve("original.vad"));
    }
    detector = Detector.load(folder.resolve("original.vad"));
    extended = detector.extend(routine.clips(200, 3));
    before = validate(detector);
    after = validate(extended);
  }

  @AfterAll
  void close() {
    extended.close();
    detector.close();
  }

  /** The number of later occurrences during which an event begins where they are. */
  private int alarms(Detector examined) {
    int alarms = 0;
    for (FrameSource clip : routine.clips(300, LATER)) {
      List<AnomalyEvent> events = new ArrayList<>();
      DetectionListener listener =
          new DetectionListener() {
            @Override
            public void onEventEnd(AnomalyEvent event) {
              events.add(event);
            }
          };
      try (Stream<Detection> detections = examined.detect(clip, listener)) {
        detections.forEach(detection -> {});
      }
      alarms += events.stream().anyMatch(event -> NewRoutine.isAt(event.region())) ? 1 : 0;
    }
    return alarms;
  }

  private SyntheticValidation validate(Detector examined) {
    return examined.validate(
        routine.scene().normalClip(400, 400).open(), routine.scene().normalClip(401, 400).open());
  }

  private static double found(SyntheticValidation validation) {
    return validation.cases().stream()
        .mapToInt(one -> one.detected() ? 1 : 0)
        .average()
        .orElseThrow();
  }

  @Test
  void threeClipsOfARoutineSilenceIt() {
    assertThat(alarms(detector)).isGreaterThanOrEqualTo(9);
    assertThat(alarms(extended)).isLessThanOrEqualTo(LATER / 10);
  }

  @Test
  void pseudoAnomaliesAreStillFound() {
    assertThat(before.cases()).hasSizeGreaterThan(50);
    assertThat(found(after)).isCloseTo(found(before), within(0.03));
  }

  @Test
  void originalDetectorStaysAsItIs() {
    ModelInfo info = detector.info();
    try (Detector other = detector.extend(routine.clips(210, 1))) {
      assertThat(other.info().trainingSources()).hasSize(info.trainingSources().size() + 1);
    }

    assertThat(detector.info()).isEqualTo(info);
    assertThat(validate(detector)).isEqualTo(before);
  }

  @Test
  void sameClipsGiveTheSameDetector() {
    try (Detector again = detector.extend(routine.clips(200, 3))) {
      assertThat(again.info()).isEqualTo(extended.info());
      assertThat(validate(again)).isEqualTo(after);
    }
  }

  @Test
  void extensionIsSavedAndLoaded() {
    extended.save(folder.resolve("extended.vad"));
    try (Detector loaded = Detector.load(folder.resolve("extended.vad"))) {
      assertThat(loaded.info().channelThresholds()).isEqualTo(extended.info().channelThresholds());
      assertThat(validate(loaded)).isEqualTo(after);
    }
  }

  @Test
  void extendedDetectorOutlivesTheOriginal() {
    Detector other = Detector.load(folder.resolve("original.vad"));
    Detector last = other.extend(routine.clips(200, 1));
    other.close();

    try (last) {
      assertThat(validate(last).cases()).isNotEmpty();
    }
  }
}
