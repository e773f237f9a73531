package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.SourceInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameRateTest {
  @TempDir Path folder;

  private final List<Double> reported = new ArrayList<>();
  private final DetectionListener listener =
      new DetectionListener() {
        @Override
        public void onFrameRateMismatch(double frameRate, double trainingFrameRate) {
          reported.add(frameRate);
          reported.add(trainingFrameRate);
        }
      };

  /** Fitted on clips of 10 frames a second. */
  private static Detector fitted() {
    return Detector.builder()
        .scorer("change")
        .fit(LongStream.range(1, 4).mapToObj(seed -> TestClips.normal(seed, 100)).toList());
  }

  /** Images without times, for which 25 frames a second are assumed. */
  private static FrameSource images() {
    FrameSource frames = TestClips.normal(9, 60).withFrameRate(25);
    return new FrameSource() {
      @Override
      public SourceInfo info() {
        return new SourceInfo(
            "images", 64, 48, OptionalDouble.of(25), OptionalLong.of(60), false, false);
      }

      @Override
      public Optional<Frame> next() {
        return frames.next();
      }

      @Override
      public void close() {}
    };
  }

  private List<Detection> detections(Detector detector, FrameSource source) {
    try (Stream<Detection> stream = detector.detect(source, listener)) {
      return stream.toList();
    }
  }

  @Test
  void theModelKnowsWhatItLearnedFrom() {
    Path file = folder.resolve("model.vad");
    try (Detector detector = fitted()) {
      detector.save(file);
    }
    try (Detector loaded = Detector.load(file)) {
      assertThat(loaded.info().frameRate()).hasValue(10);
      assertThat(loaded.info().offeredFrames()).isEqualTo(300);
      assertThat(loaded.info().offeredTime()).isEqualTo(Duration.ofMillis(3 * 9900));
    }
  }

  @Test
  void imagesWithoutTimesAreReadAtTheRateOfTheTrainingVideo() {
    try (Detector detector = fitted()) {
      List<Detection> detections = detections(detector, images());

      assertThat(detections.get(8).timestamp()).isEqualTo(Duration.ofMillis(900));
      assertThat(detections).isEqualTo(detections(detector, TestClips.normal(9, 60)));
    }
    assertThat(reported).isEmpty();
  }

  @Test
  void watchedImagesHaveTheTimesOfTheirDetections() {
    List<Duration> times = new ArrayList<>();
    try (Detector detector = fitted();
        FrameSource images = images()) {
      detector.watch(
          images,
          (frame, detection) -> {
            assertThat(frame.timestamp()).isEqualTo(detection.timestamp());
            times.add(frame.timestamp());
          });
    }

    assertThat(times).element(8).isEqualTo(Duration.ofMillis(900));
  }

  @Test
  void anotherStatedRateIsReportedAtTheFirstFrame() {
    try (Detector detector = fitted();
        Stream<Detection> stream =
            detector.detect(TestClips.normal(9, 60).withFrameRate(25), listener)) {
      stream.findFirst();
    }

    assertThat(reported).containsExactly(25.0, 10.0);
  }

  @Test
  void anotherRateOfTimestampsIsReportedOnce() {
    FrameSource faster = TestClips.normal(9, 60).withFrameRate(20);
    try (Detector detector = fitted();
        DetectorSession session = detector.newSession(listener)) {
      for (Optional<Frame> f = faster.next(); f.isPresent(); f = faster.next()) {
        session.process(f.get());
      }
    }

    assertThat(reported).hasSize(2);
    assertThat(reported.get(0)).isBetween(19.9, 20.1);
  }

  /** A camera that lowers its rate at night, and raises it in the morning. */
  @Test
  void aRateThatChangesIsReportedEachTimeItDiffers() {
    List<Frame> frames = TestClips.frames(9, 1000, 1000, 1000);
    Duration time = Duration.ZERO;
    try (Detector detector = fitted();
        DetectorSession session = detector.newSession(listener)) {
      for (Frame frame : frames) {
        boolean night = frame.index() / 250 % 2 == 1;
        time = time.plusMillis(night ? 200 : 100);
        session.process(frame.withPosition(frame.index(), time));
      }
    }

    assertThat(reported).hasSize(4);
    assertThat(reported.get(0)).isBetween(4.9, 8.9);
    assertThat(reported.get(2)).isBetween(4.9, 8.9);
  }

  /**
   * A camera whose rate is now a little less than the limit from that of the training, now more.
   */
  @Test
  void aRateThatVariesAboutTheLimitIsReportedOnce() {
    Duration time = Duration.ZERO;
    try (Detector detector = fitted();
        DetectorSession session = detector.newSession(listener)) {
      for (Frame frame : TestClips.frames(9, 1000, 1000, 1000)) {
        boolean slower = frame.index() / 125 % 2 == 1;
        time = time.plusMillis(slower ? 114 : 107);
        session.process(frame.withPosition(frame.index(), time));
      }
    }

    assertThat(reported).hasSize(2);
  }

  @Test
  void learningFromImagesWithoutTimesIsAWarningOfTheModel() {
    try (Detector detector = Detector.builder().scorer("change").fit(images())) {
      assertThat(detector.info().warnings())
          .anyMatch(warning -> warning.startsWith("images has no frame rate, and 25"));
    }
  }

  @Test
  void calibrationVideoOfAnotherRateIsAWarningOfTheModel() {
    try (Detector detector = fitted();
        Detector calibrated = detector.calibrate(TestClips.normal(5, 100).withFrameRate(25))) {
      assertThat(calibrated.info().warnings()).anyMatch(warning -> warning.contains("frame rate"));
      assertThat(calibrated.info().frameRate()).hasValue(10);
    }
  }
}
